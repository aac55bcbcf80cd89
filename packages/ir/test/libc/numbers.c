#include <stdio.h>
#include <stdlib.h>
#include <errno.h>
#include <string.h>
int main(void) {
  int a, b, n; unsigned u; char s[64], c, set[20]; float f; double d; long double ld; long long ll; short h; signed char hh; void *p;
  n = sscanf("12 -34 0x1f 077 abc", "%d %d %x %o %s", &a, &b, &u, (unsigned*)&n, s); printf("%d %d %d %u %s\n", n, a, b, u, s);
  n = sscanf("3.5e2 -1.25 0x1.8p3 1e400", "%f %lf %lf %Lf", &f, &d, &d, &ld); printf("%d %g %g %Lg\n", n, f, d, ld);
  n = sscanf("hello,world 99", "%[^,],%s %i", s, set, &a); printf("%d %s %s %d\n", n, s, set, a);
  n = sscanf("0x1A 017 12", "%i %i %i", &a, &b, &n); printf("%d %d %d\n", a, b, n);
  n = sscanf("abc", "%d", &a); printf("%d\n", n);
  n = sscanf("", "%d", &a); printf("%d\n", n);
  n = sscanf("12345678", "%3d%2d%c%n", &a, &b, &c, &n); printf("%d %d %c %d\n", a, b, c, n);
  n = sscanf("  x y", "%c%c %c", &c, s, set); printf("%d [%c][%c][%c]\n", n, c, s[0], set[0]);
  n = sscanf("9223372036854775807 300 70000", "%lld %hhd %hd", &ll, &hh, &h); printf("%d %lld %d %d\n", n, ll, hh, h);
  n = sscanf("aaabbbccc", "%[a-b]%*[b]%s", s, set); printf("%d %s\n", n, s);
  n = sscanf("50% done", "%d%% %s", &a, s); printf("%d %d %s\n", n, a, s);
  n = sscanf("]x", "%[]x]", s); printf("%d %s\n", n, s);
  n = sscanf("1,2,3", "%d,%d,%d", &a, &b, &n); printf("%d %d %d\n", a, b, n);
  n = sscanf("inf nan -infinity", "%lf %f %lf", &d, &f, &d); printf("%d %f %d\n", n, d, f != f);
  const char *nums[] = {"123", "  -77xyz", "0x7fffffff", "99999999999999999999", "-99999999999999999999", "0", "", "abc", "0b101", "077", "+5", "zz", "0x", "-0x10", " 0x1G"};
  for (int i = 0; i < 15; i++) for (int base = 0; base <= 36; base += (base == 0 ? 8 : base == 8 ? 2 : base == 10 ? 6 : 20)) {
    char *e; errno = 0; long l = strtol(nums[i], &e, base); int er = errno; errno = 0; unsigned long ul = strtoul(nums[i], 0, base); int er2 = errno;
    long long q = strtoll(nums[i], 0, base); unsigned long long uq = strtoull(nums[i], 0, base);
    printf("%s/%d: %ld %d %d %lu %d %lld %llu\n", nums[i], base, l, (int)(e - nums[i]), er, ul, er2, q, uq);
  }
  const char *fl[] = {"1.5", "-2.5e3x", ".5", "5.", "1e", "1e+", "0x1p4", "0x.8", "inf", "INFINITYx", "nan", "nan(12)", "1e400", "1e-400", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623158e308", "1.7976931348623159e308", "9007199254740993", "0.1", "123456789012345678901234567890", "  +7", "-", ".", "e5", "0x", "1.00000005960464477539062", "16777217"};
  for (int i = 0; i < 29; i++) { char *e; errno = 0; double x = strtod(fl[i], &e); printf("%s: %.17g %d %d ", fl[i], x, (int)(e - fl[i]), errno); errno = 0; float y = strtof(fl[i], 0); printf("%.9g %d ", y, errno); printf("%.21Lg %d\n", strtold(fl[i], 0), atoi(fl[i])); }
  while ((n = scanf("%d", &a)) == 1) printf("in %d\n", a);
  printf("end %d\n", n);
  if (fgets(s, sizeof s, stdin)) printf("line %s", s);
  int ch; while ((ch = getchar()) != EOF) putchar(ch);
  printf("eof %d\n", feof(stdin));
  return 0;
}
