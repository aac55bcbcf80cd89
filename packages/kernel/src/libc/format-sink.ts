/**
 * Where formatted output goes: a sink has a function that takes bytes, and counts what it was given. A field is
 * blanks, the sign and prefix, zeros, the body, blanks.
 */
import { arrayType, define, functionType, i8, i32, ptr, struct, voidType } from "@ts-jit/ir";

export const Sink = struct({
  /** `void put(sink, from, n)`. */
  put: ptr,
  /** Bytes formatted so far, whether or not there was room. */
  count: i32,
  /** A FILE, or the next free byte of a buffer. */
  target: ptr,
  /** For a buffer: bytes free, without the NUL. */
  room: i32,
});
export const putType = functionType(voidType, [ptr, ptr, i32]);

/** Bits of the flags of a conversion. */
export const Flags = { left: 1, plus: 2, space: 4, alternate: 8, zero: 16 } as const;

export const emit = define(
  "__tsjit_emit",
  voidType,
  { sink: ptr, from: ptr, n: i32 },
  (f, { sink, from, n }) => {
    f.if(n.le(0), () => f.return());
    sink.field(Sink, "count").inc(n);
    f.callPointer(putType, sink.field(Sink, "put"), sink, from, n);
  },
);

/** Emits the character `c` n times. */
export const pad = define("__tsjit_pad", voidType, { sink: ptr, c: i32, n: i32 }, (f, { sink, c, n }) => {
  const CHUNK = 16;
  const chunk = f.alloca(arrayType(i8, CHUNK));
  f.if(n.le(0), () => f.return());
  f.range(0, CHUNK, (i) => chunk.at(i8, i).set(c.trunc(i8)));
  f.while(
    () => n.gt(0),
    () => {
      f.call(emit, sink, chunk, n.min(CHUNK));
      n.dec(CHUNK);
    },
  );
});

/**
 * Begins a field whose body has `length` bytes: emits blanks, the prefix (up to four characters packed in a word, 0 for
 * none) and the zeros of the `0` flag. Gives the number of blanks to emit behind the body.
 */
export const emitField = define(
  "__tsjit_emit_field",
  i32,
  { sink: ptr, flags: i32, width: i32, prefix: i32, length: i32 },
  (f, { sink, flags, width, prefix, length }) => {
    const packed = f.alloca(i32);
    const packedLength = f.local(i32, 0);
    f.while(
      () => prefix.ne(0),
      () => {
        const c = prefix.trunc(i8);
        f.if(c.ne(0), () => {
          packed.at(i8, packedLength).set(c);
          packedLength.inc();
        });
        prefix.set(prefix.shr(8));
      },
    );
    const blanks = width.sub(length).sub(packedLength).max(0).get();
    const right = f.local(i32, 0);
    const zeros = f.local(i32, 0);
    f.if(
      flags.and(Flags.left).ne(0),
      () => right.set(blanks),
      () =>
        f.if(
          flags.and(Flags.zero).ne(0),
          () => zeros.set(blanks),
          () => f.call(pad, sink, 32, blanks),
        ),
    );
    f.call(emit, sink, packed, packedLength);
    f.call(pad, sink, 48, zeros);
    f.return(right);
  },
);

export const formatSinkFunctions = [emit, pad, emitField];
