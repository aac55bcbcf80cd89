; add(21, 21) = 42, on a machine with nothing else on it.
;
;   npx ts-jit run --stats examples/add.ll              boots it, exits with its status: 42
;   npx ts-jit run examples/add.ll --machine interp     the same, interpreted
;   npx ts-jit compile examples/add.ll --emit asm       its machine code

@sum = private constant [18 x i8] c"add(%d, %d) = %d\0A\00"
@heap = private constant [21 x i8] c"peak heap: %u bytes\0A\00"

declare i32 @printf(ptr, ...)
declare i32 @tsjit_heap_peak()

define i32 @add(i32 %a, i32 %b) {
  %sum = add i32 %a, %b
  ret i32 %sum
}

define i32 @main() {
  %sum = call i32 @add(i32 21, i32 21)
  call i32 (ptr, ...) @printf(ptr @sum, i32 21, i32 21, i32 %sum)
  %peak = call i32 @tsjit_heap_peak()
  call i32 (ptr, ...) @printf(ptr @heap, i32 %peak)
  ret i32 %sum
}
