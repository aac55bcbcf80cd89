#include <stdio.h>
#include <stdlib.h>
#include <setjmp.h>
#include <errno.h>
#include <string.h>
#include <math.h>
#include <stdarg.h>
static jmp_buf env; static int depth;
static void deep(int n) { volatile char pad[32]; pad[0] = n; depth = n; if (n == 10) longjmp(env, 77); deep(n + 1); }
static jmp_buf qenv; static int calls;
static int badcmp(const void *a, const void *b) { if (++calls == 3) longjmp(qenv, 5); return *(const int *)a - *(const int *)b; }
static void bye(void) { puts("bye"); } static void bye2(void) { puts("bye2"); }
static int sum(int n, ...) { va_list ap, aq; va_start(ap, n); va_copy(aq, ap); int s = 0; for (int i = 0; i < n; i++) s += va_arg(ap, int); s *= 100; for (int i = 0; i < n; i++) s += va_arg(aq, int); va_end(ap); va_end(aq); return s; }
static double mix(const char *f, ...) { va_list ap; va_start(ap, f); double r = 0; for (; *f; f++) switch (*f) { case 'i': r += va_arg(ap, int); break; case 'l': r += va_arg(ap, long long); break; case 'd': r += va_arg(ap, double); break; case 'L': r += va_arg(ap, long double); break; case 's': { struct S { int a, b; char c; } x = va_arg(ap, struct S); r += x.a + x.b + x.c; } } return r; }
struct S { int a, b; char c; };
static int vp(const char *f, ...) { va_list ap; va_start(ap, f); int r = vprintf(f, ap); va_end(ap); return r; }
typedef struct { double d; int i[3]; char s[5]; } Big;
static Big mk(int x) { Big b = {x * 1.5, {x, x + 1, x + 2}, "abc"}; return b; }
static int use(Big b) { b.i[0] += 5; return b.i[0] + b.i[2] + (int)b.d + b.s[1]; }
int main(void) {
  volatile int v = 1; int r = setjmp(env); printf("setjmp %d depth %d v %d\n", r, depth, v); if (r == 0) { v = 2; deep(0); }
  int a[] = {3, 1, 2, 5, 4}; if ((r = setjmp(qenv)) == 0) qsort(a, 5, 4, badcmp); printf("q %d %d\n", r, calls);
  atexit(bye); atexit(bye2);
  printf("%d\n", sum(4, 1, 2, 3, 4)); printf("%g\n", mix("ilddLs", 1, 10000000000LL, 2.5, 3.25, (long double)4.125, (struct S){1, 2, 3}));
  vp("%d %s %.2f\n", 5, "five", 5.5);
  Big b = mk(3); printf("%d %d %g\n", use(b), b.i[0], b.d);
  FILE *f = fopen("/nonexistent/x", "r"); printf("%d %d\n", f == 0, errno == ENOENT);
  f = tmpfile(); fprintf(f, "line %d\nsecond\n", 1); rewind(f); char s[20]; while (fgets(s, 20, f)) printf("got %s", s); fseek(f, 5, SEEK_SET); printf("%c %ld\n", fgetc(f), ftell(f)); fclose(f);
  fputs("out ", stdout); fwrite("abcdef", 2, 2, stdout); putc('\n', stdout); fflush(stdout);
  switch (r) { case 5: puts("five"); break; default: puts("other"); }
  void *lab[] = {&&l1, &&l2}; goto *lab[r & 1]; l1: puts("l1"); l2: puts("l2");
  _Static_assert(1, ""); int vla[r]; for (int i = 0; i < r; i++) vla[i] = i * i; printf("%d\n", vla[r - 1]);
  char *al = __builtin_alloca(100); strcpy(al, "alloca"); puts(al);
  exit(300);
}
