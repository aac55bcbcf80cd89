/** The programs in test/fixtures, linked. */
import { readFileSync } from "node:fs";
import { type Image, link, type Platform } from "@ts-jit/boot";
import { readElf } from "@ts-jit/codegen";

/** The fixture program of a platform; it goes by the name `echo`. */
export function echoProgram(platform: Platform): Image {
  const path = new URL(`../../../test/fixtures/${platform}.o`, import.meta.url);
  return link([readElf(readFileSync(path), `${platform}.o`)], { platform, name: "echo", strip: true });
}
