/* Matrix multiplication in float: what a vectoriser is for. */
#include <stdio.h>

#define N 320
static float a[N][N], b[N][N], c[N][N];

int main(void) {
  for (int i = 0; i < N; i++)
    for (int j = 0; j < N; j++) {
      a[i][j] = (float)((i * 3 + j) % 7);
      b[i][j] = (float)((i + j * 5) % 11);
    }
  for (int round = 0; round < 80; round++)
    for (int i = 0; i < N; i++)
      for (int k = 0; k < N; k++)
        for (int j = 0; j < N; j++) c[i][j] += a[i][k] * b[k][j];
  printf("%g\n", c[17][31]);
  return 0;
}
