#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <stdlib.h>
#include <ctype.h>
#define SG(x) ((x) > 0 ? 1 : (x) < 0 ? -1 : 0)
int cmp(const void *a, const void *b) { return *(int*)a - *(int*)b; }
int cmps(const void *a, const void *b) { return strcmp(*(char**)a, *(char**)b); }
int main(int argc, char **argv) {
  char b[64] = "hello", c[64];
  printf("%d %s %s\n", argc, argv[1], argv[2]);
  printf("%zu %zu\n", strlen(b), strnlen(b, 3)); strcpy(c, b); strcat(c, " world"); puts(c); strncat(c, "!!!!", 2); puts(c);
  strncpy(b, "abc", 10); printf("%s %d\n", b, b[9]); printf("%s\n", stpcpy(b, "xyz") - 3);
  printf("%d %d %d %d\n", SG(strcmp("a", "b")), SG(strcmp("b", "a")), strcmp("a", "a"), SG(strcmp("\xff", "a")));
  printf("%d %d %d\n", SG(strncmp("abcd", "abcf", 3)), SG(strncmp("abcd", "abcf", 4)), SG(strcasecmp("HeLLo", "hEllO")));
  char *p = "a,b;c,,d"; printf("%s %s %s %s\n", strchr(p, ';'), strrchr(p, ','), strstr(p, "c,"), strpbrk(p, ";,"));
  printf("%d %d %d\n", strchr(p, 'z') == 0, strstr(p, "zz") == 0, strstr(p, "") == p);
  printf("%zu %zu\n", strspn("aabbc", "ab"), strcspn("aabbc", "c"));
  char t[] = "one two,three"; for (char *q = strtok(t, " ,"); q; q = strtok(0, " ,")) puts(q);
  char t2[] = "a:b::c"; char *s = t2, *q; while ((q = strsep(&s, ":"))) printf("[%s]", q); puts("");
  char *d = strdup("dup"); puts(d); free(d); d = strndup("duplicate", 4); puts(d); free(d);
  memset(b, 'x', 5); b[5] = 0; puts(b); memmove(b + 1, b, 4); puts(b); memcpy(c, "12345", 6); memmove(c + 1, c, 4); puts(c);
  printf("%d %d %p\n", SG(memcmp("abc", "abd", 3)), memcmp("abc", "abd", 2), memchr("abc", 'z', 3));
  for (int i = 0; i < 128; i++) printf("%d%d%d%d%d%d%d%d%d%d%d%d %d %d\n", !!isalpha(i), !!isdigit(i), !!isalnum(i), !!isspace(i), !!isupper(i), !!islower(i), !!isprint(i), !!ispunct(i), !!iscntrl(i), !!isxdigit(i), !!isgraph(i), !!isblank(i), toupper(i), tolower(i));
  int a[] = {5, 2, 9, -1, 7, 0, 3}; qsort(a, 7, sizeof *a, cmp); for (int i = 0; i < 7; i++) printf("%d ", a[i]); puts("");
  int key = 7; int *f = bsearch(&key, a, 7, sizeof *a, cmp); printf("%d\n", (int)(f - a)); key = 8; printf("%p\n", bsearch(&key, a, 7, 4, cmp));
  char *w[] = {"pear", "apple", "fig"}; qsort(w, 3, sizeof *w, cmps); printf("%s %s %s\n", w[0], w[1], w[2]);
  for (int i = 0; i < 5; i++) printf("%d ", rand()); srand(42); for (int i = 0; i < 5; i++) printf("%d ", rand() % 100); puts("");
  div_t dv = div(-17, 5); ldiv_t l = ldiv(17, -5); lldiv_t ll = lldiv(-170000000000LL, 7); printf("%d %d %ld %ld %lld %lld\n", dv.quot, dv.rem, l.quot, l.rem, ll.quot, ll.rem);
  printf("%d %ld %lld %d\n", abs(-5), labs(-6L), llabs(-7LL), atoi(" -42x"));
  int *z = calloc(4, 4); z[2] = 5; z = realloc(z, 40); printf("%d %d\n", z[0], z[2]); free(z);
  printf("%s\n", getenv("NOPE_") ? "y" : "n");
  printf("%s|%s|%s\n", strerror(0), strerror(2), strerror(22));
  void *al = aligned_alloc(64, 128); printf("%d\n", (int)((unsigned)al % 64)); free(al);
  unsigned seed = 5; printf("%d %d\n", rand_r(&seed), rand_r(&seed)); srand48(3); printf("%.6f %ld\n", drand48(), lrand48());
  return 7;
}
