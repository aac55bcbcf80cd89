#include <stdio.h>
int f(int n) { volatile int a[20]; a[n % 20] = n; if (n == 0) return 0; int r = f(n - 1) + 1; return r + (a[n % 20] != n); }
int g(int n) { char big[100000]; big[n] = 1; return n == 0 ? 1 : g(n - 1) + big[n]; }
int main(void) { printf("%d\n", f(30000)); printf("%d\n", f(3000)); printf("%d\n", g(60)); for (int i = 0; i < 5; i++) printf("%d\n", f(2000 * i)); return 3; }
