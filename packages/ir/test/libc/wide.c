#define _GNU_SOURCE
#include <wchar.h>
#include <wctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <math.h>
#include <inttypes.h>
#include <errno.h>
#define SG(x) ((x) > 0 ? 1 : (x) < 0 ? -1 : 0)
static void show(const wchar_t *s) { for (; *s; s++) printf("%lc", (wint_t)*s); puts(""); }
static void wide(void) {
  wchar_t a[32] = L"hello", b[32], *save, *end;
  printf("%zu %zu %zu\n", wcslen(a), wcsnlen(a, 3), wcsnlen(a, 30));
  printf("%d %d %d %d\n", SG(wcscmp(L"a", L"b")), wcscmp(L"x", L"x"), SG(wcsncmp(L"abd", L"abc", 2)), SG(wcscoll(L"b", L"a")));
  show(wcscpy(b, a)); show(wcscat(b, L" world")); show(wcsncat(b, L"!!!", 2)); show(wcsncpy(b, L"abc", 2));
  wcsncpy(b, L"xy", 5); printf("%d %d\n", (int)b[1], (int)b[4]);
  printf("%td %td %d\n", wcschr(a, L'l') - a, wcsrchr(a, L'l') - a, wcschr(a, L'z') == 0);
  printf("%td %d %td\n", wcsstr(a, L"ll") - a, wcsstr(a, L"lo!") == 0, wcsstr(a, L"") - a);
  printf("%zu %zu %td %d\n", wcsspn(a, L"hel"), wcscspn(a, L"o"), wcspbrk(a, L"ol") - a, wcspbrk(a, L"z") == 0);
  wchar_t t[] = L" one, two,three"; for (wchar_t *q = wcstok(t, L" ,", &save); q; q = wcstok(0, L" ,", &save)) show(q);
  wmemset(b, L'z', 4); b[4] = 0; show(b); wmemcpy(b, a, 2); show(b); wmemmove(b + 1, b, 3); show(b);
  printf("%d %d %d\n", SG(wmemcmp(L"abc", L"abd", 3)), wmemcmp(L"abc", L"abd", 2), wmemchr(a, L'o', 4) == 0);
  wchar_t *d = wcsdup(L"copy"); show(d); free(d); printf("%zu\n", wcsxfrm(b, L"sort", 32)); show(b);
  printf("%ld %lu %d\n", wcstol(L" -42x", &end, 10), wcstoul(L"ff", 0, 16), (int)*end);
  double x = wcstod(L"2.5e1rest", &end); printf("%g %lc\n", x, (wint_t)*end);
  printf("%lld %llu\n", wcstoll(L"-9000000000", 0, 0), wcstoull(L"0x1ffffffff", 0, 0));
  for (int c = 0; c < 130; c += 7) printf("%d%d%d%d%d%d ", !!iswalpha(c), !!iswdigit(c), !!iswspace(c), !!iswpunct(c), !!iswprint(c), !!iswxdigit(c)); puts("");
  printf("%lc%lc %d %d\n", towupper(L'q'), towlower(L'Q'), !!iswctype(L'5', wctype("digit")), wctype("none") == 0);
  printf("%lc %d %d\n", (wint_t)towctrans(L'a', wctrans("toupper")), !!iswlower(0xe9), (int)towupper(0xe9));
}
static void multibyte(void) {
  mbstate_t state; memset(&state, 0, sizeof state); wchar_t w = 7, wide[16]; char bytes[16]; const char *s = "many"; const wchar_t *ws = L"wide";
  printf("%d %d %d %d\n", btowc('a'), btowc(EOF), wctob(L'b'), wctob(0x100));
  printf("%zu %d ", mbrtowc(&w, "xyz", 3, &state), (int)w); printf("%zu %d\n", mbrtowc(&w, "", 1, &state), (int)w);
  printf("%d %d %d\n", (int)mbrtowc(&w, "q", 0, &state), mbsinit(&state), (int)mbrlen("k", 1, &state));
  printf("%d %d %d %d\n", mblen("a", 1), mblen("", 1), mbtowc(&w, "p", 1), wctomb(bytes, L'r'));
  printf("%zu %zu\n", mbstowcs(wide, "text", 16), mbstowcs(0, "longer", 0)); show(wide);
  printf("%zu %.4s %zu\n", wcstombs(bytes, L"back", 16), bytes, wcstombs(0, L"four", 0));
  printf("%zu %d ", mbsrtowcs(wide, &s, 2, &state), *s); printf("%zu %d\n", mbsrtowcs(wide, &s, 9, &state), s == 0);
  printf("%zu %d ", wcsrtombs(bytes, &ws, 3, &state), (int)*ws); printf("%zu %d\n", wcsrtombs(bytes, &ws, 9, &state), ws == 0);
  errno = 0; printf("%zu %d\n", wcrtomb(bytes, L'c', &state), (int)wcrtomb(bytes, 0x20ac, &state)); printf("%d\n", errno == EILSEQ);
}
static void times(void) {
  time_t some[] = {0, 1000000000, 1234567890, 951782400, 1704067199, -86400, 1609459200, 1483228800};
  const char *formats[] = {"%a %A %b %B %h", "%c", "%C %d %D %e %F", "%g %G %V %u %w %U %W", "%H %I %j %m %M %p %P %k %l", "%r %R %S %T %x %X %y %Y %% %n%t|%s", "%Ey %Od %z %Z"};
  char text[128];
  for (unsigned at = 0; at < sizeof some / sizeof *some; at++) {
    struct tm *t = gmtime(&some[at]);
    printf("%s", asctime(t));
    for (unsigned f = 0; f < sizeof formats / sizeof *formats; f++) { if (f == 5 && some[at] < 0) continue; printf("%zu ", strftime(text, sizeof text, formats[f], t)); puts(text); }
    printf("%s", ctime(&some[at]));
  }
  struct tm t; memset(&t, 0, sizeof t); t.tm_year = 124; t.tm_mon = 13; t.tm_mday = 31; t.tm_hour = 25; t.tm_min = -5; t.tm_sec = 61;
  printf("%ld ", (long)timegm(&t)); printf("%d %d %d %d %d %d %d %d\n", t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday, t.tm_yday);
  struct tm r; printf("%d %s", gmtime_r(&some[1], &r) == &r, asctime_r(&r, text)); printf("%zu\n", strftime(text, 5, "%Y-%m", &r));
  printf("%g\n", difftime(some[1], some[0]));
}
static void rest(void) {
  char b[16] = "ab"; int q;
  printf("%zu %s %zu\n", strxfrm(b, "xfrm", sizeof b), b, strxfrm(0, "length", 0));
  printf("%td %s %d\n", (char *)memccpy(b, "stop here", 'p', 9) - b, "", memccpy(b, "none", 'z', 4) == 0);
  printf("%d %d %d %d\n", ffs(0), ffs(8), ffsl(-2147483647 - 1), ffsll(1LL << 40));
  printf("%lld %lld %lld\n", (long long)imaxabs(-5), (long long)imaxdiv(17, 5).quot, (long long)imaxdiv(-17, 5).rem);
  double pairs[][2] = {{10, 3}, {-10, 3}, {7.5, 2}, {1e20, 7}, {5, -2}, {0, 1}, {3, 8}};
  for (unsigned at = 0; at < 7; at++) { double r = remquo(pairs[at][0], pairs[at][1], &q); printf("%g %d, ", r, q); r = remquof(pairs[at][0], pairs[at][1], &q); printf("%g %d; ", r, q); } puts("");
  printf("%a %a %a %a\n", nexttoward(1.0, 2.0L), nexttoward(1.0, 1.0L), nexttowardf(1.0f, 0.5L), nexttoward(0.0, -1.0L));
  fpos_t place; FILE *f = tmpfile(); if (f) { fputs("position", f); fflush(f); rewind(f); fgetc(f); fgetpos(f, &place); fgetc(f); fgetc(f); fsetpos(f, &place); printf("%c\n", fgetc(f)); fclose(f); }
}
int main(void) { wide(); multibyte(); times(); rest(); return 0; }
