package io.feldspar.executor.function.user;

import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Changes the code of a class that came in a JAR: its loops end when their task is told to stop,
/// and it cannot end the process.
final class GuardedCode {

    private static final ClassDesc GUARD = ClassDesc.of(FunctionGuard.class.getName());
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc STATUS =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc RUNTIME_STATUS =
            MethodTypeDesc.of(
                    ConstantDescs.CD_void,
                    ClassDesc.of(Runtime.class.getName()),
                    ConstantDescs.CD_int);

    private GuardedCode() {}

    /// @param resources finds the code of classes that come with it
    static byte[] of(byte[] code, Function<String, @Nullable InputStream> resources) {
        ClassHierarchyResolver own =
                ClassHierarchyResolver.ofResourceParsing(
                        description ->
                                resources.apply(
                                        description.descriptorString().replaceAll("^L|;$", "")
                                                + ".class"));
        ClassFile classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(own));
        return classFile.transformClass(
                classFile.parse(code),
                ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Guarding::new)));
    }

    /// Replaces exits, and asks before each jump backwards.
    private static final class Guarding implements CodeTransform {

        private final Set<Label> passed = new HashSet<>();

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            switch (element) {
                case LabelTarget target -> {
                    passed.add(target.label());
                    builder.with(element);
                }
                case BranchInstruction branch when passed.contains(branch.target()) -> {
                    builder.invokestatic(GUARD, "check", NOTHING);
                    builder.with(element);
                }
                case InvokeInstruction call when isExit(call) -> exit(builder, call);
                default -> builder.with(element);
            }
        }

        private static boolean isExit(InvokeInstruction call) {
            String owner = call.owner().asInternalName();
            String name = call.name().stringValue();
            return (owner.equals("java/lang/System") && name.equals("exit"))
                    || (owner.equals("java/lang/Runtime")
                            && (name.equals("exit") || name.equals("halt")));
        }

        private static void exit(CodeBuilder builder, InvokeInstruction call) {
            boolean ofSystem = call.opcode() == Opcode.INVOKESTATIC;
            builder.invokestatic(GUARD, "exit", ofSystem ? STATUS : RUNTIME_STATUS);
        }
    }
}
