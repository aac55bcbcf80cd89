/** Memory of an interpreter, for tests that call the guest's functions. */
import { type Machine, readBytes, writeBytes } from "@ts-jit/ir";

/** Puts bytes into an interpreter's memory. */
export function place(machine: Machine, bytes: ArrayBufferView): number {
  const address = machine.memory.allocate(Math.max(1, bytes.byteLength), 64, "host");
  writeBytes(machine, address, new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return address;
}
export function floatsAt(machine: Machine, address: number, length: number): Float32Array {
  return new Float32Array(readBytes(machine, address, 4 * length).slice().buffer);
}
export function integersAt(machine: Machine, address: number, length: number): Int32Array {
  return new Int32Array(readBytes(machine, address, 4 * length).slice().buffer);
}
