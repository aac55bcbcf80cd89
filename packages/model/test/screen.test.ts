/**
 * Proves that a disk with a model boots into a chat at a PC's own screen and keyboard, nothing else connected: what is typed is
 * echoed, the replies shown are the reference's.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findQemu, makeDisk } from "@ts-jit/boot";
import { makeLlama } from "@ts-jit/model";
import test from "ava";
import { plainPieces } from "#model/chat/template";
import { referenceReplies } from "./conversation.js";
import { shippedModel } from "./files.js";

const qemu = findQemu();
const [ROWS, COLUMNS] = [25, 80];
/** Keys by what they type, where their names differ. */
const KEYS: Readonly<Record<string, string>> = { " ": "spc", ",": "comma", "/": "slash", ".": "dot" };

function keyOf(character: string): string {
  return character === character.toLowerCase()
    ? (KEYS[character] ?? character)
    : `shift-${character.toLowerCase()}`;
}

(qemu === undefined ? test.skip : test)(
  "[qemu] a disk boots into a chat at screen and keyboard",
  async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "screen-"));
    t.teardown(() => rmSync(folder, { recursive: true, force: true }));
    const sampling = { temperature: 0 };
    const { image, modules } = await makeLlama({ chat: {}, tokens: 12, sampling, cpu: ["pentium4", "avx2"] });
    writeFileSync(join(folder, "disk"), await makeDisk(image, "raw", { modules }));
    const machine = spawn(
      qemu ?? "",
      [
        ...[
          "-accel",
          "tcg",
          "-m",
          "64",
          "-nodefaults",
          "-display",
          "none",
          "-vga",
          "std",
          "-monitor",
          "stdio",
        ],
        ...["-drive", "file=disk,format=raw,if=ide", "-boot", "c"],
      ],
      { cwd: folder, stdio: ["pipe", "pipe", "inherit"] },
    );
    t.teardown(() => machine.kill("SIGKILL"));
    let answers = "";
    machine.stdout.on("data", (bytes: Buffer) => {
      answers += bytes.toString("latin1");
    });

    let written = 0;
    const screen = async (): Promise<readonly string[]> => {
      const name = `screen${written++}`;
      const before = answers.length;
      machine.stdin.write(`pmemsave 0xb8000 ${2 * ROWS * COLUMNS} "${name}"\n`);
      // The monitor asks for the next command when it is done.
      while (!/\n\(qemu\) $/.test(answers.slice(before))) await new Promise((go) => setTimeout(go, 10));
      const cells = readFileSync(join(folder, name));
      return Array.from({ length: ROWS }, (_, row) =>
        Array.from({ length: COLUMNS }, (_, at) => String.fromCharCode(cells[2 * (COLUMNS * row + at)] ?? 0))
          .join("")
          .trimEnd(),
      );
    };
    /** The screen once its last line with anything on it is this. */
    const screenAt = async (last: string, least: number): Promise<readonly string[]> => {
      for (let tries = 0; tries < 1500; tries++) {
        const rows = (await screen()).map((row) => row.replaceAll("\0", " ").trimEnd());
        while (rows.at(-1) === "") rows.pop();
        if (rows.at(-1) === last && rows.length >= least) return rows;
        await new Promise((go) => setTimeout(go, 40));
      }
      throw new Error(`the screen never ended with ${last}:\n${(await screen()).join("\n")}`);
    };
    const type = async (line: string) => {
      for (const key of [...[...line].map(keyOf), "ret"]) {
        machine.stdin.write(`sendkey ${key} 20\n`);
        await new Promise((go) => setTimeout(go, 60));
      }
    };

    const { model, tokenizer } = shippedModel();
    const lines = ["Once upon", "Tom had a", "One day, a"];
    const spoken = { model, tokenizer, chat: plainPieces(undefined, true), tokens: 12, sampling };
    const [first = "", second = ""] = referenceReplies(spoken, lines.slice(0, 2));
    const [anew = ""] = referenceReplies(spoken, lines.slice(2));
    /** What a text takes of the screen's rows. */
    const shown = (text: string) => text.split("\n").map((row) => row.trimEnd());

    const start = (await screenAt(">", 1)).length - 1;
    let expected: readonly string[] = [];
    const said = async (line: string, ...answer: readonly string[]) => {
      await type(line);
      expected = [...expected, `> ${line}`, ...answer.flatMap(shown)];
      const rows = await screenAt(">", start + expected.length + 1);
      t.deepEqual(rows.slice(start), [...expected, ">"]);
    };
    await said(lines[0] ?? "", first);
    await said(lines[1] ?? "", second);
    await said("/reset", "a new conversation begins");
    await said(lines[2] ?? "", anew);
    await type("/quit");
    machine.stdin.write("quit\n");
    await once(machine, "exit");
  },
);
