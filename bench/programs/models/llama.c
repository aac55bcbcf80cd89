/*
 * The baseline of the language-model benchmark: one forward pass after the other over a llama2.c version 0 checkpoint, the
 * likeliest token each time, as a C programmer writes it and leaves the vectors to the compiler.
 *
 *     llama CHECKPOINT TOKENS    prints tokens a second, the first one not counted
 */
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>

struct config {
  int dim, hidden, layers, heads, kv_heads, vocab, context;
};

static float *allocate(size_t n) {
  float *p = calloc(n, sizeof *p);
  if (!p) exit(1);
  return p;
}

static void normalize(float *out, const float *x, const float *gain, int n) {
  float sum = 0;
  for (int i = 0; i < n; i++) sum += x[i] * x[i];
  float scale = 1 / sqrtf(sum / n + 1e-5f);
  for (int i = 0; i < n; i++) out[i] = gain[i] * (scale * x[i]);
}

static void multiply(float *out, const float *w, const float *x, int rows, int columns) {
  for (int row = 0; row < rows; row++) {
    float sum = 0;
    for (int i = 0; i < columns; i++) sum += w[row * columns + i] * x[i];
    out[row] = sum;
  }
}

static void softmax(float *x, int n) {
  float most = x[0], sum = 0;
  for (int i = 1; i < n; i++)
    if (x[i] > most) most = x[i];
  for (int i = 0; i < n; i++) sum += x[i] = expf(x[i] - most);
  for (int i = 0; i < n; i++) x[i] /= sum;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  int file = open(argv[1], O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status)) return 1;
  char *bytes = mmap(0, status.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  if (bytes == MAP_FAILED) return 1;
  struct config c;
  memcpy(&c, bytes, sizeof c);
  int shared = c.vocab > 0, size = c.dim / c.heads, kv = size * c.kv_heads, dim = c.dim, hidden = c.hidden;
  c.vocab = abs(c.vocab);
  const float *p = (const float *)(bytes + sizeof c);
  const float *embedding = p; p += (size_t)c.vocab * dim;
  const float *norm1 = p; p += (size_t)c.layers * dim;
  const float *wq = p; p += (size_t)c.layers * dim * dim;
  const float *wk = p; p += (size_t)c.layers * kv * dim;
  const float *wv = p; p += (size_t)c.layers * kv * dim;
  const float *wo = p; p += (size_t)c.layers * dim * dim;
  const float *norm2 = p; p += (size_t)c.layers * dim;
  const float *w1 = p; p += (size_t)c.layers * hidden * dim;
  const float *w2 = p; p += (size_t)c.layers * dim * hidden;
  const float *w3 = p; p += (size_t)c.layers * hidden * dim;
  const float *norm3 = p; p += dim + (size_t)c.context * size;
  const float *classifier = shared ? embedding : p;

  float *x = allocate(dim), *xb = allocate(dim), *xb2 = allocate(dim), *q = allocate(dim);
  float *gate = allocate(hidden), *up = allocate(hidden), *scores = allocate(c.context), *logits = allocate(c.vocab);
  float *keys = allocate((size_t)c.layers * c.context * kv), *values = allocate((size_t)c.layers * c.context * kv);

  int token = 1, tokens = atoi(argv[2]);
  double start = 0;
  for (int n = 0; n < tokens; n++) {
    int position = n % c.context;
    memcpy(x, embedding + (size_t)token * dim, dim * sizeof *x);
    for (int layer = 0; layer < c.layers; layer++) {
      float *k = keys + ((size_t)layer * c.context + position) * kv;
      float *v = values + ((size_t)layer * c.context + position) * kv;
      normalize(xb, x, norm1 + layer * dim, dim);
      multiply(q, wq + (size_t)layer * dim * dim, xb, dim, dim);
      multiply(k, wk + (size_t)layer * kv * dim, xb, kv, dim);
      multiply(v, wv + (size_t)layer * kv * dim, xb, kv, dim);
      for (int i = 0; i < dim; i += 2) {
        float angle = position * powf(10000, -(float)(i % size) / size);
        float cosine = cosf(angle), sine = sinf(angle);
        float a = q[i], b = q[i + 1];
        q[i] = a * cosine - b * sine;
        q[i + 1] = a * sine + b * cosine;
        if (i >= kv) continue;
        a = k[i], b = k[i + 1];
        k[i] = a * cosine - b * sine;
        k[i + 1] = a * sine + b * cosine;
      }
      memset(xb, 0, dim * sizeof *xb);
      for (int head = 0; head < c.heads; head++) {
        size_t at = (size_t)layer * c.context * kv + head / (c.heads / c.kv_heads) * size;
        for (int t = 0; t <= position; t++) {
          float sum = 0;
          for (int i = 0; i < size; i++) sum += q[head * size + i] * keys[at + (size_t)t * kv + i];
          scores[t] = sum / sqrtf(size);
        }
        softmax(scores, position + 1);
        for (int t = 0; t <= position; t++)
          for (int i = 0; i < size; i++) xb[head * size + i] += scores[t] * values[at + (size_t)t * kv + i];
      }
      multiply(xb2, wo + (size_t)layer * dim * dim, xb, dim, dim);
      for (int i = 0; i < dim; i++) x[i] += xb2[i];
      normalize(xb, x, norm2 + layer * dim, dim);
      multiply(gate, w1 + (size_t)layer * hidden * dim, xb, hidden, dim);
      multiply(up, w3 + (size_t)layer * hidden * dim, xb, hidden, dim);
      for (int i = 0; i < hidden; i++) gate[i] = gate[i] / (1 + expf(-gate[i])) * up[i];
      multiply(xb2, w2 + (size_t)layer * dim * hidden, gate, dim, hidden);
      for (int i = 0; i < dim; i++) x[i] += xb2[i];
    }
    normalize(xb, x, norm3, dim);
    multiply(logits, classifier, xb, c.vocab, dim);
    token = 0;
    for (int i = 1; i < c.vocab; i++)
      if (logits[i] > logits[token]) token = i;
    if (n == 0) start = now();
  }
  printf("%.1f\n", (tokens - 1) / (now() - start));
  return 0;
}
