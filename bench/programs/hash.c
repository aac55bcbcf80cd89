/* 64-bit arithmetic on a 32-bit machine: multiplications, rotations, exclusive ors. */
#include <stdint.h>
#include <stdio.h>

int main(void) {
  uint64_t state[4] = {1, 2, 3, 4}, sum = 0;
  for (int i = 0; i < 60000000; i++) {
    uint64_t t = state[1] << 17;
    sum += (state[1] * 5 << 7 | state[1] * 5 >> 57) * 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= t;
    state[3] = state[3] << 45 | state[3] >> 19;
  }
  printf("%016llx\n", (unsigned long long)sum);
  return 0;
}
