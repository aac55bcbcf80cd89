; Linkage, visibility, storage, thread-local models, comdats, aliases, ifuncs.
source_filename = "glob\22als.c"
target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i386-unknown-linux-gnu"

module asm "first line"
module asm "second \22line\22"

$any = comdat any
$exact = comdat exactmatch
$large = comdat largest
$nodup = comdat nodeduplicate
$same = comdat samesize

@external_decl = external global i32
@weak_decl = extern_weak global i32
@plain = global i32 1
@private = private global i32 1
@internal = internal global i32 1
@avail = available_externally global i32 1
@linkonce = linkonce global i32 1
@linkonce_odr = linkonce_odr global i32 1
@weak = weak global i32 1
@weak_odr = weak_odr global i32 1
@common = common global i32 0
@llvm.used = appending global [1 x ptr] [ptr @plain], section "llvm.metadata"
@constant = constant i32 5
@hidden = hidden global i32 1
@protected = protected global i32 1
@local = dso_local global i32 1
@imported = external dllimport global i32
@exported = dllexport global i32 1
@tls = thread_local global i32 1
@tls_ld = thread_local(localdynamic) global i32 1
@tls_ie = thread_local(initialexec) global i32 1
@tls_le = thread_local(localexec) global i32 1
@unnamed = unnamed_addr constant i32 1
@local_unnamed = local_unnamed_addr constant i32 1
@space = addrspace(3) global i32 1
@extinit = externally_initialized global i32 1
@sect = global i32 1, section "my section", align 16
@part = global i32 1, partition "part1"
@model = global i32 1, code_model "large"
@any = global i32 1, comdat
@other = global i32 1, comdat($exact)
@lg = global i32 1, comdat($large), align 8
@nd = global i32 1, comdat($nodup)
@ss = global i32 1, comdat($same)
@sanitized = global i32 1, no_sanitize_address, no_sanitize_hwaddress, sanitize_memtag, sanitize_address_dyninit
@attributed = global i32 1 #0
@all = internal thread_local(initialexec) unnamed_addr addrspace(1) externally_initialized constant i32 7, section "s", comdat($any), align 4
@"quoted \01name" = global i32 0
@"\E2\82\AC" = global i32 0
@0 = private constant i32 0
@1 = private constant ptr @0

@alias = alias i32, ptr @plain
@alias2 = weak hidden unnamed_addr alias i8, getelementptr (i8, ptr @plain, i32 1)
@falias = internal alias void (), ptr @defined
@ifunc = ifunc void (), ptr @resolver
@part_alias = alias i32, ptr @plain, partition "part2"

define void @defined() {
  ret void
}
define internal ptr @resolver() {
  ret ptr @defined
}
attributes #0 = { "key"="value" "lonely" }
