/* Primes: byte stores and loads with growing strides. */
#include <stdio.h>
#include <string.h>

static unsigned char composite[2000000];

int main(void) {
  unsigned count = 0;
  for (int round = 0; round < 60; round++) {
    memset(composite, 0, sizeof composite);
    count = 0;
    for (unsigned n = 2; n < sizeof composite; n++) {
      if (composite[n]) continue;
      count++;
      for (unsigned m = 2 * n; m < sizeof composite; m += n) composite[m] = 1;
    }
  }
  printf("%u\n", count);
  return 0;
}
