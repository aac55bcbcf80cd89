/** The instructions that exceptions go through; what they do is in unwind.ts. */
import type { BasicBlock } from "../basic-block.js";
import type { Instruction, InstructionOf } from "../instruction.js";
import { lane } from "./lane.js";
import type { Machine } from "./machine.js";
import type { GenericRecord, Operand } from "./operand.js";

/** The exception that came, and which clause of the landingpad takes it. */
export class LandingPadRecord implements GenericRecord {
  constructor(private readonly to: Operand) {}
  run(machine: Machine): void {
    const { exception, selector } = machine.unwinder.landing;
    const lanes = [lane(BigInt(exception.object)), lane(BigInt.asUintN(32, BigInt(selector)))];
    machine.setLanes(this.to, lanes);
  }
}

/** resume: the unwinding goes on in the callers. */
export class ResumeRecord implements GenericRecord {
  constructor(private readonly exception: number) {}
  run(machine: Machine): void {
    machine.unwinder.goOn(machine.pointer(this.exception, "resume"));
  }
}

/** catchswitch: to the first handler that takes the exception, or further out. */
export class CatchSwitchRecord implements GenericRecord {
  private addresses: readonly number[] = [];
  constructor(
    private readonly instruction: InstructionOf<"catchswitch">,
    /** Of the handlers, then of the unwind target if there is one. */
    private readonly labels: readonly number[],
    private readonly count: number,
  ) {}
  resolve(address: (label: number) => number): void {
    this.addresses = this.labels.map(address);
  }
  run(machine: Machine): void {
    const { unwinder } = machine;
    const { exception } = unwinder.landing;
    machine.spend(this.count);
    const chosen = unwinder.choose(this.instruction, exception);
    const { hasUnwind } = this.instruction.data;
    if (chosen < 0 && !hasUnwind) {
      unwinder.goOn(exception.object);
      return;
    }
    if (chosen < 0) unwinder.sendTo(exception.object, this.instruction.operand(1) as BasicBlock);
    machine.pc = this.addresses.at(chosen) ?? 0;
  }
}

/** catchpad and cleanuppad: the token holds the exception that came. */
export class PadRecord implements GenericRecord {
  constructor(
    private readonly instruction: InstructionOf<"catchpad"> | InstructionOf<"cleanuppad">,
    private readonly args: readonly Operand[],
    private readonly token: number,
  ) {}
  run(machine: Machine): void {
    const { unwinder } = machine;
    const { instruction } = this;
    let { object } = unwinder.landing.exception;
    if (instruction.opcode === "catchpad") {
      const args = this.args.map((argument) => Number(machine.getLanes(argument)[0]?.bits ?? 0n));
      object = unwinder.enterHandler(instruction, args);
    }
    machine.setPointer(this.token, object);
  }
}

/** In front of catchret's jump: the handler ends. */
export class CatchReturnRecord implements GenericRecord {
  constructor(private readonly pad: Instruction) {}
  run(machine: Machine): void {
    machine.unwinder.leaveHandler(this.pad);
  }
}

/** cleanupret: the exception goes on, to a pad of this function or to the callers. */
export class CleanupReturnRecord implements GenericRecord {
  private address = 0;
  constructor(
    private readonly token: number,
    private readonly target: BasicBlock | undefined,
    private readonly label: number,
    private readonly count: number,
  ) {}
  resolve(address: (label: number) => number): void {
    this.address = address(this.label);
  }
  run(machine: Machine): void {
    const object = machine.pointer(this.token, "cleanupret");
    machine.spend(this.count);
    if (this.target === undefined) machine.unwinder.goOn(object);
    else {
      machine.unwinder.sendTo(object, this.target);
      machine.pc = this.address;
    }
  }
}
