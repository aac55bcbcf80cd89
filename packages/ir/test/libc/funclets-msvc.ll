; ModuleID = 'funclets.cpp'
source_filename = "funclets.cpp"
target datalayout = "e-m:x-p:32:32-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32-a:0:32-S32"
target triple = "i686-pc-windows-msvc19.33.0"

%rtti.TypeDescriptor2 = type { ptr, ptr, [3 x i8] }
%eh.CatchableType = type { i32, ptr, i32, i32, i32, i32, ptr }
%eh.CatchableTypeArray.1 = type { i32, [1 x ptr] }
%eh.ThrowInfo = type { i32, ptr, ptr, ptr }
%rtti.TypeDescriptor11 = type { ptr, ptr, [12 x i8] }
%rtti.TypeDescriptor10 = type { ptr, ptr, [11 x i8] }
%eh.CatchableTypeArray.3 = type { i32, [3 x ptr] }
%struct.Both = type { %struct.Left, %struct.Right, i32 }
%struct.Left = type { i32 }
%struct.Right = type { i32 }
%rtti.TypeDescriptor4 = type { ptr, ptr, [5 x i8] }
%eh.CatchableTypeArray.4 = type { i32, [4 x ptr] }
%rtti.TypeDescriptor13 = type { ptr, ptr, [14 x i8] }
%rtti.TypeDescriptor12 = type { ptr, ptr, [13 x i8] }
%eh.CatchableTypeArray.2 = type { i32, [2 x ptr] }
%struct.Named = type { ptr, ptr }
%struct.Diamond = type { %struct.Middle.base, %struct.Right, i32, %struct.Base }
%struct.Middle.base = type { ptr, i32 }
%struct.Base = type { i32 }
%struct.Busy = type { i8 }
%struct.Middle = type { ptr, i32, %struct.Base }

$"??0Named@@QAE@ABU0@@Z" = comdat any

$"??1Named@@QAE@XZ" = comdat any

$"??0Diamond@@QAE@ABU0@@Z" = comdat any

$"??0Middle@@QAE@ABU0@@Z" = comdat any

$"??1Busy@@QAE@XZ" = comdat any

$"??_C@_05LPIAIMPK@guard?$AA@" = comdat any

$"??_R0H@8" = comdat any

$"_CT??_R0H@84" = comdat any

$_CTA1H = comdat any

$_TI1H = comdat any

$"??_C@_06NEIEDFII@thrown?$AA@" = comdat any

$"??_R0?AUNamed@@@8" = comdat any

$"_CT??_R0?AUNamed@@@8??0Named@@QAE@ABU0@@Z8" = comdat any

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

$"??_R0PAUBoth@@@8" = comdat any

$"_CT??_R0PAUBoth@@@84" = comdat any

$"??_R0PAULeft@@@8" = comdat any

$"_CT??_R0PAULeft@@@84" = comdat any

$"??_R0PAURight@@@8" = comdat any

$"_CT??_R0PAURight@@@844" = comdat any

$"??_R0PAX@8" = comdat any

$"_CT??_R0PAX@84" = comdat any

$"_CTA4PAUBoth@@" = comdat any

$"_TI4PAUBoth@@" = comdat any

$"??_R0?AUDiamond@@@8" = comdat any

$"_CT??_R0?AUDiamond@@@8??0Diamond@@QAE@ABU0@@Z20" = comdat any

$"??_R0?AUMiddle@@@8" = comdat any

$"_CT??_R0?AUMiddle@@@8??0Middle@@QAE@ABU0@@Z12" = comdat any

$"??_R0?AUBase@@@8" = comdat any

$"_CT??_R0?AUBase@@@84004" = comdat any

$"_CT??_R0?AURight@@@848" = comdat any

$"_CTA4?AUDiamond@@" = comdat any

$"_TI4?AUDiamond@@" = comdat any

$"??_R0PAH@8" = comdat any

$"_CT??_R0PAH@84" = comdat any

$_CTA2PAH = comdat any

$_TIC2PAH = comdat any

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
@"_CT??_R0H@84" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, ptr @"??_R0H@8", i32 0, i32 -1, i32 0, i32 4, ptr null }, section ".xdata", comdat
@_CTA1H = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.1 { i32 1, [1 x ptr] [ptr @"_CT??_R0H@84"] }, section ".xdata", comdat
@_TI1H = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 0, ptr null, ptr null, ptr @_CTA1H }, section ".xdata", comdat
@"??_C@_06NEIEDFII@thrown?$AA@" = linkonce_odr dso_local unnamed_addr constant [7 x i8] c"thrown\00", comdat, align 1
@"??_R0?AUNamed@@@8" = linkonce_odr global %rtti.TypeDescriptor11 { ptr @"??_7type_info@@6B@", ptr null, [12 x i8] c".?AUNamed@@\00" }, comdat
@"_CT??_R0?AUNamed@@@8??0Named@@QAE@ABU0@@Z8" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 0, ptr @"??_R0?AUNamed@@@8", i32 0, i32 -1, i32 0, i32 8, ptr @"??0Named@@QAE@ABU0@@Z" }, section ".xdata", comdat
@"_CTA1?AUNamed@@" = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.1 { i32 1, [1 x ptr] [ptr @"_CT??_R0?AUNamed@@@8??0Named@@QAE@ABU0@@Z8"] }, section ".xdata", comdat
@"_TI1?AUNamed@@" = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 0, ptr @"??1Named@@QAE@XZ", ptr null, ptr @"_CTA1?AUNamed@@" }, section ".xdata", comdat
@"??_R0?AUBoth@@@8" = linkonce_odr global %rtti.TypeDescriptor10 { ptr @"??_7type_info@@6B@", ptr null, [11 x i8] c".?AUBoth@@\00" }, comdat
@"_CT??_R0?AUBoth@@@812" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 0, ptr @"??_R0?AUBoth@@@8", i32 0, i32 -1, i32 0, i32 12, ptr null }, section ".xdata", comdat
@"??_R0?AULeft@@@8" = linkonce_odr global %rtti.TypeDescriptor10 { ptr @"??_7type_info@@6B@", ptr null, [11 x i8] c".?AULeft@@\00" }, comdat
@"_CT??_R0?AULeft@@@84" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 0, ptr @"??_R0?AULeft@@@8", i32 0, i32 -1, i32 0, i32 4, ptr null }, section ".xdata", comdat
@"??_R0?AURight@@@8" = linkonce_odr global %rtti.TypeDescriptor11 { ptr @"??_7type_info@@6B@", ptr null, [12 x i8] c".?AURight@@\00" }, comdat
@"_CT??_R0?AURight@@@844" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 0, ptr @"??_R0?AURight@@@8", i32 4, i32 -1, i32 0, i32 4, ptr null }, section ".xdata", comdat
@"_CTA3?AUBoth@@" = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.3 { i32 3, [3 x ptr] [ptr @"_CT??_R0?AUBoth@@@812", ptr @"_CT??_R0?AULeft@@@84", ptr @"_CT??_R0?AURight@@@844"] }, section ".xdata", comdat
@"_TI3?AUBoth@@" = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 0, ptr null, ptr null, ptr @"_CTA3?AUBoth@@" }, section ".xdata", comdat
@"?both@?1??raise@@YAHH@Z@4UBoth@@A" = internal global %struct.Both zeroinitializer, align 4
@"??_R0PAUBoth@@@8" = linkonce_odr global %rtti.TypeDescriptor10 { ptr @"??_7type_info@@6B@", ptr null, [11 x i8] c".PAUBoth@@\00" }, comdat
@"_CT??_R0PAUBoth@@@84" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, ptr @"??_R0PAUBoth@@@8", i32 0, i32 -1, i32 0, i32 4, ptr null }, section ".xdata", comdat
@"??_R0PAULeft@@@8" = linkonce_odr global %rtti.TypeDescriptor10 { ptr @"??_7type_info@@6B@", ptr null, [11 x i8] c".PAULeft@@\00" }, comdat
@"_CT??_R0PAULeft@@@84" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, ptr @"??_R0PAULeft@@@8", i32 0, i32 -1, i32 0, i32 4, ptr null }, section ".xdata", comdat
@"??_R0PAURight@@@8" = linkonce_odr global %rtti.TypeDescriptor11 { ptr @"??_7type_info@@6B@", ptr null, [12 x i8] c".PAURight@@\00" }, comdat
@"_CT??_R0PAURight@@@844" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, ptr @"??_R0PAURight@@@8", i32 4, i32 -1, i32 0, i32 4, ptr null }, section ".xdata", comdat
@"??_R0PAX@8" = linkonce_odr global %rtti.TypeDescriptor4 { ptr @"??_7type_info@@6B@", ptr null, [5 x i8] c".PAX\00" }, comdat
@"_CT??_R0PAX@84" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, ptr @"??_R0PAX@8", i32 0, i32 -1, i32 0, i32 4, ptr null }, section ".xdata", comdat
@"_CTA4PAUBoth@@" = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.4 { i32 4, [4 x ptr] [ptr @"_CT??_R0PAUBoth@@@84", ptr @"_CT??_R0PAULeft@@@84", ptr @"_CT??_R0PAURight@@@844", ptr @"_CT??_R0PAX@84"] }, section ".xdata", comdat
@"_TI4PAUBoth@@" = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 0, ptr null, ptr null, ptr @"_CTA4PAUBoth@@" }, section ".xdata", comdat
@"??_R0?AUDiamond@@@8" = linkonce_odr global %rtti.TypeDescriptor13 { ptr @"??_7type_info@@6B@", ptr null, [14 x i8] c".?AUDiamond@@\00" }, comdat
@"_CT??_R0?AUDiamond@@@8??0Diamond@@QAE@ABU0@@Z20" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 4, ptr @"??_R0?AUDiamond@@@8", i32 0, i32 -1, i32 0, i32 20, ptr @"??0Diamond@@QAE@ABU0@@Z" }, section ".xdata", comdat
@"??_R0?AUMiddle@@@8" = linkonce_odr global %rtti.TypeDescriptor12 { ptr @"??_7type_info@@6B@", ptr null, [13 x i8] c".?AUMiddle@@\00" }, comdat
@"_CT??_R0?AUMiddle@@@8??0Middle@@QAE@ABU0@@Z12" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 4, ptr @"??_R0?AUMiddle@@@8", i32 0, i32 -1, i32 0, i32 12, ptr @"??0Middle@@QAE@ABU0@@Z" }, section ".xdata", comdat
@"??_R0?AUBase@@@8" = linkonce_odr global %rtti.TypeDescriptor10 { ptr @"??_7type_info@@6B@", ptr null, [11 x i8] c".?AUBase@@\00" }, comdat
@"_CT??_R0?AUBase@@@84004" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 0, ptr @"??_R0?AUBase@@@8", i32 0, i32 0, i32 4, i32 4, ptr null }, section ".xdata", comdat
@"_CT??_R0?AURight@@@848" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 0, ptr @"??_R0?AURight@@@8", i32 8, i32 -1, i32 0, i32 4, ptr null }, section ".xdata", comdat
@"_CTA4?AUDiamond@@" = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.4 { i32 4, [4 x ptr] [ptr @"_CT??_R0?AUDiamond@@@8??0Diamond@@QAE@ABU0@@Z20", ptr @"_CT??_R0?AUMiddle@@@8??0Middle@@QAE@ABU0@@Z12", ptr @"_CT??_R0?AUBase@@@84004", ptr @"_CT??_R0?AURight@@@848"] }, section ".xdata", comdat
@"_TI4?AUDiamond@@" = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 0, ptr null, ptr null, ptr @"_CTA4?AUDiamond@@" }, section ".xdata", comdat
@"?seven@?1??raise@@YAHH@Z@4HB" = internal constant i32 7, align 4
@"??_R0PAH@8" = linkonce_odr global %rtti.TypeDescriptor4 { ptr @"??_7type_info@@6B@", ptr null, [5 x i8] c".PAH\00" }, comdat
@"_CT??_R0PAH@84" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, ptr @"??_R0PAH@8", i32 0, i32 -1, i32 0, i32 4, ptr null }, section ".xdata", comdat
@_CTA2PAH = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.2 { i32 2, [2 x ptr] [ptr @"_CT??_R0PAH@84", ptr @"_CT??_R0PAX@84"] }, section ".xdata", comdat
@_TIC2PAH = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 1, ptr null, ptr null, ptr @_CTA2PAH }, section ".xdata", comdat
@"??_R0D@8" = linkonce_odr global %rtti.TypeDescriptor2 { ptr @"??_7type_info@@6B@", ptr null, [3 x i8] c".D\00" }, comdat
@"_CT??_R0D@81" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, ptr @"??_R0D@8", i32 0, i32 -1, i32 0, i32 1, ptr null }, section ".xdata", comdat
@_CTA1D = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.1 { i32 1, [1 x ptr] [ptr @"_CT??_R0D@81"] }, section ".xdata", comdat
@_TI1D = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 0, ptr null, ptr null, ptr @_CTA1D }, section ".xdata", comdat
@"??_R0N@8" = linkonce_odr global %rtti.TypeDescriptor2 { ptr @"??_7type_info@@6B@", ptr null, [3 x i8] c".N\00" }, comdat
@"_CT??_R0N@88" = linkonce_odr unnamed_addr constant %eh.CatchableType { i32 1, ptr @"??_R0N@8", i32 0, i32 -1, i32 0, i32 8, ptr null }, section ".xdata", comdat
@_CTA1N = linkonce_odr unnamed_addr constant %eh.CatchableTypeArray.1 { i32 1, [1 x ptr] [ptr @"_CT??_R0N@88"] }, section ".xdata", comdat
@_TI1N = linkonce_odr unnamed_addr constant %eh.ThrowInfo { i32 0, ptr null, ptr null, ptr @_CTA1N }, section ".xdata", comdat
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
@"??_8Diamond@@7B@" = linkonce_odr unnamed_addr constant [2 x i32] [i32 0, i32 16], comdat, align 4
@"??_8Middle@@7B@" = linkonce_odr unnamed_addr constant [2 x i32] [i32 0, i32 8], comdat, align 4
@"??_C@_0L@LCJJJLIM@inside?5?$CFd?6?$AA@" = linkonce_odr dso_local unnamed_addr constant [11 x i8] c"inside %d\0A\00", comdat, align 1
@str = private unnamed_addr constant [15 x i8] c"something else\00", align 1
@str.1 = private unnamed_addr constant [10 x i8] c"not const\00", align 1

; Function Attrs: mustprogress
define dso_local noundef i32 @"?raise@@YAHH@Z"(i32 noundef returned %0) local_unnamed_addr #0 personality ptr @__CxxFrameHandler3 {
  %2 = alloca i32, align 4
  %3 = alloca %struct.Named, align 4
  %4 = alloca %struct.Both, align 4
  %5 = alloca ptr, align 4
  %6 = alloca %struct.Diamond, align 4
  %7 = alloca ptr, align 4
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
  store ptr @"??_C@_06NEIEDFII@thrown?$AA@", ptr %3, align 4
  %15 = getelementptr inbounds i8, ptr %3, i32 4
  store ptr @"?alive@@3HA", ptr %15, align 4
  %16 = load i32, ptr @"?alive@@3HA", align 4
  %17 = add nsw i32 %16, 1
  store i32 %17, ptr @"?alive@@3HA", align 4
  %18 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_06NEIEDFII@thrown?$AA@")
  invoke void @_CxxThrowException(ptr nonnull %3, ptr nonnull @"_TI1?AUNamed@@") #8
          to label %39 unwind label %34

19:                                               ; preds = %1
  store i32 1, ptr %4, align 4
  %20 = getelementptr inbounds i8, ptr %4, i32 4
  store i32 2, ptr %20, align 4
  %21 = getelementptr inbounds i8, ptr %4, i32 8
  store i32 3, ptr %21, align 4
  invoke void @_CxxThrowException(ptr nonnull %4, ptr nonnull @"_TI3?AUBoth@@") #8
          to label %39 unwind label %34

22:                                               ; preds = %1
  store i32 5, ptr getelementptr inbounds (i8, ptr @"?both@?1??raise@@YAHH@Z@4UBoth@@A", i32 4), align 4
  store ptr @"?both@?1??raise@@YAHH@Z@4UBoth@@A", ptr %5, align 4
  invoke void @_CxxThrowException(ptr nonnull %5, ptr nonnull @"_TI4PAUBoth@@") #8
          to label %39 unwind label %34

23:                                               ; preds = %1
  store ptr @"??_8Diamond@@7B@", ptr %6, align 4
  %24 = getelementptr inbounds i8, ptr %6, i32 16
  store i32 6, ptr %24, align 4
  %25 = getelementptr inbounds i8, ptr %6, i32 4
  store i32 7, ptr %25, align 4
  %26 = getelementptr inbounds i8, ptr %6, i32 8
  store i32 8, ptr %26, align 4
  invoke void @_CxxThrowException(ptr nonnull %6, ptr nonnull @"_TI4?AUDiamond@@") #8
          to label %39 unwind label %34

27:                                               ; preds = %1
  store ptr @"?seven@?1??raise@@YAHH@Z@4HB", ptr %7, align 4
  invoke void @_CxxThrowException(ptr nonnull %7, ptr nonnull @_TIC2PAH) #8
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

declare dso_local x86_stdcallcc void @_CxxThrowException(ptr, ptr) local_unnamed_addr

declare dso_local i32 @__CxxFrameHandler3(...)

; Function Attrs: mustprogress
define linkonce_odr dso_local x86_thiscallcc noundef ptr @"??0Named@@QAE@ABU0@@Z"(ptr noundef nonnull returned align 4 dereferenceable(8) %0, ptr noundef nonnull align 4 dereferenceable(8) %1) unnamed_addr #0 comdat align 2 {
  %3 = load ptr, ptr %1, align 4
  store ptr %3, ptr %0, align 4
  %4 = getelementptr inbounds i8, ptr %0, i32 4
  %5 = getelementptr inbounds i8, ptr %1, i32 4
  %6 = load ptr, ptr %5, align 4
  store ptr %6, ptr %4, align 4
  %7 = load i32, ptr %6, align 4
  %8 = add nsw i32 %7, 1
  store i32 %8, ptr %6, align 4
  %9 = load ptr, ptr %0, align 4
  %10 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04FLNIBFFK@?$DN?$CFs?6?$AA@", ptr noundef %9)
  ret ptr %0
}

; Function Attrs: mustprogress nounwind
define linkonce_odr dso_local x86_thiscallcc void @"??1Named@@QAE@XZ"(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #2 comdat align 2 personality ptr @__CxxFrameHandler3 {
  %2 = getelementptr inbounds i8, ptr %0, i32 4
  %3 = load ptr, ptr %2, align 4
  %4 = load i32, ptr %3, align 4
  %5 = add nsw i32 %4, -1
  store i32 %5, ptr %3, align 4
  %6 = load ptr, ptr %0, align 4
  %7 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef %6)
  ret void
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(i64 immarg, ptr nocapture) #1

; Function Attrs: inlinehint mustprogress nounwind
define linkonce_odr dso_local x86_thiscallcc noundef ptr @"??0Diamond@@QAE@ABU0@@Z"(ptr noundef nonnull returned align 4 dereferenceable(16) %0, ptr noundef nonnull align 4 dereferenceable(16) %1, i32 noundef %2) unnamed_addr #3 comdat align 2 {
  %4 = icmp eq i32 %2, 0
  br i1 %4, label %12, label %5

5:                                                ; preds = %3
  store ptr @"??_8Diamond@@7B@", ptr %0, align 4
  %6 = getelementptr inbounds i8, ptr %0, i32 16
  %7 = load ptr, ptr %1, align 4
  %8 = getelementptr inbounds i8, ptr %7, i32 4
  %9 = load i32, ptr %8, align 4
  %10 = getelementptr inbounds i8, ptr %1, i32 %9
  %11 = load i32, ptr %10, align 4
  store i32 %11, ptr %6, align 4
  br label %12

12:                                               ; preds = %5, %3
  %13 = getelementptr inbounds i8, ptr %0, i32 4
  %14 = getelementptr inbounds i8, ptr %1, i32 4
  %15 = load i32, ptr %14, align 4
  store i32 %15, ptr %13, align 4
  %16 = getelementptr inbounds i8, ptr %0, i32 8
  %17 = getelementptr inbounds i8, ptr %1, i32 8
  %18 = load i32, ptr %17, align 4
  store i32 %18, ptr %16, align 4
  %19 = getelementptr inbounds i8, ptr %0, i32 12
  %20 = getelementptr inbounds i8, ptr %1, i32 12
  %21 = load i32, ptr %20, align 4
  store i32 %21, ptr %19, align 4
  ret ptr %0
}

; Function Attrs: inlinehint mustprogress nounwind
define linkonce_odr dso_local x86_thiscallcc noundef ptr @"??0Middle@@QAE@ABU0@@Z"(ptr noundef nonnull returned align 4 dereferenceable(8) %0, ptr noundef nonnull align 4 dereferenceable(8) %1, i32 noundef %2) unnamed_addr #3 comdat align 2 {
  %4 = icmp eq i32 %2, 0
  br i1 %4, label %12, label %5

5:                                                ; preds = %3
  store ptr @"??_8Middle@@7B@", ptr %0, align 4
  %6 = getelementptr inbounds i8, ptr %0, i32 8
  %7 = load ptr, ptr %1, align 4
  %8 = getelementptr inbounds i8, ptr %7, i32 4
  %9 = load i32, ptr %8, align 4
  %10 = getelementptr inbounds i8, ptr %1, i32 %9
  %11 = load i32, ptr %10, align 4
  store i32 %11, ptr %6, align 4
  br label %12

12:                                               ; preds = %5, %3
  %13 = getelementptr inbounds i8, ptr %0, i32 4
  %14 = getelementptr inbounds i8, ptr %1, i32 4
  %15 = load i32, ptr %14, align 4
  store i32 %15, ptr %13, align 4
  ret ptr %0
}

; Function Attrs: mustprogress
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

; Function Attrs: mustprogress noreturn
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
  %6 = getelementptr inbounds i8, ptr %1, i32 4
  store i32 2, ptr %6, align 4
  %7 = getelementptr inbounds i8, ptr %1, i32 8
  store i32 3, ptr %7, align 4
  invoke void @_CxxThrowException(ptr nonnull %1, ptr nonnull @"_TI3?AUBoth@@") #8
          to label %13 unwind label %8

8:                                                ; preds = %0
  %9 = cleanuppad within none []
  %10 = load i32, ptr @"?alive@@3HA", align 4
  %11 = add nsw i32 %10, -1
  store i32 %11, ptr @"?alive@@3HA", align 4
  %12 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@") [ "funclet"(token %9) ]
  call x86_thiscallcc void @"??1Busy@@QAE@XZ"(ptr noundef nonnull align 1 dereferenceable(1) %2) #9 [ "funclet"(token %9) ]
  call void @llvm.lifetime.end.p0(i64 1, ptr nonnull %2) #9
  cleanupret from %9 unwind to caller

13:                                               ; preds = %0
  unreachable
}

; Function Attrs: mustprogress nounwind
define linkonce_odr dso_local x86_thiscallcc void @"??1Busy@@QAE@XZ"(ptr noundef nonnull align 1 dereferenceable(1) %0) unnamed_addr #2 comdat align 2 personality ptr @__CxxFrameHandler3 {
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

; Function Attrs: mustprogress
define dso_local void @"?nested@@YAXH@Z"(i32 noundef %0) local_unnamed_addr #0 personality ptr @__CxxFrameHandler3 {
  %2 = alloca ptr, align 4
  %3 = alloca ptr, align 4
  %4 = alloca i32, align 4
  %5 = invoke noundef i32 @"?raise@@YAHH@Z"(i32 noundef 1)
          to label %34 unwind label %6

6:                                                ; preds = %1
  %7 = catchswitch within none [label %8] unwind to caller

8:                                                ; preds = %6
  %9 = catchpad within %7 [ptr @"??_R0?AUNamed@@@8", i32 8, ptr %2]
  %10 = load ptr, ptr %2, align 4
  %11 = load ptr, ptr %10, align 4
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
  %21 = load ptr, ptr %3, align 4
  %22 = load ptr, ptr %21, align 4
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

; Function Attrs: mustprogress norecurse
define dso_local noundef i32 @main() local_unnamed_addr #6 personality ptr @__CxxFrameHandler3 {
  %1 = alloca i32, align 4
  %2 = alloca %struct.Both, align 4
  %3 = alloca %struct.Busy, align 1
  %4 = alloca %struct.Diamond, align 4
  %5 = alloca %struct.Diamond, align 4
  %6 = alloca ptr, align 4
  %7 = alloca ptr, align 4
  %8 = alloca ptr, align 4
  %9 = alloca %struct.Named, align 4
  %10 = alloca i32, align 4
  %11 = alloca ptr, align 4
  %12 = alloca %struct.Middle, align 4
  %13 = alloca %struct.Left, align 4
  %14 = alloca i32, align 4
  %15 = alloca ptr, align 4
  %16 = getelementptr inbounds i8, ptr %9, i32 4
  br label %30

17:                                               ; preds = %41
  call void @llvm.lifetime.start.p0(i64 20, ptr nonnull %5)
  %18 = load i32, ptr @"?alive@@3HA", align 4
  %19 = add nsw i32 %18, 1
  store i32 %19, ptr @"?alive@@3HA", align 4
  %20 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@")
  store ptr @"??_8Diamond@@7B@", ptr %5, align 4
  %21 = getelementptr inbounds i8, ptr %5, i32 16
  store i32 6, ptr %21, align 4
  %22 = getelementptr inbounds i8, ptr %5, i32 4
  store i32 7, ptr %22, align 4
  %23 = getelementptr inbounds i8, ptr %5, i32 8
  store i32 8, ptr %23, align 4
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
  br i1 %45, label %17, label %30, !llvm.loop !3

46:                                               ; preds = %35
  %47 = catchpad within %36 [ptr @"??_R0?AUNamed@@@8", i32 0, ptr %9]
  %48 = load i32, ptr @"?alive@@3HA", align 4
  %49 = load ptr, ptr %9, align 4
  %50 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0BH@FKLIEGPC@by?5value?5?$CFs?0?5?$CFd?5alive?6?$AA@", ptr noundef %49, i32 noundef %48) [ "funclet"(token %47) ]
  %51 = load ptr, ptr %16, align 4
  %52 = load i32, ptr %51, align 4
  %53 = add nsw i32 %52, -1
  store i32 %53, ptr %51, align 4
  %54 = load ptr, ptr %9, align 4
  %55 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef %54) [ "funclet"(token %47) ]
  catchret from %47 to label %41

56:                                               ; preds = %35
  %57 = catchpad within %36 [ptr @"??_R0?AURight@@@8", i32 8, ptr %8]
  %58 = load ptr, ptr %8, align 4
  %59 = load i32, ptr %58, align 4
  %60 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_09PNBOKFK@right?5?$CFd?6?$AA@", i32 noundef %59) [ "funclet"(token %57) ]
  catchret from %57 to label %41

61:                                               ; preds = %35
  %62 = catchpad within %36 [ptr @"??_R0PAURight@@@8", i32 0, ptr %7]
  %63 = load ptr, ptr %7, align 4
  %64 = load i32, ptr %63, align 4
  %65 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0M@IOHNAEIK@pointer?5?$CFd?6?$AA@", i32 noundef %64) [ "funclet"(token %62) ]
  catchret from %62 to label %41

66:                                               ; preds = %35
  %67 = catchpad within %36 [ptr @"??_R0PAH@8", i32 0, ptr null]
  %68 = call i32 @puts(ptr nonnull dereferenceable(1) @str.1) [ "funclet"(token %67) ]
  catchret from %67 to label %41

69:                                               ; preds = %35
  %70 = catchpad within %36 [ptr @"??_R0PAH@8", i32 1, ptr %6]
  %71 = load ptr, ptr %6, align 4
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
  %81 = load ptr, ptr %11, align 4
  %82 = load i32, ptr %81, align 4
  %83 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0BB@EFHNONPK@virtual?5base?5?$CFd?6?$AA@", i32 noundef %82) [ "funclet"(token %80) ]
  catchret from %80 to label %84

84:                                               ; preds = %79
  call void @llvm.lifetime.start.p0(i64 20, ptr nonnull %4)
  %85 = load i32, ptr @"?alive@@3HA", align 4
  %86 = add nsw i32 %85, 1
  store i32 %86, ptr @"?alive@@3HA", align 4
  %87 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@")
  store ptr @"??_8Diamond@@7B@", ptr %4, align 4
  %88 = getelementptr inbounds i8, ptr %4, i32 16
  store i32 6, ptr %88, align 4
  %89 = getelementptr inbounds i8, ptr %4, i32 4
  store i32 7, ptr %89, align 4
  %90 = getelementptr inbounds i8, ptr %4, i32 8
  store i32 8, ptr %90, align 4
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
  %101 = getelementptr inbounds i8, ptr %12, i32 4
  %102 = load i32, ptr %101, align 4
  %103 = load ptr, ptr %12, align 4
  %104 = getelementptr inbounds i8, ptr %103, i32 4
  %105 = load i32, ptr %104, align 4
  %106 = getelementptr inbounds i8, ptr %12, i32 %105
  %107 = load i32, ptr %106, align 4
  %108 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0M@KGAJNHNP@copy?5?$CFd?5?$CFd?6?$AA@", i32 noundef %107, i32 noundef %102) [ "funclet"(token %100) ]
  catchret from %100 to label %109

109:                                              ; preds = %99
  call void @llvm.lifetime.start.p0(i64 1, ptr nonnull %3) #9
  call void @llvm.lifetime.start.p0(i64 12, ptr nonnull %2)
  %110 = load i32, ptr @"?alive@@3HA", align 4
  %111 = add nsw i32 %110, 1
  store i32 %111, ptr @"?alive@@3HA", align 4
  %112 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@")
  store i32 1, ptr %2, align 4
  %113 = getelementptr inbounds i8, ptr %2, i32 4
  store i32 2, ptr %113, align 4
  %114 = getelementptr inbounds i8, ptr %2, i32 8
  store i32 3, ptr %114, align 4
  invoke void @_CxxThrowException(ptr nonnull %2, ptr nonnull @"_TI3?AUBoth@@") #8
          to label %120 unwind label %115

115:                                              ; preds = %109
  %116 = cleanuppad within none []
  %117 = load i32, ptr @"?alive@@3HA", align 4
  %118 = add nsw i32 %117, -1
  store i32 %118, ptr @"?alive@@3HA", align 4
  %119 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@") [ "funclet"(token %116) ]
  call x86_thiscallcc void @"??1Busy@@QAE@XZ"(ptr noundef nonnull align 1 dereferenceable(1) %3) #9 [ "funclet"(token %116) ]
  call void @llvm.lifetime.end.p0(i64 1, ptr nonnull %3) #9
  cleanupret from %116 unwind label %121

120:                                              ; preds = %109
  unreachable

121:                                              ; preds = %115
  %122 = catchswitch within none [label %123] unwind to caller

123:                                              ; preds = %121
  %124 = catchpad within %122 [ptr @"??_R0?AULeft@@@8", i32 0, ptr %13]
  %125 = load i32, ptr %13, align 4
  %126 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_08KAGDPKEI@left?5?$CFd?6?$AA@", i32 noundef %125) [ "funclet"(token %124) ]
  catchret from %124 to label %127

127:                                              ; preds = %123
  invoke void @"?nested@@YAXH@Z"(i32 noundef 2)
          to label %134 unwind label %128

128:                                              ; preds = %127
  %129 = catchswitch within none [label %130] unwind to caller

130:                                              ; preds = %128
  %131 = catchpad within %129 [ptr @"??_R0H@8", i32 0, ptr %14]
  %132 = load i32, ptr %14, align 4
  %133 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0BC@ILBJJNNB@out?5of?5nested?5?$CFd?6?$AA@", i32 noundef %132) [ "funclet"(token %131) ]
  catchret from %131 to label %134

134:                                              ; preds = %127, %130
  %135 = invoke noundef i32 @"?raise@@YAHH@Z"(i32 noundef 1)
          to label %162 unwind label %136

136:                                              ; preds = %134
  %137 = catchswitch within none [label %138] unwind label %153

138:                                              ; preds = %136
  %139 = catchpad within %137 [ptr null, i32 64, ptr null]
  %140 = load i32, ptr @"?alive@@3HA", align 4
  %141 = add nsw i32 %140, 1
  store i32 %141, ptr @"?alive@@3HA", align 4
  %142 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05MPCIFLGN@inner?$AA@") [ "funclet"(token %139) ]
  %143 = invoke noundef i32 @"?raise@@YAHH@Z"(i32 noundef 2) [ "funclet"(token %139) ]
          to label %144 unwind label %148

144:                                              ; preds = %138
  %145 = load i32, ptr @"?alive@@3HA", align 4
  %146 = add nsw i32 %145, -1
  store i32 %146, ptr @"?alive@@3HA", align 4
  %147 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05MPCIFLGN@inner?$AA@") [ "funclet"(token %139) ]
  catchret from %139 to label %162

148:                                              ; preds = %138
  %149 = cleanuppad within %139 []
  %150 = load i32, ptr @"?alive@@3HA", align 4
  %151 = add nsw i32 %150, -1
  store i32 %151, ptr @"?alive@@3HA", align 4
  %152 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05MPCIFLGN@inner?$AA@") [ "funclet"(token %149) ]
  cleanupret from %149 unwind label %153

153:                                              ; preds = %148, %136
  %154 = catchswitch within none [label %155] unwind to caller

155:                                              ; preds = %153
  %156 = catchpad within %154 [ptr @"??_R0?AUBoth@@@8", i32 8, ptr %15]
  %157 = load i32, ptr @"?alive@@3HA", align 4
  %158 = load ptr, ptr %15, align 4
  %159 = getelementptr inbounds i8, ptr %158, i32 8
  %160 = load i32, ptr %159, align 4
  %161 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_0BD@IPIFEFHL@both?5?$CFd?0?5?$CFd?5alive?6?$AA@", i32 noundef %160, i32 noundef %157) [ "funclet"(token %156) ]
  catchret from %156 to label %162

162:                                              ; preds = %155, %134, %144
  br label %163

163:                                              ; preds = %162, %180
  %164 = phi i32 [ %181, %180 ], [ 0, %162 ]
  switch i32 %164, label %165 [
    i32 1, label %180
    i32 2, label %183
  ]

165:                                              ; preds = %163
  call void @llvm.lifetime.start.p0(i64 4, ptr nonnull %1)
  %166 = load i32, ptr @"?alive@@3HA", align 4
  %167 = add nsw i32 %166, 1
  store i32 %167, ptr @"?alive@@3HA", align 4
  %168 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04LEHIHHHI@?$CL?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@")
  store i32 42, ptr %1, align 4
  invoke void @_CxxThrowException(ptr nonnull %1, ptr nonnull @_TI1H) #8
          to label %174 unwind label %169

169:                                              ; preds = %165
  %170 = cleanuppad within none []
  %171 = load i32, ptr @"?alive@@3HA", align 4
  %172 = add nsw i32 %171, -1
  store i32 %172, ptr @"?alive@@3HA", align 4
  %173 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_04DLDIICNI@?9?$CFs?6?$AA@", ptr noundef nonnull @"??_C@_05LPIAIMPK@guard?$AA@") [ "funclet"(token %170) ]
  cleanupret from %170 unwind label %175

174:                                              ; preds = %165
  unreachable

175:                                              ; preds = %169
  %176 = catchswitch within none [label %177] unwind to caller

177:                                              ; preds = %175
  %178 = catchpad within %176 [ptr @"??_R0H@8", i32 0, ptr null]
  %179 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_09CCFDJCCH@round?5?$CFd?6?$AA@", i32 noundef %164) [ "funclet"(token %178) ]
  catchret from %178 to label %180

180:                                              ; preds = %163, %177
  %181 = add nuw nsw i32 %164, 1
  %182 = icmp eq i32 %181, 3
  br i1 %182, label %183, label %163, !llvm.loop !6

183:                                              ; preds = %163, %180
  %184 = load i32, ptr @"?alive@@3HA", align 4
  %185 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @"??_C@_09HBIKGOKO@?$CFd?5alive?6?$AA@", i32 noundef %184)
  %186 = load i32, ptr @"?alive@@3HA", align 4
  ret i32 %186
}

declare dso_local void @__std_terminate() local_unnamed_addr

; Function Attrs: nofree nounwind
declare noundef i32 @puts(ptr nocapture noundef readonly) local_unnamed_addr #7

attributes #0 = { mustprogress "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { mustprogress nounwind "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #3 = { inlinehint mustprogress nounwind "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #4 = { nofree nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #5 = { mustprogress noreturn "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #6 = { mustprogress norecurse "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #7 = { nofree nounwind }
attributes #8 = { noreturn }
attributes #9 = { nounwind }
attributes #10 = { noreturn nounwind }

!llvm.module.flags = !{!0, !1, !2}

!0 = !{i32 1, !"NumRegisterParameters", i32 0}
!1 = !{i32 1, !"wchar_size", i32 2}
!2 = !{i32 1, !"MaxTLSAlign", i32 65536}
!3 = distinct !{!3, !4, !5}
!4 = !{!"llvm.loop.mustprogress"}
!5 = !{!"llvm.loop.unroll.disable"}
!6 = distinct !{!6, !4, !5}
