/* Integer arithmetic, comparisons and branches, nothing else. */
int main(void) {
  unsigned state = 12345, odd = 0;
  for (int i = 0; i < ROUNDS; i++) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    if (state % 3 == 1) odd += state & 7;
  }
  return (int)(odd & 127);
}
