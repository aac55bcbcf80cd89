; add(21, 21) = 42, on a machine with nothing else on it.
;
;   npx ts-jit run examples/add.ll                      boots it, exits with its status
;   npx ts-jit run examples/add.ll --machine interp     the same, interpreted

@format = private constant [26 x i8] c"add(%d, %d) = %d\0Aheap: %u\0A\00"

declare i32 @printf(ptr, ...)

define i32 @add(i32 %a, i32 %b) {
  %sum = add i32 %a, %b
  ret i32 %sum
}

define i32 @main() {
  %sum = call i32 @add(i32 21, i32 21)
  %written = call i32 (ptr, ...) @printf(ptr @format, i32 21, i32 21, i32 %sum, i32 0)
  ret i32 %sum
}
