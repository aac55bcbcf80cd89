; ModuleID = 'debug.ll'

define void @f(i32 %x, ptr %p) !dbg !6 {
entry:
  %v = alloca i32, align 4
    #dbg_declare(ptr %v, !5, !DIExpression(), !35)
    #dbg_value(i32 %x, !5, !DIExpression(DW_OP_plus_uconst, 4, DW_OP_stack_value), !35)
    #dbg_value(!DIArgList(i32 %x, i32 4), !5, !DIExpression(DW_OP_LLVM_arg, 0, DW_OP_LLVM_arg, 1, DW_OP_plus), !35)
    #dbg_value(!37, !5, !DIExpression(), !35)
    #dbg_value(i32 poison, !5, !DIExpression(DW_OP_LLVM_fragment, 0, 8), !35)
    #dbg_label(!10, !35)
  store i32 %x, ptr %v, align 4, !dbg !35, !DIAssignID !38
    #dbg_assign(i32 %x, !5, !DIExpression(), !38, ptr %v, !DIExpression(), !35)
  ret void, !dbg !35
}

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!nodes = !{!3, !4, !15, !16, !17, !18, !19, !20, !21, !22, !11, !23, !12, !14, !24, !25, !26, !27, !28, !29, !30, !32, !33, !34}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "p", isOptimized: false, flags: "-g", runtimeVersion: 0, splitDebugFilename: "a.dwo", emissionKind: LineTablesOnly, dwoId: 42, splitDebugInlining: false, debugInfoForProfiling: true, nameTableKind: GNU, rangesBaseAddress: true, sysroot: "/", sdk: "MacOSX.sdk")
!1 = !DIFile(filename: "f.c", directory: "/", source: "int x;\0A")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !DISubrange(count: 4, lowerBound: 1)
!4 = !DISubrange(count: !5, lowerBound: 0)
!5 = !DILocalVariable(name: "x", arg: 1, scope: !6, file: !1, line: 2, type: !13, flags: DIFlagArtificial, align: 32)
!6 = distinct !DISubprogram(name: "f", scope: !1, file: !1, line: 1, type: !7, scopeLine: 1, virtualIndex: 2, thisAdjustment: -4, spFlags: DISPFlagDefinition, unit: !0, templateParams: !11, retainedNodes: !9, targetFuncName: "t")
!7 = !DISubroutineType(cc: DW_CC_BORLAND_stdcall, types: !8)
!8 = !{null}
!9 = !{!5, !10}
!10 = !DILabel(scope: !6, name: "lbl", file: !1, line: 3)
!11 = !{!12, !14}
!12 = !DITemplateTypeParameter(name: "T", type: !13, defaulted: true)
!13 = !DIBasicType(name: "int", size: 32, align: 32, encoding: DW_ATE_signed)
!14 = !DITemplateValueParameter(name: "V", type: !13, value: i32 7)
!15 = !DIGenericSubrange(count: !DIExpression(DW_OP_push_object_address), lowerBound: !5, stride: !DIExpression(DW_OP_constu, 4))
!16 = !DIEnumerator(name: "big", value: 12345678901234567890, isUnsigned: true)
!17 = !DIStringType(name: "character(*)", stringLength: !5, size: 32)
!18 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !13, size: 32, dwarfAddressSpace: 1)
!19 = !DIDerivedType(tag: DW_TAG_member, name: "m", scope: !20, file: !1, line: 4, baseType: !13, size: 3, offset: 5, flags: DIFlagPublic | DIFlagBitField, extraData: i64 0)
!20 = distinct !DICompositeType(tag: DW_TAG_structure_type, name: "S", scope: !21, file: !1, line: 4, size: 32, align: 32, elements: !22, vtableHolder: !20, templateParams: !11, identifier: "_ZTS1S", annotations: !23)
!21 = !DINamespace(name: "ns", scope: null, exportSymbols: true)
!22 = !{!19}
!23 = !{!24}
!24 = !{!"btf_decl_tag", !"tag"}
!25 = !DILexicalBlock(scope: !6, file: !1, line: 5, column: 6)
!26 = !DILexicalBlockFile(scope: !25, file: !1, discriminator: 3)
!27 = !DIImportedEntity(tag: DW_TAG_imported_module, scope: !0, entity: !21, file: !1, line: 6)
!28 = !DIModule(scope: null, name: "M", configMacros: "-DX", includePath: "/inc", apinotes: "a.apinotes")
!29 = !DIMacro(type: DW_MACINFO_define, line: 7, name: "N", value: "1")
!30 = !DIMacroFile(line: 1, file: !1, nodes: !31)
!31 = !{!29}
!32 = !DIObjCProperty(name: "prop", file: !1, line: 8, setter: "setP", getter: "getP", attributes: 7, type: !13)
!33 = !DICommonBlock(scope: !6, declaration: null, name: "com", file: !1, line: 9)
!34 = !GenericDINode(tag: DW_TAG_member, header: "h", operands: {!13, null})
!35 = !DILocation(line: 2, column: 7, scope: !6, inlinedAt: !36, isImplicitCode: true)
!36 = distinct !DILocation(line: 3, column: 1, scope: !6)
!37 = !{}
!38 = distinct !DIAssignID()
