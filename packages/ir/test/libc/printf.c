#include <stdio.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <stdint.h>
#include <stddef.h>
#include <inttypes.h>
int main(void) {
  double v[] = {0, -0.0, 1, -1, 0.5, 1.5, 2.5, 0.1, 123456.789, 1e10, 1e-10, 1e100, 1e-100, DBL_MAX, DBL_MIN, 4.9e-324, 9999995, 0.00001234, 0.0001, 100000, 1e6, 1e15, 1e16, 1e17, 123456789012345678.0, INFINITY, -INFINITY, 9.995, 99.95, 0.05, 2.0/3, 1e23, 5e-324*3};
  const char *f[] = {"%f","%e","%g","%a","%.0f","%.1f","%.2f","%.3e","%.0e","%#.0f","%#.0e","%G","%E","%.10g","%.17g","%#g","%+f","% f","%010.2f","%-12.3f|","%20e","%+.3a","%.0a","%A","%.20f","%.30e","%#.3x%f"};
  for (int i = 0; i < (int)(sizeof v / sizeof *v); i++) {
    for (int j = 0; j < 26; j++) { printf(f[j], v[i]); printf(" "); }
    printf("\n");
    printf("%Lf %Le %Lg %La %.3La %.0Lf\n", (long double)v[i], (long double)v[i], (long double)v[i], (long double)v[i], (long double)v[i], (long double)v[i]);
  }
  printf("%f %F\n", NAN, NAN);
  printf("%Lg %La\n", LDBL_MAX, LDBL_MIN);
  printf("%.400f|\n", DBL_MIN);
  int iv[] = {0, 1, -1, 42, -42, INT32_MAX, INT32_MIN, 255, 65536};
  const char *g[] = {"%d","%i","%u","%x","%X","%o","%#x","%#o","%+d","% d","%05d","%-8d|","%8d","%.3d","%8.3d","%-8.3d|","%08.3d","%.0d","%hd","%hhd","%hu","%hhu","%hhx","%#X","%#08x","%+08d","%#.5o","%#10x|","%c|"};
  for (int i = 0; i < 9; i++) { for (int j = 0; j < 28; j++) { printf(g[j], iv[i]); printf(" "); } printf("\n"); }
  long long lv[] = {0, -1, INT64_MAX, INT64_MIN, 1234567890123LL};
  for (int i = 0; i < 5; i++) printf("%lld %llu %llx %#llX %llo %20lld %-20lld| %020lld %+lld %jd %" PRIu64 "\n", lv[i], lv[i], lv[i], lv[i], lv[i], lv[i], lv[i], lv[i], lv[i], (intmax_t)lv[i], (uint64_t)lv[i]);
  printf("%s|%10s|%-10s|%.3s|%10.2s|%*s|%-*s|%.*s|\n", "hello", "hi", "hi", "hello", "hello", 7, "x", 7, "x", 2, "hello");
  printf("%c%c%5c%-5c|\n", 'a', 'b', 'c', 'd');
  printf("%%|%p|%10p|\n", (void*)0, (void*)0x1234);
  int n; printf("abc%n", &n); printf("%d\n", n);
  printf("%zu %zd %td %ld %lu\n", sizeof(int), (size_t)-1, (ptrdiff_t)-5, -7L, 7UL);
  char buf[16]; n = snprintf(buf, sizeof buf, "%s", "a very long string indeed"); printf("%d %s\n", n, buf);
  n = snprintf(0, 0, "%d", 12345); printf("%d\n", n);
  sprintf(buf, "%05.1f|%s", 3.14159, "x"); puts(buf);
  printf("|%-5d|%+5d|% 5d\n", 1, 2, 3);
  printf("%'d\n", 1234567);
  printf("%.3s|%.0s|%.s|\n", "abcdef", "abc", "abc");
  printf("%-+8d|%- 8d|%+-8.3d|\n", 5, 5, 5);
  printf("%lc%ls\n", L'x', L"wide");
  return 0;
}
