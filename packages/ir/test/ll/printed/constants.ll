; ModuleID = 'constants.ll'

@i = global [4 x i32] [i32 0, i32 -1, i32 2147483647, i32 -2147483648]
@bools = global [2 x i1] [i1 true, i1 false]
@hexint = global i16 255
@shexint = global i16 -1
@str = global [6 x i8] c"ab\00\FF\22\\"
@bytes = global [3 x i8] c"\01A\FF"
@zeros = global [3 x i8] zeroinitializer
@floats = global [7 x float] [float 0.000000e+00, float -0.000000e+00, float 1.000000e+10, float 0x7FF0000000000000, float 0xFFF0000000000000, float 0x7FF8000000000000, float 0x3FD5555560000000]
@doubles = global [8 x double] [double 1.000000e-01, double 1.000000e-300, double 0x7FF8000000000001, double 0x419D6F3454000000, double 1.000000e+22, double 4.940660e-324, double 0x400921FB54442D11, double -2.500000e-03]
@halves = global [3 x half] [half 0xH0001, half 0xHFC00, half 0xH3E00]
@bfloats = global [2 x bfloat] [bfloat 0xR7FC0, bfloat 0xR4000]
@x87 = global [2 x x86_fp80] [x86_fp80 0xK3FFF8000000000000000, x86_fp80 0xK7FFFC000000000000000]
@quad = global fp128 0xL999999999999999A3FFB999999999999
@ppc = global ppc_fp128 0xM400921FB54442D183CA1A62633145C07
@und = global [2 x i32] [i32 undef, i32 poison]
@undall = global { i32, i32 } undef
@poisonvec = global <2 x i32> poison
@splat = global <4 x i32> <i32 7, i32 7, i32 7, i32 7>
@splatf = global <2 x double> <double 1.500000e+00, double 1.500000e+00>
@nul = global { ptr, ptr } { ptr null, ptr @i }
@gep = global ptr getelementptr inbounds ([4 x i32], ptr @i, i32 0, i32 2)
@gep2 = global ptr getelementptr nusw nuw (i8, ptr @i, i32 4)
@gep3 = global ptr getelementptr inbounds inrange(-8, 16) ({ i32, [4 x i32] }, ptr @i, i32 0, i32 1, i32 1)
@gepzero = global ptr @i
@p2i = global i32 ptrtoint (ptr @i to i32)
@i2p = global ptr inttoptr (i32 4660 to ptr)
@asc = global ptr addrspace(1) addrspacecast (ptr @i to ptr addrspace(1))
@trunc = global i8 ptrtoint (ptr @i to i8)
@add = global i32 add (i32 ptrtoint (ptr @i to i32), i32 4)
@addn = global i32 add nuw nsw (i32 ptrtoint (ptr @i to i32), i32 4)
@sub = global i32 sub (i32 ptrtoint (ptr @i to i32), i32 ptrtoint (ptr @str to i32))
@xor = global i32 xor (i32 ptrtoint (ptr @i to i32), i32 -1)
@mul = global i32 mul (i32 ptrtoint (ptr @i to i32), i32 3)
@bc = global i32 1065353216
@ba = global ptr blockaddress(@hasblocks, %there)
@ba2 = global ptr blockaddress(@hasblocks, %2)
@dle = global ptr dso_local_equivalent @plain
@ncfi = global ptr no_cfi @plain
@pauth = global ptr ptrauth (ptr @i, i32 2)
@pauth2 = global ptr ptrauth (ptr @i, i32 2, i64 5)
@pauth3 = global ptr ptrauth (ptr @i, i32 2, i64 5, ptr @pauth3)
@ee = global i32 ptrtoint (ptr @i to i32)
@forward = global ptr @later
@later = global i32 0

define void @plain() {
  ret void
}

define void @hasblocks(i32 %0) {
  br label %2

2:                                                ; preds = %there, %1
  br label %there

there:                                            ; preds = %there, %2
  indirectbr ptr blockaddress(@hasblocks, %there), [label %2, label %there]
}
