/* Text: counting words with a hash table of chains, byte by byte. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct word { struct word *next; int count; char text[12]; };
static struct word *table[4096];
static char page[1 << 16];

int main(void) {
  unsigned seed = 1;
  for (unsigned i = 0; i < sizeof page - 1; i++) {
    seed = seed * 1664525u + 1013904223u;
    page[i] = (seed >> 28) < 4 ? ' ' : (char)('a' + (seed >> 24) % 5);
  }
  int distinct = 0, most = 0;
  for (int round = 0; round < 900; round++)
    for (const char *at = page; *at;) {
      while (*at == ' ') at++;
      char text[12];
      unsigned length = 0, hash = 0;
      for (; *at && *at != ' '; at++)
        if (length < sizeof text - 1) {
          text[length++] = *at;
          hash = hash * 31 + (unsigned char)*at;
        }
      text[length] = '\0';
      struct word **where = &table[hash & 4095];
      while (*where && strcmp((*where)->text, text) != 0) where = &(*where)->next;
      if (*where == NULL) {
        *where = calloc(1, sizeof **where);
        strcpy((*where)->text, text);
        distinct++;
      }
      if (++(*where)->count > most) most = (*where)->count;
    }
  printf("%d %d\n", distinct, most);
  return 0;
}
