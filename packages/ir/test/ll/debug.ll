; Debug records and every specialised node.
define void @f(i32 %x, ptr %p) !dbg !3 {
entry:
  %v = alloca i32, align 4
    #dbg_declare(ptr %v, !8, !DIExpression(), !9)
    #dbg_value(i32 %x, !8, !DIExpression(DW_OP_plus_uconst, 4, DW_OP_stack_value), !9)
    #dbg_value(!DIArgList(i32 %x, i32 4), !8, !DIExpression(DW_OP_LLVM_arg, 0, DW_OP_LLVM_arg, 1, DW_OP_plus), !9)
    #dbg_value(!10, !8, !DIExpression(), !9)
    #dbg_value(i32 poison, !8, !DIExpression(DW_OP_LLVM_fragment, 0, 8), !9)
    #dbg_label(!11, !9)
  store i32 %x, ptr %v, align 4, !dbg !9, !DIAssignID !12
    #dbg_assign(i32 %x, !8, !DIExpression(), !12, ptr %v, !DIExpression(), !9)
  ret void, !dbg !9
}
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!nodes = !{!20, !21, !22, !23, !24, !25, !26, !27, !28, !29, !30, !31, !32, !33, !34, !35, !36, !37, !38, !39, !40, !41, !42, !43}
!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "p", isOptimized: false, flags: "-g", runtimeVersion: 0, splitDebugFilename: "a.dwo", emissionKind: LineTablesOnly, dwoId: 42, splitDebugInlining: false, debugInfoForProfiling: true, nameTableKind: GNU, rangesBaseAddress: true, sysroot: "/", sdk: "MacOSX.sdk")
!1 = !DIFile(filename: "f.c", directory: "/", source: "int x;\0A")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = distinct !DISubprogram(name: "f", scope: !1, file: !1, line: 1, type: !4, scopeLine: 1, virtualIndex: 2, thisAdjustment: -4, spFlags: DISPFlagDefinition, unit: !0, templateParams: !30, retainedNodes: !6, targetFuncName: "t")
!4 = !DISubroutineType(cc: DW_CC_BORLAND_stdcall, types: !5)
!5 = !{null}
!6 = !{!8, !11}
!7 = !DIBasicType(name: "int", size: 32, align: 32, encoding: DW_ATE_signed)
!8 = !DILocalVariable(name: "x", arg: 1, scope: !3, file: !1, line: 2, type: !7, flags: DIFlagArtificial, align: 32)
!9 = !DILocation(line: 2, column: 7, scope: !3, inlinedAt: !13, isImplicitCode: true)
!10 = !{}
!11 = !DILabel(scope: !3, name: "lbl", file: !1, line: 3)
!12 = distinct !DIAssignID()
!13 = distinct !DILocation(line: 3, column: 1, scope: !3)
!20 = !DISubrange(count: 4, lowerBound: 1)
!21 = !DISubrange(count: !8, lowerBound: 0)
!22 = !DIGenericSubrange(count: !DIExpression(DW_OP_push_object_address), lowerBound: !8, stride: !DIExpression(DW_OP_constu, 4))
!23 = !DIEnumerator(name: "big", value: 12345678901234567890, isUnsigned: true)
!24 = !DIStringType(name: "character(*)", size: 32, stringLength: !8)
!25 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !7, size: 32, dwarfAddressSpace: 1)
!26 = !DIDerivedType(tag: DW_TAG_member, name: "m", scope: !27, file: !1, line: 4, baseType: !7, size: 3, offset: 5, flags: DIFlagBitField | DIFlagPublic, extraData: i64 0)
!27 = distinct !DICompositeType(tag: DW_TAG_structure_type, name: "S", scope: !28, file: !1, line: 4, size: 32, align: 32, elements: !29, vtableHolder: !27, templateParams: !30, identifier: "_ZTS1S", annotations: !31)
!28 = !DINamespace(name: "ns", scope: null, exportSymbols: true)
!29 = !{!26}
!30 = !{!32, !33}
!31 = !{!34}
!32 = !DITemplateTypeParameter(name: "T", type: !7, defaulted: true)
!33 = !DITemplateValueParameter(tag: DW_TAG_template_value_parameter, name: "V", type: !7, value: i32 7)
!34 = !{!"btf_decl_tag", !"tag"}
!35 = !DILexicalBlock(scope: !3, file: !1, line: 5, column: 6)
!36 = !DILexicalBlockFile(scope: !35, file: !1, discriminator: 3)
!37 = !DIImportedEntity(tag: DW_TAG_imported_module, scope: !0, entity: !28, file: !1, line: 6)
!38 = !DIModule(scope: null, name: "M", configMacros: "-DX", includePath: "/inc", apinotes: "a.apinotes")
!39 = !DIMacro(type: DW_MACINFO_define, line: 7, name: "N", value: "1")
!40 = !DIMacroFile(line: 1, file: !1, nodes: !44)
!41 = !DIObjCProperty(name: "prop", file: !1, line: 8, setter: "setP", getter: "getP", attributes: 7, type: !7)
!42 = !DICommonBlock(scope: !3, declaration: null, name: "com", file: !1, line: 9)
!43 = !GenericDINode(tag: DW_TAG_member, header: "h", operands: {!7, null})
!44 = !{!39}
