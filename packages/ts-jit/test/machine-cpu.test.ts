/** The level that language models are compiled for when none is named. */
import test from "ava";
import { fastestCpu, nativeCpu } from "#ts-jit/cli/machine-cpu";

test("emulators get the compiler's default, whatever they could translate", (t) => {
  t.is(fastestCpu("qemu"), undefined);
  t.is(fastestCpu("v86"), undefined);
  t.is(fastestCpu("interp"), undefined);
});

test("a Linux process gets its processor's own level, to AVX2", (t) => {
  const own = nativeCpu();
  t.is(fastestCpu("host"), own === "avx512vnni" ? "avx2" : own);
});
