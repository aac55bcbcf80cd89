/* Double arithmetic: the logistic map, with comparisons and conversions. */
int main(void) {
  double x = 0.3, sum = 0;
  for (int i = 0; i < ROUNDS; i++) {
    x = 3.7 * x * (1.0 - x);
    if (x > 0.5) sum += x;
    sum -= (double)(i & 3) * 0.125;
  }
  return (int)(sum < 0 ? -sum : sum) & 127;
}
