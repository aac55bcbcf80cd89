/* Calls of the C library, one kind a run: `calls KIND ROUNDS`. Compiled with -fno-builtin, so that every call is one. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint32_t state = 12345;
static uint32_t next(void) {
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return state;
}

/* A thousand live blocks of mixed sizes; each step frees one and takes another. */
static void mallocMix(int rounds) {
  static void *blocks[1024];
  for (int i = 0; i < rounds; i++) {
    uint32_t at = next() & 1023;
    free(blocks[at]);
    uint32_t kind = next() & 15;
    uint32_t size = kind < 12 ? next() & 127 : kind < 15 ? next() & 1023 : next() & 16383;
    char *block = malloc(size + 1);
    *block = 1;
    blocks[at] = block;
  }
}
static void reallocGrowth(int rounds) {
  for (int i = 0; i < rounds; i++) {
    char *block = 0;
    for (uint32_t size = 16; size < 40000; size += size / 2) block = realloc(block, size);
    free(block);
  }
}

/* Not a multiple of a page apart, where a load would seem to depend on the stores before it. */
static char target[(1 << 20) + 1600], source[1 << 20];
static void copies(int rounds, uint32_t size) {
  for (int i = 0; i < rounds; i++) memcpy(target + (i & 15), source + (i * 3 & 15), size);
}
static void smallCopies(int rounds) {
  for (int i = 0; i < rounds; i++) memcpy(target + (i & 15), source + (i * 3 & 15), next() & 31);
}
static void copy16(int rounds) { copies(rounds, 16); }
static void copy100(int rounds) { copies(rounds, 100); }
static void copy1000(int rounds) { copies(rounds, 1000); }
static void copy30000(int rounds) { copies(rounds, 30000); }
static void copy1000000(int rounds) { copies(rounds, 1000000); }
static void moves(int rounds) {
  for (int i = 0; i < rounds; i++) memmove(target + 8, target, 900);
}
static void sets(int rounds) {
  for (int i = 0; i < rounds; i++) memset(target + (i & 15), i, 500);
}
static void lengths(int rounds) {
  memset(source, 'x', 200);
  volatile uint32_t sum = 0;
  for (int i = 0; i < rounds; i++) sum += strlen(source + (i & 127));
}
static void comparisons(int rounds) {
  memset(source, 'x', 100);
  memset(target, 'x', 100);
  volatile int sum = 0;
  for (int i = 0; i < rounds; i++) sum += strcmp(source + (i & 63), target + (i & 63));
}

static int order(const void *a, const void *b) {
  int x = *(const int *)a, y = *(const int *)b;
  return (x > y) - (x < y);
}
static void sorts(int rounds) {
  static int numbers[10000];
  for (int i = 0; i < rounds; i++) {
    for (int k = 0; k < 10000; k++) numbers[k] = (int)next();
    qsort(numbers, 10000, sizeof *numbers, order);
  }
}
static void smallSorts(int rounds) {
  int numbers[20];
  for (int i = 0; i < rounds; i++) {
    for (int k = 0; k < 20; k++) numbers[k] = (int)next();
    qsort(numbers, 20, sizeof *numbers, order);
  }
}

static char text[512];
static void printIntegers(int rounds) {
  for (int i = 0; i < rounds; i++) snprintf(text, sizeof text, "%d %u %x %5d\n", (int)next(), i, i, i & 1023);
}
static void printLongs(int rounds) {
  for (int i = 0; i < rounds; i++) snprintf(text, sizeof text, "%lld %llu", -(long long)next() * next(), (unsigned long long)next() * next());
}
static void printStrings(int rounds) {
  for (int i = 0; i < rounds; i++) snprintf(text, sizeof text, "%s: %-10s|%10.4s %c\n", "name", "value", "alphabet", 'x');
}
static double number(void) { return ((double)next() * 4294967296.0 + next()) / 1e12; }
static void printFixed(int rounds) {
  for (int i = 0; i < rounds; i++) snprintf(text, sizeof text, "%.2f %f", number() / 1000, number());
}
static void printGeneral(int rounds) {
  for (int i = 0; i < rounds; i++) snprintf(text, sizeof text, "%g %e", number(), number());
}
static void printExact(int rounds) {
  for (int i = 0; i < rounds; i++) snprintf(text, sizeof text, "%.17g", number());
}

static char numbers[64][40];
static volatile double total;
static void readAll(int rounds, const char *format) {
  for (int i = 0; i < 64; i++) snprintf(numbers[i], sizeof numbers[i], format, number());
  for (int i = 0; i < rounds; i++) total += strtod(numbers[i & 63], 0);
}
static void readShort(int rounds) { readAll(rounds, "%.6g"); }
static void readExact(int rounds) { readAll(rounds, "%.17g"); }
static void readSmall(int rounds) {
  for (int i = 0; i < 64; i++) snprintf(numbers[i], sizeof numbers[i], "%.17ge-%d", number(), i * 4);
  for (int i = 0; i < rounds; i++) total += strtod(numbers[i & 63], 0);
}
static void readIntegers(int rounds) {
  volatile long sum = 0;
  for (int i = 0; i < 64; i++) snprintf(numbers[i], sizeof numbers[i], "%d", (int)next());
  for (int i = 0; i < rounds; i++) sum += strtol(numbers[i & 63], 0, 10);
}
static void scans(int rounds) {
  for (int i = 0; i < rounds; i++) {
    int a, b;
    char word[20];
    sscanf("123 apples 456", "%d %19s %d", &a, word, &b);
  }
}

static const struct {
  const char *name;
  void (*run)(int rounds);
} kinds[] = {
    {"malloc", mallocMix},        {"realloc", reallocGrowth},   {"memcpy-small", smallCopies},
    {"memcpy-16", copy16},        {"memcpy-100", copy100},      {"memcpy-1000", copy1000},
    {"memcpy-30000", copy30000},  {"memcpy-1000000", copy1000000}, {"memmove-900", moves},
    {"memset-500", sets},         {"strlen", lengths},          {"strcmp", comparisons},
    {"qsort-10000", sorts},       {"qsort-20", smallSorts},     {"printf-int", printIntegers},
    {"printf-long-long", printLongs}, {"printf-string", printStrings}, {"printf-f", printFixed},
    {"printf-ge", printGeneral},  {"printf-17g", printExact},   {"strtod-6", readShort},
    {"strtod-17", readExact},     {"strtod-small", readSmall},  {"strtol", readIntegers},
    {"sscanf", scans},
};

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (strcmp(kinds[i].name, argv[1]) == 0) {
      kinds[i].run(atoi(argv[2]));
      return 0;
    }
  return 2;
}
