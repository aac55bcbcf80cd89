#include <stdio.h>
#include <math.h>
#include <stdint.h>
#include <string.h>
static void p(const char *n, double x) { uint64_t u; memcpy(&u, &x, 8); if (x != x) printf("%s nan\n", n); else printf("%s %.17g %016llx\n", n, x, (unsigned long long)u); }
static void pf(const char *n, float x) { uint32_t u; memcpy(&u, &x, 4); if (x != x) printf("%s nan\n", n); else printf("%s %.9g %08x\n", n, x, u); }
int main(void) {
  volatile double v[] = {0.0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3.7, -3.7, 1e10, 1e300, 5e-324, INFINITY, -INFINITY, NAN, 4503599627370497.5, 0.49999999999999994};
  for (int i = 0; i < 19; i++) { double x = v[i];
    p("floor", floor(x)); p("ceil", ceil(x)); p("trunc", trunc(x)); p("round", round(x)); p("rint", rint(x)); p("nearbyint", nearbyint(x)); p("fabs", fabs(x)); p("sqrt", sqrt(x));
    pf("floorf", floorf(x)); pf("roundf", roundf(x)); pf("sqrtf", sqrtf(x)); pf("truncf", truncf(x));
    int e; p("frexp", frexp(x, &e)); if (isfinite(x)) printf("%d\n", e); double ip; p("modf", modf(x, &ip)); p("ip", ip);
    p("ldexp", ldexp(x, 3)); p("scalbn", scalbn(x, -1074)); p("logb", logb(x)); printf("%d %d %d %d %d\n", isnan(x), isinf(x) != 0, signbit(x) != 0, fpclassify(x), isnormal(x) != 0);
    for (int j = 0; j < 19; j++) { double y = v[j]; p("fmod", fmod(x, y)); p("rem", remainder(x, y)); p("fmin", fmin(x, y)); p("fmax", fmax(x, y)); p("fdim", fdim(x, y)); p("cs", copysign(x, y)); p("na", nextafter(x, y)); p("fma", fma(x, y, v[(i + j) % 19])); pf("fmaf", fmaf(x, y, v[(i + j) % 19])); p("hyp", hypot(x,y)); printf("%d%d%d%d%d%d\n", x < y, x <= y, x > y, x == y, x != y, isunordered(x, y)); }
    if (fabs(x) < 1e9) printf("%ld %lld %ld\n", lround(x), llround(x), lrint(x));
    printf("%a\n", x);
  }
  volatile float a = 16777216.0f, b = 1.0f; pf("add", a + b); pf("mul", 1.1f * a); pf("div", b / 3.0f); p("ext", b / 3.0f);
  volatile long double L = 1.0L / 3; printf("%.20Lg %.20Lg %.20Lg %.20Lg\n", L, L * 3, sqrtl(L), fabsl(-L)); printf("%d %lld %Lf\n", (int)(L * 10), (long long)(L * 1e18L), floorl(L * 100));
  printf("%.15g %.15g %.15g %.15g\n", sin(1.0), cos(1.0), exp(1.0), log(10.0)); printf("%.14g %.14g %.14g\n", pow(2, 0.5), atan2(1, -1), tgamma(5));
  printf("%.6f %.6f %.6f %.6f\n", sinf(1), expf(2), logf(3), powf(2, 0.3f));
  return 0;
}
