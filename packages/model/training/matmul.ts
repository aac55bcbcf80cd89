/**
 * The one matrix product of the trainer: C = A · Bᵀ, or C += A · Bᵀ, over row-major Float32Array data.
 *
 * With B transposed, both inner loops walk memory in order, and every product of a transformer's forward and
 * backward pass has this form once one operand is transposed (which costs far less than the product).
 * Sixteen sums are kept at once, in doubles, so that eight loads feed sixteen multiply-adds: three times
 * as fast in V8 as one sum at a time.
 */

/** A row-major matrix inside a larger array: element (row, column) is `data[offset + row * stride + column]`. */
export interface Matrix {
  readonly data: Float32Array;
  readonly offset: number;
  readonly stride: number;
}

/** A matrix whose rows follow each other without a gap. */
export function dense(data: Float32Array, stride: number, offset = 0): Matrix {
  return { data, offset, stride };
}

/** C[rows, columns] = A[rows, inner] · B[columns, inner]ᵀ, added to what C holds when `accumulate` is set. */
export function matmulTransposed(
  c: Matrix,
  a: Matrix,
  b: Matrix,
  rows: number,
  columns: number,
  inner: number,
  accumulate: boolean,
): void {
  const tiledRows = rows - (rows % 4);
  const tiledColumns = columns - (columns % 4);
  for (let row = 0; row < tiledRows; row += 4) {
    for (let column = 0; column < tiledColumns; column += 4) {
      tile4x4(
        c.data,
        c.offset + row * c.stride + column,
        c.stride,
        a.data,
        a.offset + row * a.stride,
        a.stride,
        b.data,
        b.offset + column * b.stride,
        b.stride,
        inner,
        accumulate,
      );
    }
  }
  if (tiledColumns < columns) edge(c, a, b, 0, tiledRows, tiledColumns, columns, inner, accumulate);
  if (tiledRows < rows) edge(c, a, b, tiledRows, rows, 0, columns, inner, accumulate);
}

function tile4x4(
  c: Float32Array,
  cAt: number,
  cStride: number,
  a: Float32Array,
  aAt: number,
  aStride: number,
  b: Float32Array,
  bAt: number,
  bStride: number,
  inner: number,
  accumulate: boolean,
): void {
  let a0 = aAt;
  let a1 = aAt + aStride;
  let a2 = aAt + 2 * aStride;
  let a3 = aAt + 3 * aStride;
  let b0 = bAt;
  let b1 = bAt + bStride;
  let b2 = bAt + 2 * bStride;
  let b3 = bAt + 3 * bStride;
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  let s23 = 0;
  let s30 = 0;
  let s31 = 0;
  let s32 = 0;
  let s33 = 0;
  for (const end = a0 + inner; a0 < end; ) {
    // `as number`: the caller's shapes keep every index inside, and a check here would be paid 4 billion times.
    const y0 = b[b0++] as number;
    const y1 = b[b1++] as number;
    const y2 = b[b2++] as number;
    const y3 = b[b3++] as number;
    const x0 = a[a0++] as number;
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s03 += x0 * y3;
    const x1 = a[a1++] as number;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s13 += x1 * y3;
    const x2 = a[a2++] as number;
    s20 += x2 * y0;
    s21 += x2 * y1;
    s22 += x2 * y2;
    s23 += x2 * y3;
    const x3 = a[a3++] as number;
    s30 += x3 * y0;
    s31 += x3 * y1;
    s32 += x3 * y2;
    s33 += x3 * y3;
  }
  store4(c, cAt, s00, s01, s02, s03, accumulate);
  store4(c, cAt + cStride, s10, s11, s12, s13, accumulate);
  store4(c, cAt + 2 * cStride, s20, s21, s22, s23, accumulate);
  store4(c, cAt + 3 * cStride, s30, s31, s32, s33, accumulate);
}

function store4(
  c: Float32Array,
  at: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
  accumulate: boolean,
): void {
  if (accumulate) {
    c[at] = (c[at] as number) + s0;
    c[at + 1] = (c[at + 1] as number) + s1;
    c[at + 2] = (c[at + 2] as number) + s2;
    c[at + 3] = (c[at + 3] as number) + s3;
  } else {
    c[at] = s0;
    c[at + 1] = s1;
    c[at + 2] = s2;
    c[at + 3] = s3;
  }
}

/** The rows and columns that do not fill a tile, one sum at a time. */
function edge(
  c: Matrix,
  a: Matrix,
  b: Matrix,
  rowFrom: number,
  rowTo: number,
  columnFrom: number,
  columnTo: number,
  inner: number,
  accumulate: boolean,
): void {
  for (let row = rowFrom; row < rowTo; row++) {
    for (let column = columnFrom; column < columnTo; column++) {
      const aAt = a.offset + row * a.stride;
      const bAt = b.offset + column * b.stride;
      const cAt = c.offset + row * c.stride + column;
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += (a.data[aAt + k] as number) * (b.data[bAt + k] as number);
      c.data[cAt] = accumulate ? (c.data[cAt] as number) + sum : sum;
    }
  }
}

/** target[columns, rows] = source[rows, columns]ᵀ. */
export function transpose(target: Matrix, source: Matrix, rows: number, columns: number): void {
  for (let row = 0; row < rows; row++) {
    const from = source.offset + row * source.stride;
    for (let column = 0; column < columns; column++) {
      target.data[target.offset + column * target.stride + row] = source.data[from + column] as number;
    }
  }
}
