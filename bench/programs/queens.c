/* Calls and branches: the queens' problem by recursion. */
#include <stdio.h>

static int place(unsigned columns, unsigned left, unsigned right, unsigned all) {
  if (columns == all) return 1;
  int count = 0;
  for (unsigned open = all & ~(columns | left | right); open != 0; open &= open - 1) {
    unsigned bit = open & -open;
    count += place(columns | bit, (left | bit) << 1, (right | bit) >> 1, all);
  }
  return count;
}

int main(void) {
  printf("%d\n", place(0, 0, 0, (1u << 15) - 1));
  return 0;
}
