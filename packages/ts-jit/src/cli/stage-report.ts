/** What `--time-passes` and `--print-after` show: a compilation as it goes, on standard error. */
import type { PassEvent } from "@ts-jit/codegen";
import { UsageError } from "./failure.js";
import type { ReportOptions } from "./options.js";

export class StageReport {
  private readonly rows: { readonly name: string; readonly milliseconds: number }[] = [];
  private readonly timePasses: boolean;
  private readonly printAfter: ReadonlySet<string>;

  constructor(options: ReportOptions) {
    this.timePasses = options.timePasses === true;
    this.printAfter = new Set(options.printAfter ?? []);
  }

  /** Runs a stage and notes its time. */
  time<T>(name: string, stage: () => T): T {
    const start = performance.now();
    const result = stage();
    this.add(name, performance.now() - start);
    return result;
  }

  async timeAsync<T>(name: string, stage: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await stage();
    this.add(name, performance.now() - start);
    return result;
  }

  add(name: string, milliseconds: number): void {
    this.rows.push({ name, milliseconds });
  }

  /**
   * What to call after each optimizer pass, or undefined when nothing is asked of them.
   * @throws UsageError for a `--print-after` of a pass that is not.
   */
  async passWatcher(passes: readonly string[]): Promise<((event: PassEvent) => void) | undefined> {
    for (const name of this.printAfter) {
      if (!passes.includes(name)) {
        const known = [...new Set(passes)].join(", ");
        throw new UsageError(`--print-after ${name}: no such pass; the passes are ${known}`);
      }
    }
    if (!this.timePasses && this.printAfter.size === 0) return undefined;
    const { printFunction, printModule } = await import("@ts-jit/ir");
    return ({ name, fn, module, changed, milliseconds }) => {
      this.add(`  ${name}`, milliseconds);
      if (!this.printAfter.has(name)) return;
      const where = fn === undefined ? "the module" : `@${fn.name}`;
      const text = fn === undefined ? printModule(module) : printFunction(fn);
      process.stderr.write(`; after ${name} on ${where}${changed ? "" : ", unchanged"}\n${text}\n`);
    };
  }

  /** The table, when it was asked for. Rows of one name are summed; indented rows are parts of others. */
  print(): void {
    if (!this.timePasses) return;
    const sums = new Map<string, number>();
    for (const { name, milliseconds } of this.rows) sums.set(name, (sums.get(name) ?? 0) + milliseconds);
    const width = Math.max(...[...sums.keys()].map((name) => name.length));
    const lines = [...sums].map(([name, ms]) => `${name.padEnd(width)}  ${ms.toFixed(2).padStart(9)} ms`);
    process.stderr.write(`${lines.join("\n")}\n`);
  }
}
