; ModuleID = 'funclets.cpp'
source_filename = "funclets.cpp"
target datalayout = "e-m:w-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-pc-windows-msvc19.33.0"

%rtti.TypeDescriptor2 = type { ptr, ptr, [3 x i8] }
%eh.CatchableType = type { i32, i32, i32, i32, i32, i32, i32 }
%eh.CatchableTypeArray.1 = type { i32, [1 x i32] }
%eh.ThrowInfo = type { i32, i32, i32, i32 }
%rtti.TypeDescriptor11 = type { ptr, ptr, [12 x i8] }
%rtti.TypeDescriptor10 = type { ptr, ptr, [11 x i8] }
%eh.CatchableTypeArray.3 = type { i32, [3 x i32] }
%struct.Both = type { %struct.Left, %struct.Right, i32 }
%struct.Left = type { i32 }
%struct.Right = type { i32 }
%rtti.TypeDescriptor12 = type { ptr, ptr, [13 x i8] }
%rtti.TypeDescriptor5 = type { ptr, ptr, [6 x i8] }
%eh.CatchableTypeArray.4 = type { i32, [4 x i32] }
%rtti.TypeDescriptor13 = type { ptr, ptr, [14 x i8] }
%eh.CatchableTypeArray.2 = type { i32, [2 x i32] }
%struct.Named = type { ptr, ptr }
%struct.Diamond = type { %struct.Middle.base, %struct.Right, i32, %struct.Base }
%struct.Middle.base = type { ptr, i32 }
%struct.Base = type { i32 }
%struct.Busy = type { i8 }
%struct.Middle = type { ptr, i32, [4 x i8], %struct.Base }

$"??0Named@@QEAA@AEBU0@@Z" = comdat any

$"??1Named@@QEAA@XZ" = comdat any

$"??0Diamond@@QEAA@AEBU0@@Z" = comdat any

$"??0Middle@@QEAA@AEBU0@@Z" = comdat any

$"??1Busy@@QEAA@XZ" = comdat any

$"??_C@_05LPIAIMPK@guard?$AA@" = comdat any

$"??_R0H@8" = comdat any

$"_CT??_R0H@84" = comdat any

$_CTA1H = comdat any

$_TI1H = comdat any

$"??_C@_06NEIEDFII@thrown?$AA@" = comdat any

$"??_R0?AUNamed@@@8" = comdat any

$"_CT??_R0?AUNamed@@@8??0Named@@QEAA@AEBU0@@Z16" = comdat any

$"_CTA1?AUNamed@@" = comdat any

$"_TI1?AUNamed@@" = comdat any

$"??_R0?AUBoth@@@8" = comdat any

$"_CT??_R0?AUBoth@@@812" = comdat any

$"??_R0?AULeft@@@8" = comdat any

$"_CT??_R0?AULeft@@@84" = comdat any

$"??_R0?AURight@@@8" = comdat any

$"_CT??_R0?AURight@@@844" = comdat any

$"_CTA3?AUBoth@@" = comdat any

$"_TI3?AUBoth@@" = comdat any

$"??_R0PEAUBoth@@@8" = comdat any

$"_CT??_R0PEAUBoth@@@88" = comdat any

$"??_R0PEAULeft@@@8" = comdat any

$"_CT??_R0PEAULeft@@@88" = comdat any

$"??_R0PEAURight@@@8" = comdat any

$"_CT??_R0PEAURight@@@884" = comdat any

$"??_R0PEAX@8" = comdat any

$"_CT??_R0PEAX@88" = comdat any

$"_CTA4PEAUBoth@@" = comdat any

$"_TI4PEAUBoth@@" = comdat any

$"??_R0?AUDiamond@@@8" = comdat any

$"_CT??_R0?AUDiamond@@@8??0Diamond@@QEAA@AEBU0@@Z32" = comdat any

$"??_R0?AUMiddle@@@8" = comdat any

$"_CT??_R0?AUMiddle@@@8??0Middle@@QEAA@AEBU0@@Z24" = comdat any

$"??_R0?AUBase@@@8" = comdat any

$"_CT??_R0?AUBase@@@84004" = comdat any

$"_CT??_R0?AURight@@@8416" = comdat any

$"_CTA4?AUDiamond@@" = comdat any

$"_TI4?AUDiamond@@" = comdat any

$"??_R0PEAH@8" = comdat any

$"_CT??_R0PEAH@88" = comdat any

$_CTA2PEAH = comdat any

$_TIC2PEAH = comdat any

$"??_R0D@8" = comdat any

$"_CT??_R0D@81" = comdat any

$_CTA1D = comdat any

$_TI1D = comdat any

$"??_R0N@8" = comdat any

$"_CT??_R0N@88" = comdat any

$_CTA1N = comdat any

$_TI1N = comdat any

$"??_C@_06CGLIEPEJ@middle?$AA@" = comdat any

$"??_C@_0BC@KNJJFBIB@char?5?$CFc?0?5another?6?$AA@" = comdat any

$"??_C@_0BC@BIALMCOJ@double?5?$CFg?0?5again?6?$AA@" = comdat any

$"??_C@_0N@ECNOJDFO@level?5?$CFd?5?$CFs?6?$AA@" = comdat any

$"??_C@_09NALGJNBI@again?5?$CFs?6?$AA@" = comdat any

$"??_C@_05CMKPCFDK@after?$AA@" = comdat any

$"??_C@_0L@BHNPJIMJ@result?5?$CFd?6?$AA@" = comdat any

$"??_C@_09MODBKKBJ@const?5?$CFd?6?$AA@" = comdat any

$"??_C@_0M@IOHNAEIK@pointer?5?$CFd?6?$AA@" = comdat any

$"??_C@_09PNBOKFK@right?5?$CFd?6?$AA@" = comdat any

$"??_C@_0BH@FKLIEGPC@by?5value?5?$CFs?0?5?$CFd?5alive?6?$AA@" = comdat any

$"??_C@_07PNFPBIBH@int?5?$CFd?6?$AA@" = comdat any

$"??_C@_09HBIKGOKO@?$CFd?5alive?6?$AA@" = comdat any

$"??_C@_0BB@EFHNONPK@virtual?5base?5?$CFd?6?$AA@" = comdat any

$"??_C@_0M@KGAJNHNP@copy?5?$CFd?5?$CFd?6?$AA@" = comdat any

$"??_C@_08KAGDPKEI@left?5?$CFd?6?$AA@" = comdat any

$"??_C@_0BC@ILBJJNNB@out?5of?5nested?5?$CFd?6?$AA@" = comdat any

$"??_C@_05MPCIFLGN@inner?$AA@" = comdat any

$"??_C@_0BD@IPIFEFHL@both?5?$CFd?0?5?$CFd?5alive?6?$AA@" = comdat any

$"??_C@_09CCFDJCCH@round?5?$CFd?6?$AA@" = comdat any

$"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@" = comdat any

$"??_C@_04FLNIBFFK@?$DN?$CFs?6?$AA@" = comdat any

$"??_C@_04DLDIICNI@?9?$CFs?6?$AA@" = comdat any

$"??_8Diamond@@7B@" = comdat any

$"??_8Middle@@7B@" = comdat any

$"??_C@_0L@LCJJJLIM@inside?5?$CFd?6?$AA@" = comdat any

@"?alive@@3HA" = dso_local global i32 0, align 4
@"??_C@_05LPIAIMPK@guard?$AA@" = linkonce_odr dso_local unnamed_addr constant [6 x i8] c"guard\00", comdat, align 1
@"??_7type_info@@6B@" = external constant ptr
@"??_R0H@8" = linkonce_odr global %rtti.TypeDescriptor2 { ptr @"??_7type_info@@6B@", ptr null, [3 x i8] c".H\00" }, comdat
@__ImageBase = external dso_local constant i8
@"_CT??_R0H@84" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0H@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 0, i32 -1, i32 0, i32 4, i32 0 }, section ".xdata", comdat
@_CTA1H = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.1 { i32 1, [1 x i32] [i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0H@84" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32)] }, section ".xdata", comdat
@_TI1H = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 0, i32 0, i32 0, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @_CTA1H to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32) }, section ".xdata", comdat
@"??_C@_06NEIEDFII@thrown?$AA@" = linkonce_odr dso_local unnamed_addr constant [7 x i8] c"thrown\00", comdat, align 1
@"??_R0?AUNamed@@@8" = linkonce_odr global %rtti.TypeDescriptor11 { ptr @"??_7type_info@@6B@", ptr null, [12 x i8] c".?AUNamed@@\00" }, comdat
@"_CT??_R0?AUNamed@@@8??0Named@@QEAA@AEBU0@@Z16" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 0, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0?AUNamed@@@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 0, i32 -1, i32 0, i32 16, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??0Named@@QEAA@AEBU0@@Z" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32) }, section ".xdata", comdat
@"_CTA1?AUNamed@@" = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.1 { i32 1, [1 x i32] [i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0?AUNamed@@@8??0Named@@QEAA@AEBU0@@Z16" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32)] }, section ".xdata", comdat
@"_TI1?AUNamed@@" = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 0, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??1Named@@QEAA@XZ" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 0, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CTA1?AUNamed@@" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32) }, section ".xdata", comdat
@"??_R0?AUBoth@@@8" = linkonce_odr global %rtti.TypeDescriptor10 { ptr @"??_7type_info@@6B@", ptr null, [11 x i8] c".?AUBoth@@\00" }, comdat
@"_CT??_R0?AUBoth@@@812" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 0, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0?AUBoth@@@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 0, i32 -1, i32 0, i32 12, i32 0 }, section ".xdata", comdat
@"??_R0?AULeft@@@8" = linkonce_odr global %rtti.TypeDescriptor10 { ptr @"??_7type_info@@6B@", ptr null, [11 x i8] c".?AULeft@@\00" }, comdat
@"_CT??_R0?AULeft@@@84" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 0, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0?AULeft@@@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 0, i32 -1, i32 0, i32 4, i32 0 }, section ".xdata", comdat
@"??_R0?AURight@@@8" = linkonce_odr global %rtti.TypeDescriptor11 { ptr @"??_7type_info@@6B@", ptr null, [12 x i8] c".?AURight@@\00" }, comdat
@"_CT??_R0?AURight@@@844" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 0, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0?AURight@@@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 4, i32 -1, i32 0, i32 4, i32 0 }, section ".xdata", comdat
@"_CTA3?AUBoth@@" = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.3 { i32 3, [3 x i32] [i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0?AUBoth@@@812" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0?AULeft@@@84" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0?AURight@@@844" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32)] }, section ".xdata", comdat
@"_TI3?AUBoth@@" = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 0, i32 0, i32 0, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CTA3?AUBoth@@" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32) }, section ".xdata", comdat
@"?both@?1??raise@@YAHH@Z@4UBoth@@A" = internal global %struct.Both zeroinitializer, align 4
@"??_R0PEAUBoth@@@8" = linkonce_odr global %rtti.TypeDescriptor11 { ptr @"??_7type_info@@6B@", ptr null, [12 x i8] c".PEAUBoth@@\00" }, comdat
@"_CT??_R0PEAUBoth@@@88" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0PEAUBoth@@@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 0, i32 -1, i32 0, i32 8, i32 0 }, section ".xdata", comdat
@"??_R0PEAULeft@@@8" = linkonce_odr global %rtti.TypeDescriptor11 { ptr @"??_7type_info@@6B@", ptr null, [12 x i8] c".PEAULeft@@\00" }, comdat
@"_CT??_R0PEAULeft@@@88" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0PEAULeft@@@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 0, i32 -1, i32 0, i32 8, i32 0 }, section ".xdata", comdat
@"??_R0PEAURight@@@8" = linkonce_odr global %rtti.TypeDescriptor12 { ptr @"??_7type_info@@6B@", ptr null, [13 x i8] c".PEAURight@@\00" }, comdat
@"_CT??_R0PEAURight@@@884" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0PEAURight@@@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 4, i32 -1, i32 0, i32 8, i32 0 }, section ".xdata", comdat
@"??_R0PEAX@8" = linkonce_odr global %rtti.TypeDescriptor5 { ptr @"??_7type_info@@6B@", ptr null, [6 x i8] c".PEAX\00" }, comdat
@"_CT??_R0PEAX@88" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0PEAX@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 0, i32 -1, i32 0, i32 8, i32 0 }, section ".xdata", comdat
@"_CTA4PEAUBoth@@" = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.4 { i32 4, [4 x i32] [i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0PEAUBoth@@@88" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0PEAULeft@@@88" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0PEAURight@@@884" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0PEAX@88" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32)] }, section ".xdata", comdat
@"_TI4PEAUBoth@@" = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 0, i32 0, i32 0, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CTA4PEAUBoth@@" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32) }, section ".xdata", comdat
@"??_R0?AUDiamond@@@8" = linkonce_odr global %rtti.TypeDescriptor13 { ptr @"??_7type_info@@6B@", ptr null, [14 x i8] c".?AUDiamond@@\00" }, comdat
@"_CT??_R0?AUDiamond@@@8??0Diamond@@QEAA@AEBU0@@Z32" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 4, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0?AUDiamond@@@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 0, i32 -1, i32 0, i32 32, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??0Diamond@@QEAA@AEBU0@@Z" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32) }, section ".xdata", comdat
@"??_R0?AUMiddle@@@8" = linkonce_odr global %rtti.TypeDescriptor12 { ptr @"??_7type_info@@6B@", ptr null, [13 x i8] c".?AUMiddle@@\00" }, comdat
@"_CT??_R0?AUMiddle@@@8??0Middle@@QEAA@AEBU0@@Z24" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 4, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0?AUMiddle@@@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 0, i32 -1, i32 0, i32 24, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??0Middle@@QEAA@AEBU0@@Z" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32) }, section ".xdata", comdat
@"??_R0?AUBase@@@8" = linkonce_odr global %rtti.TypeDescriptor10 { ptr @"??_7type_info@@6B@", ptr null, [11 x i8] c".?AUBase@@\00" }, comdat
@"_CT??_R0?AUBase@@@84004" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 0, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0?AUBase@@@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 0, i32 0, i32 4, i32 4, i32 0 }, section ".xdata", comdat
@"_CT??_R0?AURight@@@8416" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 0, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0?AURight@@@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 16, i32 -1, i32 0, i32 4, i32 0 }, section ".xdata", comdat
@"_CTA4?AUDiamond@@" = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.4 { i32 4, [4 x i32] [i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0?AUDiamond@@@8??0Diamond@@QEAA@AEBU0@@Z32" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0?AUMiddle@@@8??0Middle@@QEAA@AEBU0@@Z24" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0?AUBase@@@84004" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0?AURight@@@8416" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32)] }, section ".xdata", comdat
@"_TI4?AUDiamond@@" = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 0, i32 0, i32 0, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CTA4?AUDiamond@@" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32) }, section ".xdata", comdat
@"?seven@?1??raise@@YAHH@Z@4HB" = internal constant i32 7, align 4
@"??_R0PEAH@8" = linkonce_odr global %rtti.TypeDescriptor5 { ptr @"??_7type_info@@6B@", ptr null, [6 x i8] c".PEAH\00" }, comdat
@"_CT??_R0PEAH@88" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0PEAH@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 0, i32 -1, i32 0, i32 8, i32 0 }, section ".xdata", comdat
@_CTA2PEAH = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.2 { i32 2, [2 x i32] [i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0PEAH@88" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0PEAX@88" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32)] }, section ".xdata", comdat
@_TIC2PEAH = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 1, i32 0, i32 0, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @_CTA2PEAH to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32) }, section ".xdata", comdat
@"??_R0D@8" = linkonce_odr global %rtti.TypeDescriptor2 { ptr @"??_7type_info@@6B@", ptr null, [3 x i8] c".D\00" }, comdat
@"_CT??_R0D@81" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0D@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 0, i32 -1, i32 0, i32 1, i32 0 }, section ".xdata", comdat
@_CTA1D = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.1 { i32 1, [1 x i32] [i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0D@81" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32)] }, section ".xdata", comdat
@_TI1D = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 0, i32 0, i32 0, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @_CTA1D to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32) }, section ".xdata", comdat
@"??_R0N@8" = linkonce_odr global %rtti.TypeDescriptor2 { ptr @"??_7type_info@@6B@", ptr null, [3 x i8] c".N\00" }, comdat
@"_CT??_R0N@88" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"??_R0N@8" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32), i32 0, i32 -1, i32 0, i32 8, i32 0 }, section ".xdata", comdat
@_CTA1N = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.1 { i32 1, [1 x i32] [i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @"_CT??_R0N@88" to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32)] }, section ".xdata", comdat
@_TI1N = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 0, i32 0, i32 0, i32 trunc (i64 sub nuw nsw (i64 ptrtoint (ptr @_CTA1N to i64), i64 ptrtoint (ptr @__ImageBase to i64)) to i32) }, section ".xdata", comdat
@"??_C@_06CGLIEPEJ@middle?$AA@" = linkonce_odr dso_local unnamed_addr constant [7 x i8] c"middle\00", comdat, align 1
@"??_C@_0BC@KNJJFBIB@char?5?$CFc?0?5another?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [18 x i8] c"char %c, another\0A\00", comdat, align 1
@"??_C@_0BC@BIALMCOJ@double?5?$CFg?0?5again?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [18 x i8] c"double %g, again\0A\00", comdat, align 1
@"??_C@_0N@ECNOJDFO@level?5?$CFd?5?$CFs?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [13 x i8] c"level %d %s\0A\00", comdat, align 1
@"??_C@_09NALGJNBI@again?5?$CFs?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [10 x i8] c"again %s\0A\00", comdat, align 1
@"??_C@_05CMKPCFDK@after?$AA@" = linkonce_odr dso_local unnamed_addr constant [6 x i8] c"after\00", comdat, align 1
@"??_C@_0L@BHNPJIMJ@result?5?$CFd?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [11 x i8] c"result %d\0A\00", comdat, align 1
@"??_C@_09MODBKKBJ@const?5?$CFd?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [10 x i8] c"const %d\0A\00", comdat, align 1
@"??_C@_0M@IOHNAEIK@pointer?5?$CFd?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [12 x i8] c"pointer %d\0A\00", comdat, align 1
@"??_C@_09PNBOKFK@right?5?$CFd?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [10 x i8] c"right %d\0A\00", comdat, align 1
@"??_C@_0BH@FKLIEGPC@by?5value?5?$CFs?0?5?$CFd?5alive?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [23 x i8] c"by value %s, %d alive\0A\00", comdat, align 1
@"??_C@_07PNFPBIBH@int?5?$CFd?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [8 x i8] c"int %d\0A\00", comdat, align 1
@"??_C@_09HBIKGOKO@?$CFd?5alive?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [10 x i8] c"%d alive\0A\00", comdat, align 1
@"??_C@_0BB@EFHNONPK@virtual?5base?5?$CFd?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [17 x i8] c"virtual base %d\0A\00", comdat, align 1
@"??_C@_0M@KGAJNHNP@copy?5?$CFd?5?$CFd?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [12 x i8] c"copy %d %d\0A\00", comdat, align 1
@"??_C@_08KAGDPKEI@left?5?$CFd?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [9 x i8] c"left %d\0A\00", comdat, align 1
@"??_C@_0BC@ILBJJNNB@out?5of?5nested?5?$CFd?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [18 x i8] c"out of nested %d\0A\00", comdat, align 1
@"??_C@_05MPCIFLGN@inner?$AA@" = linkonce_odr dso_local unnamed_addr constant [6 x i8] c"inner\00", comdat, align 1
@"??_C@_0BD@IPIFEFHL@both?5?$CFd?0?5?$CFd?5alive?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [19 x i8] c"both %d, %d alive\0A\00", comdat, align 1
@"??_C@_09CCFDJCCH@round?5?$CFd?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [10 x i8] c"round %d\0A\00", comdat, align 1
@"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [5 x i8] c"+%s\0A\00", comdat, align 1
@"??_C@_04FLNIBFFK@?$DN?$CFs?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [5 x i8] c"=%s\0A\00", comdat, align 1
@"??_C@_04DLDIICNI@?9?$CFs?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [5 x i8] c"-%s\0A\00", comdat, align 1
@"??_8Diamond@@7B@" = linkonce_odr unnamed_addr constant [2 x i32] [i32 0, i32 24], comdat, align 4
@"??_8Middle@@7B@" = linkonce_odr unnamed_addr constant [2 x i32] [i32 0, i32 16], comdat, align 4
@"??_C@_0L@LCJJJLIM@inside?5?$CFd?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [11 x i8] c"inside %d\0A\00", comdat, align 1
@str = private unnamed_addr constant [15 x i8] c"something else\00", align 1
@str.1 = private unnamed_addr constant [10 x i8] c"not const\00", align 1

; Function Attrs: mustprogress uwtable
define dso_local noundef i32 @"?raise@@YAHH@Z"(i32 noundef returned %0) local_unnamed_addr #0 personality ptr @__CxxFrameHandler3 {
  %2 = alloca i32, align 4
  %3 = alloca %struct.Named, align 8
  %4 = alloca %struct.Both, align 4
  %5 = alloca ptr, align 8
  %6 = alloca %struct.Diamond, align 8
  %7 = alloca ptr, align 8
  %8 = alloca i8, align 1
  %9 = alloca double, align 8
  %10 = load i32, ptr @"?alive@@3HA", align 4
  %11 = add nsw i32 %10, 1
  store i32 %11, ptr @"?alive@@3HA", align 4
  %12 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@")
  switch i32 %0, label %30 [
    i32 0, label %13
    i32 1, label %14
    i32 2, label %19
    i32 3, label %22
    i32 4, label %23
    i32 5, label %27
    i32 6, label %28
    i32 7, label %29
  ]

13:                                               ; preds = %1
  store i32 42, ptr %2, align 4
  invoke void @_CxxThrowException(ptr nonnull %2, ptr nonnull @_TI1H) #8
          to label %39 unwind label %34

14:                                               ; preds = %1
  store ptr @"??_C@_06NEIEDFII@thrown?$AA@", ptr %3, align 8
  %15 = getelementptr inbounds i8, ptr %3, i64 8
  store ptr @"?alive@@3HA", ptr %15, align 8
  %16 = load i32, ptr @"?alive@@3HA", align 4
  %17 = add nsw i32 %16, 1
  store i32 %17, ptr @"?alive@@3HA", align 4
  %18 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_06NEIEDFII@thrown?$AA@")
  invoke void @_CxxThrowException(ptr nonnull %3, ptr nonnull @"_TI1?AUNamed@@") #8
          to label %39 unwind label %34

19:                                               ; preds = %1
  store i32 1, ptr %4, align 4
  %20 = getelementptr inbounds i8, ptr %4, i64 4
  store i32 2, ptr %20, align 4
  %21 = getelementptr inbounds i8, ptr %4, i64 8
  store i32 3, ptr %21, align 4
  invoke void @_CxxThrowException(ptr nonnull %4, ptr nonnull @"_TI3?AUBoth@@") #8
          to label %39 unwind label %34

22:                                               ; preds = %1
  store i32 5, ptr getelementptr inbounds (i8, ptr @"?both@?1??raise@@YAHH@Z@4UBoth@@A", i64 4), align 4
  store ptr @"?both@?1??raise@@YAHH@Z@4UBoth@@A", ptr %5, align 8
  invoke void @_CxxThrowException(ptr nonnull %5, ptr nonnull @"_TI4PEAUBoth@@") #8
          to label %39 unwind label %34

23:                                               ; preds = %1
  store ptr @"??_8Diamond@@7B@", ptr %6, align 8
  %24 = getelementptr inbounds i8, ptr %6, i64 24
  store i32 6, ptr %24, align 8
  %25 = getelementptr inbounds i8, ptr %6, i64 8
  store i32 7, ptr %25, align 8
  %26 = getelementptr inbounds i8, ptr %6, i64 16
  store i32 8, ptr %26, align 8
  invoke void @_CxxThrowException(ptr nonnull %6, ptr nonnull @"_TI4?AUDiamond@@") #8
          to label %39 unwind label %34

27:                                               ; preds = %1
  store ptr @"?seven@?1??raise@@YAHH@Z@4HB", ptr %7, align 8
  invoke void @_CxxThrowException(ptr nonnull %7, ptr nonnull @_TIC2PEAH) #8
          to label %39 unwind label %34

28:                                               ; preds = %1
  store i8 99, ptr %8, align 1
  invoke void @_CxxThrowException(ptr nonnull %8, ptr nonnull @_TI1D) #8
          to label %39 unwind label %34

29:                                               ; preds = %1
  store double 1.500000e+00, ptr %9, align 8
  invoke void @_CxxThrowException(ptr nonnull %9, ptr nonnull @_TI1N) #8
          to label %39 unwind label %34

30:                                               ; preds = %1
  %31 = load i32, ptr @"?alive@@3HA", align 4
  %32 = add nsw i32 %31, -1
  store i32 %32, ptr @"?alive@@3HA", align 4
  %33 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@")
  ret i32 %0

34:                                               ; preds = %23, %19, %29, %28, %27, %22, %14, %13
  %35 = cleanuppad within none []
  %36 = load i32, ptr @"?alive@@3HA", align 4
  %37 = add nsw i32 %36, -1
  store i32 %37, ptr @"?alive@@3HA", align 4
  %38 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@") [ "funclet"(token %35) ]
  cleanupret from %35 unwind to caller

39:                                               ; preds = %29, %28, %27, %23, %22, %19, %14, %13
  unreachable
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(i64 immarg, ptr nocapture) #1

declare dso_local void @_CxxThrowException(ptr, ptr) local_unnamed_addr

declare dso_local i32 @__CxxFrameHandler3(...)

; Function Attrs: mustprogress uwtable
define linkonce_odr dso_local noundef ptr @"??0Named@@QEAA@AEBU0@@Z"(ptr noundef nonnull returned align 8 dereferenceable(16) %0, ptr noundef nonnull align 8 dereferenceable(16) %1) unnamed_addr #0 comdat align 2 {
  %3 = load ptr, ptr %1, align 8
  store ptr %3, ptr %0, align 8
  %4 = getelementptr inbounds i8, ptr %0, i64 8
  %5 = getelementptr inbounds i8, ptr %1, i64 8
  %6 = load ptr, ptr %5, align 8
  store ptr %6, ptr %4, align 8
  %7 = load i32, ptr %6, align 4
  %8 = add nsw i32 %7, 1
  store i32 %8, ptr %6, align 4
  %9 = load ptr, ptr %0, align 8
  %10 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04FLNIBFFK@?$DN?$CFs?6?$AA@", ptr noundef %9)
  ret ptr %0
}

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local void @"??1Named@@QEAA@XZ"(ptr noundef nonnull align 8 dereferenceable(16) %0) unnamed_addr #2 comdat align 2 personality ptr @__CxxFrameHandler3 {
  %2 = getelementptr inbounds i8, ptr %0, i64 8
  %3 = load ptr, ptr %2, align 8
  %4 = load i32, ptr %3, align 4
  %5 = add nsw i32 %4, -1
  store i32 %5, ptr %3, align 4
  %6 = load ptr, ptr %0, align 8
  %7 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef %6)
  ret void
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(i64 immarg, ptr nocapture) #1

; Function Attrs: inlinehint mustprogress nounwind uwtable
define linkonce_odr dso_local noundef ptr @"??0Diamond@@QEAA@AEBU0@@Z"(ptr noundef nonnull returned align 8 dereferenceable(24) %0, ptr noundef nonnull align 8 dereferenceable(24) %1, i32 noundef %2) unnamed_addr #3 comdat align 2 {
  %4 = icmp eq i32 %2, 0
  br i1 %4, label %13, label %5

5:                                                ; preds = %3
  store ptr @"??_8Diamond@@7B@", ptr %0, align 8
  %6 = getelementptr inbounds i8, ptr %0, i64 24
  %7 = load ptr, ptr %1, align 8
  %8 = getelementptr inbounds i8, ptr %7, i64 4
  %9 = load i32, ptr %8, align 4
  %10 = sext i32 %9 to i64
  %11 = getelementptr inbounds i8, ptr %1, i64 %10
  %12 = load i32, ptr %11, align 4
  store i32 %12, ptr %6, align 8
  br label %13

13:                                               ; preds = %5, %3
  %14 = getelementptr inbounds i8, ptr %0, i64 8
  %15 = getelementptr inbounds i8, ptr %1, i64 8
  %16 = load i32, ptr %15, align 8
  store i32 %16, ptr %14, align 8
  %17 = getelementptr inbounds i8, ptr %0, i64 16
  %18 = getelementptr inbounds i8, ptr %1, i64 16
  %19 = load i32, ptr %18, align 8
  store i32 %19, ptr %17, align 8
  %20 = getelementptr inbounds i8, ptr %0, i64 20
  %21 = getelementptr inbounds i8, ptr %1, i64 20
  %22 = load i32, ptr %21, align 4
  store i32 %22, ptr %20, align 4
  ret ptr %0
}

; Function Attrs: inlinehint mustprogress nounwind uwtable
define linkonce_odr dso_local noundef ptr @"??0Middle@@QEAA@AEBU0@@Z"(ptr noundef nonnull returned align 8 dereferenceable(16) %0, ptr noundef nonnull align 8 dereferenceable(16) %1, i32 noundef %2) unnamed_addr #3 comdat align 2 {
  %4 = icmp eq i32 %2, 0
  br i1 %4, label %13, label %5

5:                                                ; preds = %3
  store ptr @"??_8Middle@@7B@", ptr %0, align 8
  %6 = getelementptr inbounds i8, ptr %0, i64 16
  %7 = load ptr, ptr %1, align 8
  %8 = getelementptr inbounds i8, ptr %7, i64 4
  %9 = load i32, ptr %8, align 4
  %10 = sext i32 %9 to i64
  %11 = getelementptr inbounds i8, ptr %1, i64 %10
  %12 = load i32, ptr %11, align 4
  store i32 %12, ptr %6, align 8
  br label %13

13:                                               ; preds = %5, %3
  %14 = getelementptr inbounds i8, ptr %0, i64 8
  %15 = getelementptr inbounds i8, ptr %1, i64 8
  %16 = load i32, ptr %15, align 8
  store i32 %16, ptr %14, align 8
  ret ptr %0
}

; Function Attrs: mustprogress uwtable
define dso_local noundef i32 @"?middle@@YAHH@Z"(i32 noundef returned %0) local_unnamed_addr #0 personality ptr @__CxxFrameHandler3 {
  %2 = alloca i8, align 1
  %3 = alloca i32, align 4
  %4 = alloca double, align 8
  %5 = load i32, ptr @"?alive@@3HA", align 4
  %6 = add nsw i32 %5, 1
  store i32 %6, ptr @"?alive@@3HA", align 4
  %7 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_06CGLIEPEJ@middle?$AA@")
  %8 = invoke noundef i32 @"?raise@@YAHH@Z"(i32 noundef %0)
          to label %22 unwind label %9

9:                                                ; preds = %1
  %10 = catchswitch within none [label %11, label %15] unwind label %26

11:                                               ; preds = %9
  %12 = catchpad within %10 [ptr @"??_R0N@8", i32 0, ptr %4]
  %13 = load double, ptr %4, align 8
  %14 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0BC@BIALMCOJ@double?5?$CFg?0?5again?6?$AA@", double noundef %13) [ "funclet"(token %12) ]
  invoke void @_CxxThrowException(ptr null, ptr null) #8 [ "funclet"(token %12) ]
          to label %31 unwind label %26

15:                                               ; preds = %9
  %16 = catchpad within %10 [ptr @"??_R0D@8", i32 0, ptr %2]
  %17 = load i8, ptr %2, align 1
  %18 = sext i8 %17 to i32
  %19 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0BC@KNJJFBIB@char?5?$CFc?0?5another?6?$AA@", i32 noundef %18) [ "funclet"(token %16) ]
  %20 = load i8, ptr %2, align 1
  %21 = sext i8 %20 to i32
  store i32 %21, ptr %3, align 4
  invoke void @_CxxThrowException(ptr nonnull %3, ptr nonnull @_TI1H) #8 [ "funclet"(token %16) ]
          to label %31 unwind label %26

22:                                               ; preds = %1
  %23 = load i32, ptr @"?alive@@3HA", align 4
  %24 = add nsw i32 %23, -1
  store i32 %24, ptr @"?alive@@3HA", align 4
  %25 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_06CGLIEPEJ@middle?$AA@")
  ret i32 %0

26:                                               ; preds = %11, %15, %9
  %27 = cleanuppad within none []
  %28 = load i32, ptr @"?alive@@3HA", align 4
  %29 = add nsw i32 %28, -1
  store i32 %29, ptr @"?alive@@3HA", align 4
  %30 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_06CGLIEPEJ@middle?$AA@") [ "funclet"(token %27) ]
  cleanupret from %27 unwind to caller

31:                                               ; preds = %11, %15
  unreachable
}

; Function Attrs: nofree nounwind
declare dso_local noundef i32 @printf(ptr nocapture noundef readonly, ...) local_unnamed_addr #4

; Function Attrs: mustprogress noreturn uwtable
define dso_local noundef i32 @"?busy@@YAHXZ"() local_unnamed_addr #5 personality ptr @__CxxFrameHandler3 {
  %1 = alloca %struct.Both, align 4
  %2 = alloca %struct.Busy, align 1
  call void @llvm.lifetime.start.p0(i64 1, ptr nonnull %2) #9
  call void @llvm.lifetime.start.p0(i64 12, ptr nonnull %1)
  %3 = load i32, ptr @"?alive@@3HA", align 4
  %4 = add nsw i32 %3, 1
  store i32 %4, ptr @"?alive@@3HA", align 4
  %5 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@")
  store i32 1, ptr %1, align 4
  %6 = getelementptr inbounds i8, ptr %1, i64 4
  store i32 2, ptr %6, align 4
  %7 = getelementptr inbounds i8, ptr %1, i64 8
  store i32 3, ptr %7, align 4
  invoke void @_CxxThrowException(ptr nonnull %1, ptr nonnull @"_TI3?AUBoth@@") #8
          to label %13 unwind label %8

8:                                                ; preds = %0
  %9 = cleanuppad within none []
  %10 = load i32, ptr @"?alive@@3HA", align 4
  %11 = add nsw i32 %10, -1
  store i32 %11, ptr @"?alive@@3HA", align 4
  %12 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@") [ "funclet"(token %9) ]
  call void @"??1Busy@@QEAA@XZ"(ptr noundef nonnull align 1 dereferenceable(1) %2) #9 [ "funclet"(token %9) ]
  call void @llvm.lifetime.end.p0(i64 1, ptr nonnull %2) #9
  cleanupret from %9 unwind to caller

13:                                               ; preds = %0
  unreachable
}

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local void @"??1Busy@@QEAA@XZ"(ptr noundef nonnull align 1 dereferenceable(1) %0) unnamed_addr #2 comdat align 2 personality ptr @__CxxFrameHandler3 {
  %2 = alloca i32, align 4
  %3 = alloca i32, align 4
  call void @llvm.lifetime.start.p0(i64 4, ptr nonnull %2)
  %4 = load i32, ptr @"?alive@@3HA", align 4
  %5 = add nsw i32 %4, 1
  store i32 %5, ptr @"?alive@@3HA", align 4
  %6 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@")
  store i32 42, ptr %2, align 4
  invoke void @_CxxThrowException(ptr nonnull %2, ptr nonnull @_TI1H) #8
          to label %12 unwind label %7

7:                                                ; preds = %1
  %8 = cleanuppad within none []
  %9 = load i32, ptr @"?alive@@3HA", align 4
  %10 = add nsw i32 %9, -1
  store i32 %10, ptr @"?alive@@3HA", align 4
  %11 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@") [ "funclet"(token %8) ]
  cleanupret from %8 unwind label %13

12:                                               ; preds = %1
  unreachable

13:                                               ; preds = %7
  %14 = catchswitch within none [label %15] unwind label %20

15:                                               ; preds = %13
  %16 = catchpad within %14 [ptr @"??_R0H@8", i32 0, ptr %3]
  %17 = load i32, ptr %3, align 4
  %18 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0L@LCJJJLIM@inside?5?$CFd?6?$AA@", i32 noundef %17) [ "funclet"(token %16) ]
  catchret from %16 to label %19

19:                                               ; preds = %15
  ret void

20:                                               ; preds = %13
  %21 = cleanuppad within none []
  call void @__std_terminate() #10 [ "funclet"(token %21) ]
  unreachable
}

; Function Attrs: mustprogress uwtable
define dso_local void @"?nested@@YAXH@Z"(i32 noundef %0) local_unnamed_addr #0 personality ptr @__CxxFrameHandler3 {
  %2 = alloca ptr, align 8
  %3 = alloca ptr, align 8
  %4 = alloca i32, align 4
  %5 = invoke noundef i32 @"?raise@@YAHH@Z"(i32 noundef 1)
          to label %34 unwind label %6

6:                                                ; preds = %1
  %7 = catchswitch within none [label %8] unwind to caller

8:                                                ; preds = %6
  %9 = catchpad within %7 [ptr @"??_R0?AUNamed@@@8", i32 8, ptr %2]
  %10 = load ptr, ptr %2, align 8
  %11 = load ptr, ptr %10, align 8
  %12 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0N@ECNOJDFO@level?5?$CFd?5?$CFs?6?$AA@", i32 noundef %0, ptr noundef %11) [ "funclet"(token %9) ]
  %13 = icmp sgt i32 %0, 0
  br i1 %13, label %14, label %16

14:                                               ; preds = %8
  %15 = add nsw i32 %0, -1
  call void @"?nested@@YAXH@Z"(i32 noundef %15) [ "funclet"(token %9) ]
  br label %16

16:                                               ; preds = %14, %8
  invoke void @_CxxThrowException(ptr null, ptr null) #8 [ "funclet"(token %9) ]
          to label %40 unwind label %17

17:                                               ; preds = %16
  %18 = catchswitch within %9 [label %19] unwind to caller

19:                                               ; preds = %17
  %20 = catchpad within %18 [ptr @"??_R0?AUNamed@@@8", i32 8, ptr %3]
  %21 = load ptr, ptr %3, align 8
  %22 = load ptr, ptr %21, align 8
  %23 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_09NALGJNBI@again?5?$CFs?6?$AA@", ptr noundef %22) [ "funclet"(token %20) ]
  catchret from %20 to label %24

24:                                               ; preds = %19
  %25 = load i32, ptr @"?alive@@3HA", align 4
  %26 = add nsw i32 %25, 1
  store i32 %26, ptr @"?alive@@3HA", align 4
  %27 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05CMKPCFDK@after?$AA@") [ "funclet"(token %9) ]
  %28 = icmp eq i32 %0, 1
  br i1 %28, label %29, label %30

29:                                               ; preds = %24
  store i32 1, ptr %4, align 4
  invoke void @_CxxThrowException(ptr nonnull %4, ptr nonnull @_TI1H) #8 [ "funclet"(token %9) ]
          to label %40 unwind label %35

30:                                               ; preds = %24
  %31 = load i32, ptr @"?alive@@3HA", align 4
  %32 = add nsw i32 %31, -1
  store i32 %32, ptr @"?alive@@3HA", align 4
  %33 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05CMKPCFDK@after?$AA@") [ "funclet"(token %9) ]
  catchret from %9 to label %34

34:                                               ; preds = %30, %1
  ret void

35:                                               ; preds = %29
  %36 = cleanuppad within %9 []
  %37 = load i32, ptr @"?alive@@3HA", align 4
  %38 = add nsw i32 %37, -1
  store i32 %38, ptr @"?alive@@3HA", align 4
  %39 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05CMKPCFDK@after?$AA@") [ "funclet"(token %36) ]
  cleanupret from %36 unwind to caller

40:                                               ; preds = %29, %16
  unreachable
}

; Function Attrs: mustprogress norecurse uwtable
define dso_local noundef i32 @main() local_unnamed_addr #6 personality ptr @__CxxFrameHandler3 {
  %1 = alloca i32, align 4
  %2 = alloca %struct.Both, align 4
  %3 = alloca %struct.Busy, align 1
  %4 = alloca %struct.Diamond, align 8
  %5 = alloca %struct.Diamond, align 8
  %6 = alloca ptr, align 8
  %7 = alloca ptr, align 8
  %8 = alloca ptr, align 8
  %9 = alloca %struct.Named, align 8
  %10 = alloca i32, align 4
  %11 = alloca ptr, align 8
  %12 = alloca %struct.Middle, align 8
  %13 = alloca %struct.Left, align 4
  %14 = alloca i32, align 4
  %15 = alloca ptr, align 8
  %16 = getelementptr inbounds i8, ptr %9, i64 8
  br label %30

17:                                               ; preds = %41
  call void @llvm.lifetime.start.p0(i64 32, ptr nonnull %5)
  %18 = load i32, ptr @"?alive@@3HA", align 4
  %19 = add nsw i32 %18, 1
  store i32 %19, ptr @"?alive@@3HA", align 4
  %20 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@")
  store ptr @"??_8Diamond@@7B@", ptr %5, align 8
  %21 = getelementptr inbounds i8, ptr %5, i64 24
  store i32 6, ptr %21, align 8
  %22 = getelementptr inbounds i8, ptr %5, i64 8
  store i32 7, ptr %22, align 8
  %23 = getelementptr inbounds i8, ptr %5, i64 16
  store i32 8, ptr %23, align 8
  invoke void @_CxxThrowException(ptr nonnull %5, ptr nonnull @"_TI4?AUDiamond@@") #8
          to label %29 unwind label %24

24:                                               ; preds = %17
  %25 = cleanuppad within none []
  %26 = load i32, ptr @"?alive@@3HA", align 4
  %27 = add nsw i32 %26, -1
  store i32 %27, ptr @"?alive@@3HA", align 4
  %28 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@") [ "funclet"(token %25) ]
  cleanupret from %25 unwind label %77

29:                                               ; preds = %17
  unreachable

30:                                               ; preds = %0, %41
  %31 = phi i32 [ 0, %0 ], [ %44, %41 ]
  %32 = invoke noundef i32 @"?middle@@YAHH@Z"(i32 noundef %31)
          to label %33 unwind label %35

33:                                               ; preds = %30
  %34 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0L@BHNPJIMJ@result?5?$CFd?6?$AA@", i32 noundef %31)
  br label %41

35:                                               ; preds = %30
  %36 = catchswitch within none [label %37, label %46, label %56, label %61, label %66, label %69, label %74] unwind to caller

37:                                               ; preds = %35
  %38 = catchpad within %36 [ptr @"??_R0H@8", i32 0, ptr %10]
  %39 = load i32, ptr %10, align 4
  %40 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_07PNFPBIBH@int?5?$CFd?6?$AA@", i32 noundef %39) [ "funclet"(token %38) ]
  catchret from %38 to label %41

41:                                               ; preds = %74, %69, %66, %61, %56, %46, %37, %33
  %42 = load i32, ptr @"?alive@@3HA", align 4
  %43 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_09HBIKGOKO@?$CFd?5alive?6?$AA@", i32 noundef %42)
  %44 = add nuw nsw i32 %31, 1
  %45 = icmp eq i32 %44, 9
  br i1 %45, label %17, label %30, !llvm.loop !4

46:                                               ; preds = %35
  %47 = catchpad within %36 [ptr @"??_R0?AUNamed@@@8", i32 0, ptr %9]
  %48 = load i32, ptr @"?alive@@3HA", align 4
  %49 = load ptr, ptr %9, align 8
  %50 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0BH@FKLIEGPC@by?5value?5?$CFs?0?5?$CFd?5alive?6?$AA@", ptr noundef %49, i32 noundef %48) [ "funclet"(token %47) ]
  %51 = load ptr, ptr %16, align 8
  %52 = load i32, ptr %51, align 4
  %53 = add nsw i32 %52, -1
  store i32 %53, ptr %51, align 4
  %54 = load ptr, ptr %9, align 8
  %55 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef %54) [ "funclet"(token %47) ]
  catchret from %47 to label %41

56:                                               ; preds = %35
  %57 = catchpad within %36 [ptr @"??_R0?AURight@@@8", i32 8, ptr %8]
  %58 = load ptr, ptr %8, align 8
  %59 = load i32, ptr %58, align 4
  %60 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_09PNBOKFK@right?5?$CFd?6?$AA@", i32 noundef %59) [ "funclet"(token %57) ]
  catchret from %57 to label %41

61:                                               ; preds = %35
  %62 = catchpad within %36 [ptr @"??_R0PEAURight@@@8", i32 0, ptr %7]
  %63 = load ptr, ptr %7, align 8
  %64 = load i32, ptr %63, align 4
  %65 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0M@IOHNAEIK@pointer?5?$CFd?6?$AA@", i32 noundef %64) [ "funclet"(token %62) ]
  catchret from %62 to label %41

66:                                               ; preds = %35
  %67 = catchpad within %36 [ptr @"??_R0PEAH@8", i32 0, ptr null]
  %68 = call i32 @puts(ptr nonnull dereferenceable(1) @str.1) [ "funclet"(token %67) ]
  catchret from %67 to label %41

69:                                               ; preds = %35
  %70 = catchpad within %36 [ptr @"??_R0PEAH@8", i32 1, ptr %6]
  %71 = load ptr, ptr %6, align 8
  %72 = load i32, ptr %71, align 4
  %73 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_09MODBKKBJ@const?5?$CFd?6?$AA@", i32 noundef %72) [ "funclet"(token %70) ]
  catchret from %70 to label %41

74:                                               ; preds = %35
  %75 = catchpad within %36 [ptr null, i32 64, ptr null]
  %76 = call i32 @puts(ptr nonnull dereferenceable(1) @str) [ "funclet"(token %75) ]
  catchret from %75 to label %41

77:                                               ; preds = %24
  %78 = catchswitch within none [label %79] unwind to caller

79:                                               ; preds = %77
  %80 = catchpad within %78 [ptr @"??_R0?AUBase@@@8", i32 8, ptr %11]
  %81 = load ptr, ptr %11, align 8
  %82 = load i32, ptr %81, align 4
  %83 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0BB@EFHNONPK@virtual?5base?5?$CFd?6?$AA@", i32 noundef %82) [ "funclet"(token %80) ]
  catchret from %80 to label %84

84:                                               ; preds = %79
  call void @llvm.lifetime.start.p0(i64 32, ptr nonnull %4)
  %85 = load i32, ptr @"?alive@@3HA", align 4
  %86 = add nsw i32 %85, 1
  store i32 %86, ptr @"?alive@@3HA", align 4
  %87 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@")
  store ptr @"??_8Diamond@@7B@", ptr %4, align 8
  %88 = getelementptr inbounds i8, ptr %4, i64 24
  store i32 6, ptr %88, align 8
  %89 = getelementptr inbounds i8, ptr %4, i64 8
  store i32 7, ptr %89, align 8
  %90 = getelementptr inbounds i8, ptr %4, i64 16
  store i32 8, ptr %90, align 8
  invoke void @_CxxThrowException(ptr nonnull %4, ptr nonnull @"_TI4?AUDiamond@@") #8
          to label %96 unwind label %91

91:                                               ; preds = %84
  %92 = cleanuppad within none []
  %93 = load i32, ptr @"?alive@@3HA", align 4
  %94 = add nsw i32 %93, -1
  store i32 %94, ptr @"?alive@@3HA", align 4
  %95 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@") [ "funclet"(token %92) ]
  cleanupret from %92 unwind label %97

96:                                               ; preds = %84
  unreachable

97:                                               ; preds = %91
  %98 = catchswitch within none [label %99] unwind to caller

99:                                               ; preds = %97
  %100 = catchpad within %98 [ptr @"??_R0?AUMiddle@@@8", i32 0, ptr %12]
  %101 = getelementptr inbounds i8, ptr %12, i64 8
  %102 = load i32, ptr %101, align 8
  %103 = load ptr, ptr %12, align 8
  %104 = getelementptr inbounds i8, ptr %103, i64 4
  %105 = load i32, ptr %104, align 4
  %106 = sext i32 %105 to i64
  %107 = getelementptr inbounds i8, ptr %12, i64 %106
  %108 = load i32, ptr %107, align 4
  %109 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0M@KGAJNHNP@copy?5?$CFd?5?$CFd?6?$AA@", i32 noundef %108, i32 noundef %102) [ "funclet"(token %100) ]
  catchret from %100 to label %110

110:                                              ; preds = %99
  call void @llvm.lifetime.start.p0(i64 1, ptr nonnull %3) #9
  call void @llvm.lifetime.start.p0(i64 12, ptr nonnull %2)
  %111 = load i32, ptr @"?alive@@3HA", align 4
  %112 = add nsw i32 %111, 1
  store i32 %112, ptr @"?alive@@3HA", align 4
  %113 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@")
  store i32 1, ptr %2, align 4
  %114 = getelementptr inbounds i8, ptr %2, i64 4
  store i32 2, ptr %114, align 4
  %115 = getelementptr inbounds i8, ptr %2, i64 8
  store i32 3, ptr %115, align 4
  invoke void @_CxxThrowException(ptr nonnull %2, ptr nonnull @"_TI3?AUBoth@@") #8
          to label %121 unwind label %116

116:                                              ; preds = %110
  %117 = cleanuppad within none []
  %118 = load i32, ptr @"?alive@@3HA", align 4
  %119 = add nsw i32 %118, -1
  store i32 %119, ptr @"?alive@@3HA", align 4
  %120 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@") [ "funclet"(token %117) ]
  call void @"??1Busy@@QEAA@XZ"(ptr noundef nonnull align 1 dereferenceable(1) %3) #9 [ "funclet"(token %117) ]
  call void @llvm.lifetime.end.p0(i64 1, ptr nonnull %3) #9
  cleanupret from %117 unwind label %122

121:                                              ; preds = %110
  unreachable

122:                                              ; preds = %116
  %123 = catchswitch within none [label %124] unwind to caller

124:                                              ; preds = %122
  %125 = catchpad within %123 [ptr @"??_R0?AULeft@@@8", i32 0, ptr %13]
  %126 = load i32, ptr %13, align 4
  %127 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_08KAGDPKEI@left?5?$CFd?6?$AA@", i32 noundef %126) [ "funclet"(token %125) ]
  catchret from %125 to label %128

128:                                              ; preds = %124
  invoke void @"?nested@@YAXH@Z"(i32 noundef 2)
          to label %135 unwind label %129

129:                                              ; preds = %128
  %130 = catchswitch within none [label %131] unwind to caller

131:                                              ; preds = %129
  %132 = catchpad within %130 [ptr @"??_R0H@8", i32 0, ptr %14]
  %133 = load i32, ptr %14, align 4
  %134 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0BC@ILBJJNNB@out?5of?5nested?5?$CFd?6?$AA@", i32 noundef %133) [ "funclet"(token %132) ]
  catchret from %132 to label %135

135:                                              ; preds = %128, %131
  %136 = invoke noundef i32 @"?raise@@YAHH@Z"(i32 noundef 1)
          to label %163 unwind label %137

137:                                              ; preds = %135
  %138 = catchswitch within none [label %139] unwind label %154

139:                                              ; preds = %137
  %140 = catchpad within %138 [ptr null, i32 64, ptr null]
  %141 = load i32, ptr @"?alive@@3HA", align 4
  %142 = add nsw i32 %141, 1
  store i32 %142, ptr @"?alive@@3HA", align 4
  %143 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05MPCIFLGN@inner?$AA@") [ "funclet"(token %140) ]
  %144 = invoke noundef i32 @"?raise@@YAHH@Z"(i32 noundef 2) [ "funclet"(token %140) ]
          to label %145 unwind label %149

145:                                              ; preds = %139
  %146 = load i32, ptr @"?alive@@3HA", align 4
  %147 = add nsw i32 %146, -1
  store i32 %147, ptr @"?alive@@3HA", align 4
  %148 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05MPCIFLGN@inner?$AA@") [ "funclet"(token %140) ]
  catchret from %140 to label %163

149:                                              ; preds = %139
  %150 = cleanuppad within %140 []
  %151 = load i32, ptr @"?alive@@3HA", align 4
  %152 = add nsw i32 %151, -1
  store i32 %152, ptr @"?alive@@3HA", align 4
  %153 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05MPCIFLGN@inner?$AA@") [ "funclet"(token %150) ]
  cleanupret from %150 unwind label %154

154:                                              ; preds = %149, %137
  %155 = catchswitch within none [label %156] unwind to caller

156:                                              ; preds = %154
  %157 = catchpad within %155 [ptr @"??_R0?AUBoth@@@8", i32 8, ptr %15]
  %158 = load i32, ptr @"?alive@@3HA", align 4
  %159 = load ptr, ptr %15, align 8
  %160 = getelementptr inbounds i8, ptr %159, i64 8
  %161 = load i32, ptr %160, align 4
  %162 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0BD@IPIFEFHL@both?5?$CFd?0?5?$CFd?5alive?6?$AA@", i32 noundef %161, i32 noundef %158) [ "funclet"(token %157) ]
  catchret from %157 to label %163

163:                                              ; preds = %156, %135, %145
  br label %164

164:                                              ; preds = %163, %181
  %165 = phi i32 [ %182, %181 ], [ 0, %163 ]
  switch i32 %165, label %166 [
    i32 1, label %181
    i32 2, label %184
  ]

166:                                              ; preds = %164
  call void @llvm.lifetime.start.p0(i64 4, ptr nonnull %1)
  %167 = load i32, ptr @"?alive@@3HA", align 4
  %168 = add nsw i32 %167, 1
  store i32 %168, ptr @"?alive@@3HA", align 4
  %169 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@")
  store i32 42, ptr %1, align 4
  invoke void @_CxxThrowException(ptr nonnull %1, ptr nonnull @_TI1H) #8
          to label %175 unwind label %170

170:                                              ; preds = %166
  %171 = cleanuppad within none []
  %172 = load i32, ptr @"?alive@@3HA", align 4
  %173 = add nsw i32 %172, -1
  store i32 %173, ptr @"?alive@@3HA", align 4
  %174 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@") [ "funclet"(token %171) ]
  cleanupret from %171 unwind label %176

175:                                              ; preds = %166
  unreachable

176:                                              ; preds = %170
  %177 = catchswitch within none [label %178] unwind to caller

178:                                              ; preds = %176
  %179 = catchpad within %177 [ptr @"??_R0H@8", i32 0, ptr null]
  %180 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_09CCFDJCCH@round?5?$CFd?6?$AA@", i32 noundef %165) [ "funclet"(token %179) ]
  catchret from %179 to label %181

181:                                              ; preds = %164, %178
  %182 = add nuw nsw i32 %165, 1
  %183 = icmp eq i32 %182, 3
  br i1 %183, label %184, label %164, !llvm.loop !7

184:                                              ; preds = %164, %181
  %185 = load i32, ptr @"?alive@@3HA", align 4
  %186 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_09HBIKGOKO@?$CFd?5alive?6?$AA@", i32 noundef %185)
  %187 = load i32, ptr @"?alive@@3HA", align 4
  ret i32 %187
}

declare dso_local void @__std_terminate() local_unnamed_addr

; Function Attrs: nofree nounwind
declare noundef i32 @puts(ptr nocapture noundef readonly) local_unnamed_addr #7

attributes #0 = { mustprogress uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { mustprogress nounwind uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #3 = { inlinehint mustprogress nounwind uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #4 = { nofree nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #5 = { mustprogress noreturn uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #6 = { mustprogress norecurse uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #7 = { nofree nounwind }
attributes #8 = { noreturn }
attributes #9 = { nounwind }
attributes #10 = { noreturn nounwind }

!llvm.module.flags = !{!0, !1, !2, !3}

!0 = !{i32 1, !"wchar_size", i32 2}
!1 = !{i32 8, !"PIC Level", i32 2}
!2 = !{i32 7, !"uwtable", i32 2}
!3 = !{i32 1, !"MaxTLSAlign", i32 65536}
!4 = distinct !{!4, !5, !6}
!5 = !{!"llvm.loop.mustprogress"}
!6 = !{!"llvm.loop.unroll.disable"}
!7 = distinct !{!7, !5, !6}
