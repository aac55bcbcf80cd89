/* Loads and stores: an in-place shuffle of a table, and sums of neighbours. */
static unsigned table[4096];
int main(void) {
  for (unsigned i = 0; i < 4096; i++) table[i] = i * 2654435761u;
  unsigned at = 0;
  for (int i = 0; i < ROUNDS; i++) {
    unsigned other = table[at] & 4095, kept = table[other];
    table[other] = table[at] + table[(at + 1) & 4095];
    table[at] = kept;
    at = (at + 17) & 4095;
  }
  return (int)(table[99] & 127);
}
