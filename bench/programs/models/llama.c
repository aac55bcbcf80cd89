/*
 * The baseline of the language-model benchmark: one forward pass after the other over a llama2.c version 0 checkpoint, the
 * likeliest token each time, as a C programmer writes it and leaves the vectors to the compiler.
 *
 *     llama CHECKPOINT TOKENS    prints tokens a second, the first one not counted
 *
 * With -DBYTES matrices are rounded to bytes when they are loaded, a scale for each 32 neighbours, and so are the vectors
 * they are multiplied with.
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

#ifdef BYTES
#define GROUP 32
struct matrix {
  const signed char *values;
  const float *scales;
  int columns;
};

static void quantize(signed char *values, float *scales, const float *x, size_t n) {
  for (size_t g = 0; g < n / GROUP; g++) {
    float most = 0;
    for (int i = 0; i < GROUP; i++) most = fmaxf(most, fabsf(x[g * GROUP + i]));
    float scale = most / 127, inverse = most > 0 ? 127 / most : 0;
    scales[g] = scale;
    for (int i = 0; i < GROUP; i++) values[g * GROUP + i] = (signed char)lrintf(x[g * GROUP + i] * inverse);
  }
}

static struct matrix load(const float *w, size_t rows, int columns) {
  signed char *values = malloc(rows * columns);
  float *scales = allocate(rows * columns / GROUP);
  if (!values) exit(1);
  quantize(values, scales, w, rows * columns);
  return (struct matrix){values, scales, columns};
}

static struct matrix from_row(struct matrix w, size_t row) {
  size_t at = row * w.columns;
  return (struct matrix){w.values + at, w.scales + at / GROUP, w.columns};
}

static void copy_row(float *out, struct matrix w, size_t row) {
  struct matrix r = from_row(w, row);
  for (int i = 0; i < w.columns; i++) out[i] = r.values[i] * r.scales[i / GROUP];
}

static signed char *vector;
static float *vector_scales;

static void multiply(float *out, struct matrix w, const float *x, int rows) {
  quantize(vector, vector_scales, x, w.columns);
  for (int row = 0; row < rows; row++) {
    float sum = 0;
    struct matrix r = from_row(w, row);
    for (int g = 0; g < w.columns / GROUP; g++) {
      int exact = 0;
      for (int i = g * GROUP; i < (g + 1) * GROUP; i++) exact += r.values[i] * vector[i];
      sum += exact * (r.scales[g] * vector_scales[g]);
    }
    out[row] = sum;
  }
}
#else
struct matrix {
  const float *values;
  int columns;
};

static struct matrix load(const float *w, size_t rows, int columns) { return (struct matrix){w, columns}; }

static struct matrix from_row(struct matrix w, size_t row) {
  return (struct matrix){w.values + row * w.columns, w.columns};
}

static void copy_row(float *out, struct matrix w, size_t row) {
  memcpy(out, w.values + row * w.columns, w.columns * sizeof *out);
}

static void multiply(float *out, struct matrix w, const float *x, int rows) {
  for (int row = 0; row < rows; row++) {
    float sum = 0;
    const float *r = w.values + (size_t)row * w.columns;
    for (int i = 0; i < w.columns; i++) sum += r[i] * x[i];
    out[row] = sum;
  }
}
#endif

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
  size_t layers = c.layers;
  const float *embedding_at = p; p += (size_t)c.vocab * dim;
  const float *norm1 = p; p += layers * dim;
  struct matrix wq = load(p, layers * dim, dim); p += layers * dim * dim;
  struct matrix wk = load(p, layers * kv, dim); p += layers * kv * dim;
  struct matrix wv = load(p, layers * kv, dim); p += layers * kv * dim;
  struct matrix wo = load(p, layers * dim, dim); p += layers * dim * dim;
  const float *norm2 = p; p += layers * dim;
  struct matrix w1 = load(p, layers * hidden, dim); p += layers * hidden * dim;
  struct matrix w2 = load(p, layers * dim, hidden); p += layers * dim * hidden;
  struct matrix w3 = load(p, layers * hidden, dim); p += layers * hidden * dim;
  const float *norm3 = p; p += dim + (size_t)c.context * size;
  struct matrix embedding = load(embedding_at, c.vocab, dim);
  struct matrix classifier = shared ? embedding : load(p, c.vocab, dim);

  float *x = allocate(dim), *xb = allocate(dim), *xb2 = allocate(dim), *q = allocate(dim);
  float *gate = allocate(hidden), *up = allocate(hidden), *scores = allocate(c.context), *logits = allocate(c.vocab);
  float *keys = allocate((size_t)c.layers * c.context * kv), *values = allocate((size_t)c.layers * c.context * kv);

#ifdef BYTES
  int longest = dim > hidden ? dim : hidden;
  vector = malloc(longest);
  vector_scales = allocate(longest / GROUP);
  if (!vector) return 1;
#endif

  int token = 1, tokens = atoi(argv[2]);
  double start = 0;
  for (int n = 0; n < tokens; n++) {
    int position = n % c.context;
    copy_row(x, embedding, token);
    for (int layer = 0; layer < c.layers; layer++) {
      float *k = keys + ((size_t)layer * c.context + position) * kv;
      float *v = values + ((size_t)layer * c.context + position) * kv;
      normalize(xb, x, norm1 + layer * dim, dim);
      multiply(q, from_row(wq, (size_t)layer * dim), xb, dim);
      multiply(k, from_row(wk, (size_t)layer * kv), xb, kv);
      multiply(v, from_row(wv, (size_t)layer * kv), xb, kv);
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
      multiply(xb2, from_row(wo, (size_t)layer * dim), xb, dim);
      for (int i = 0; i < dim; i++) x[i] += xb2[i];
      normalize(xb, x, norm2 + layer * dim, dim);
      multiply(gate, from_row(w1, (size_t)layer * hidden), xb, hidden);
      multiply(up, from_row(w3, (size_t)layer * hidden), xb, hidden);
      for (int i = 0; i < hidden; i++) gate[i] = gate[i] / (1 + expf(-gate[i])) * up[i];
      multiply(xb2, from_row(w2, (size_t)layer * dim), gate, dim);
      for (int i = 0; i < dim; i++) x[i] += xb2[i];
    }
    normalize(xb, x, norm3, dim);
    multiply(logits, classifier, xb, c.vocab);
    token = 0;
    for (int i = 1; i < c.vocab; i++)
      if (logits[i] > logits[token]) token = i;
    if (n == 0) start = now();
  }
  printf("%.1f\n", (tokens - 1) / (now() - start));
  return 0;
}
