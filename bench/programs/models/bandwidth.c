/*
 * How fast one thread reads memory: adds up the bytes of a file, mapped, again and again.
 *
 *     bandwidth FILE TIMES
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  int file = open(argv[1], O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status)) return 1;
  const unsigned *words = mmap(0, status.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  if (words == MAP_FAILED) return 1;
  unsigned sum = 0;
  for (int n = atoi(argv[2]); n > 0; n--) {
    for (size_t i = 0; i < status.st_size / sizeof *words; i++) sum += words[i];
    __asm__ volatile("" : "+r"(sum) : : "memory");
  }
  printf("%u\n", sum);
  return 0;
}
