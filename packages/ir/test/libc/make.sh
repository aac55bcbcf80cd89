#!/bin/bash
# Makes the fixtures of this folder: from each C program its IR as clang-19 prints it for i386, and what the program
# compiled for this machine writes and exits with. Needs clang-19 and the 32-bit C library.
set -eu
cd "$(dirname "$0")"
export TZ=
for source in *.c; do
  name=${source%.c}
  flags="-m32 -msse2 -mfpmath=sse -w"
  clang-19 $flags -O0 -Xclang -disable-O0-optnone -fno-ident -S -emit-llvm "$source" -o "$name.ll"
  clang-19 $flags -O1 "$source" -o /tmp/fixture -lm
  input=/dev/null
  [ -f "$name.in" ] && input="$name.in"
  status=0
  (exec -a "$name" /tmp/fixture a "b c" <"$input" >"$name.out") || status=$?
  echo "status $status" >>"$name.out"
done
# C++ has no 32-bit library here: what the programs write does not depend on the width.
for source in *.cpp; do
  name=${source%.cpp}
  clang++-19 -m32 -w -O1 -fno-ident -S -emit-llvm "$source" -o "$name.ll"
  clang++-19 -w -O1 "$source" -o /tmp/fixture
  status=0
  /tmp/fixture >"$name.out" || status=$?
  echo "status $status" >>"$name.out"
done
# The same for the pads of other runtimes.
for target in msvc=i686-pc-windows-msvc msvc64=x86_64-pc-windows-msvc "wasm=wasm32 -fwasm-exceptions"; do
  clang++-19 --target=${target#*=} -fexceptions -fcxx-exceptions -w -O1 -fno-ident -S -emit-llvm funclets.cpp \
    -o "funclets-${target%%=*}.ll"
done
