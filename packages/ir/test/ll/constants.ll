; Constants of every kind, and constant expressions.
@i = global [4 x i32] [i32 0, i32 -1, i32 2147483647, i32 -2147483648]
@bools = global [2 x i1] [i1 true, i1 false]
@hexint = global i16 u0xFF
@shexint = global i16 s0xFF
@str = global [6 x i8] c"ab\00\FF\22\\"
@bytes = global [3 x i8] [i8 1, i8 65, i8 -1]
@zeros = global [3 x i8] [i8 0, i8 0, i8 0]
@floats = global [7 x float] [float 0.0, float -0.0, float 1.0e10, float 0x7FF0000000000000, float 0xFFF0000000000000, float 0x7FF8000000000000, float 0x3FD5555560000000]
@doubles = global [8 x double] [double 0.1, double 1.0e-300, double 0x7FF8000000000001, double 123456789.0, double 1.0e22, double 0x0000000000000001, double 3.14159265358979, double -2.5e-3]
@halves = global [3 x half] [half 0xH0001, half 0xHFC00, half 1.5]
@bfloats = global [2 x bfloat] [bfloat 0xR7FC0, bfloat 2.0]
@x87 = global [2 x x86_fp80] [x86_fp80 0xK3FFF8000000000000000, x86_fp80 0xK7FFFC000000000000000]
@quad = global fp128 0xL999999999999999A3FFB999999999999
@ppc = global ppc_fp128 0xM400921FB54442D183CA1A62633145C07
@und = global [2 x i32] [i32 undef, i32 poison]
@undall = global { i32, i32 } undef
@poisonvec = global <2 x i32> poison
@splat = global <4 x i32> splat (i32 7)
@splatf = global <2 x double> splat (double 1.5)
@nul = global { ptr, ptr } { ptr null, ptr @i }
@gep = global ptr getelementptr inbounds ([4 x i32], ptr @i, i32 0, i32 2)
@gep2 = global ptr getelementptr nusw nuw (i8, ptr @i, i32 4)
@gep3 = global ptr getelementptr inbounds inrange(-8, 16) ({ i32, [4 x i32] }, ptr @i, i32 0, i32 1, i32 1)
@gepzero = global ptr getelementptr inbounds ([4 x i32], ptr @i, i32 0, i32 0)
@p2i = global i32 ptrtoint (ptr @i to i32)
@i2p = global ptr inttoptr (i32 4660 to ptr)
@asc = global ptr addrspace(1) addrspacecast (ptr @i to ptr addrspace(1))
@trunc = global i8 trunc (i32 ptrtoint (ptr @i to i32) to i8)
@add = global i32 add (i32 ptrtoint (ptr @i to i32), i32 4)
@addn = global i32 add nuw nsw (i32 ptrtoint (ptr @i to i32), i32 4)
@sub = global i32 sub (i32 ptrtoint (ptr @i to i32), i32 ptrtoint (ptr @str to i32))
@xor = global i32 xor (i32 ptrtoint (ptr @i to i32), i32 -1)
@mul = global i32 mul (i32 ptrtoint (ptr @i to i32), i32 3)
@bc = global i32 bitcast (float 1.0 to i32)
@ba = global ptr blockaddress(@hasblocks, %there)
@ba2 = global ptr blockaddress(@hasblocks, %2)
@dle = global ptr dso_local_equivalent @plain
@ncfi = global ptr no_cfi @plain
@pauth = global ptr ptrauth (ptr @i, i32 2)
@pauth2 = global ptr ptrauth (ptr @i, i32 2, i64 5)
@pauth3 = global ptr ptrauth (ptr @i, i32 2, i64 5, ptr @pauth3)
@ee = global i32 extractelement (<2 x i32> <i32 ptrtoint (ptr @i to i32), i32 2>, i32 0)
@forward = global ptr @later
@later = global i32 0
define void @plain() { ret void }
define void @hasblocks(i32 %0) {
  br label %2
2:
  br label %there
there:
  indirectbr ptr blockaddress(@hasblocks, %there), [label %2, label %there]
}
