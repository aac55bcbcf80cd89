/*
 * A C program on bare metal, by way of clang:
 *
 *   clang -m32 -O1 -S -emit-llvm examples/primes.c -o /tmp/primes.ll
 *   npx ts-jit compile /tmp/primes.ll -o /tmp/primes.elf
 *   npx ts-jit run /tmp/primes.ll -- 100
 */
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  int limit = argc > 1 ? atoi(argv[1]) : 50;
  char *composite = calloc(limit + 1, 1);
  if (composite == NULL) return 1;
  int count = 0;
  for (int n = 2; n <= limit; n++) {
    if (composite[n]) continue;
    printf("%d ", n);
    count++;
    for (int multiple = 2 * n; multiple <= limit; multiple += n) composite[multiple] = 1;
  }
  printf("\n%d primes up to %d\n", count, limit);
  free(composite);
  return 0;
}
