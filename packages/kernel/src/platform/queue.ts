/** Queues between an interrupt's handler and the program: one puts bytes in, the other takes them out, neither waits. */
import {
  arrayType,
  type Expr,
  type FunctionBuilder,
  type GlobalDefinition,
  global,
  i8,
  i32,
} from "@ts-jit/ir";

/** A ring of bytes; its two ends count up for ever, so that full and empty differ. */
export class ByteQueue {
  private readonly bytes: GlobalDefinition;
  private readonly first: GlobalDefinition;
  private readonly end: GlobalDefinition;

  /** @param size a power of two */
  constructor(
    name: string,
    private readonly size: number,
  ) {
    this.bytes = global(`${name}_bytes`, arrayType(i8, size));
    this.first = global(`${name}_first`, i32);
    this.end = global(`${name}_end`, i32);
  }
  get definitions(): readonly GlobalDefinition[] {
    return [this.bytes, this.first, this.end];
  }
  private counter(f: FunctionBuilder, of: GlobalDefinition) {
    return f.address(of).at(i32, 0, { volatile: true });
  }
  private slot(f: FunctionBuilder, count: Expr) {
    return f.address(this.bytes).at(i8, count.and(this.size - 1), { volatile: true });
  }
  isEmpty(f: FunctionBuilder): Expr {
    return this.counter(f, this.first).eq(this.counter(f, this.end));
  }
  isFull(f: FunctionBuilder): Expr {
    return this.counter(f, this.end).sub(this.counter(f, this.first)).uge(this.size);
  }
  /** Puts a byte (an i32) in; one too many is lost. */
  push(f: FunctionBuilder, byte: Expr): void {
    f.if(this.isFull(f).not(), () => {
      const end = this.counter(f, this.end).get();
      this.slot(f, end).set(byte.trunc(i8));
      this.counter(f, this.end).set(end.add(1));
    });
  }
  /** The oldest byte, as an i32; the queue must not be empty. */
  pop(f: FunctionBuilder): Expr {
    const first = this.counter(f, this.first).get();
    const byte = this.slot(f, first).zext(i32).get();
    this.counter(f, this.first).set(first.add(1));
    return byte;
  }
}
