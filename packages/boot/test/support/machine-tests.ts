/** Tests that need a machine, skipped by name where it is missing: the test script counts what QEMU's absence skips. */
import { findQemu, hostRefusal } from "@ts-jit/boot";
import test, { type ExecutionContext } from "ava";

export const imageMachines = ["qemu", "v86", "host"] as const;
export type ImageMachine = (typeof imageMachines)[number];

const MISSING: Readonly<Record<ImageMachine, () => boolean>> = {
  qemu: () => findQemu() === undefined,
  v86: () => false,
  host: () => hostRefusal() !== undefined,
};

const LABEL: Readonly<Record<ImageMachine, string>> = { qemu: "QEMU", v86: "v86", host: "host" };

/** A test on one machine; one at a time, for each is a whole computer. */
export function machineTest(
  machine: ImageMachine,
  title: string,
  body: (t: ExecutionContext) => Promise<void>,
): void {
  const declare = MISSING[machine]() ? test.serial.skip : test.serial;
  declare(`${LABEL[machine]}: ${title}`, body);
}
