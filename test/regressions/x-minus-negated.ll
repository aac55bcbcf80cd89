
@format = constant [4 x i8] c"%d\0A\00"

declare i32 @printf(ptr, ...)

define i32 @f(i32 %b) {
  %n = sub i32 0, %b
  %r = sub i32 1, %n
  ret i32 %r
}

define i32 @main() {
  %v = call i32 @f(i32 1)
  %p = call i32 (ptr, ...) @printf(ptr @format, i32 %v)
  ret i32 0
}
