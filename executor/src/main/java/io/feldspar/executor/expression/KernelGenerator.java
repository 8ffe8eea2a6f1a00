package io.feldspar.executor.expression;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import io.feldspar.executor.function.Slice;
import io.feldspar.executor.function.SliceBuilder;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// Writes the class of a kernel.
///
/// ```text
/// run(arrays, parameters, selection, count, outputs)     unpacks and calls one of
/// dense(a0, a1, …, p0, p1, …, out, count)                for (i…)  out[i] = f(a0[i], a1[i], p0)
/// selected(a0, a1, …, p0, p1, …, out, count, rows)       for (i…)  row = rows[i]; out[row] = …
/// ```
/// Scalar methods are called by invokestatic and inlined by the JIT. A method that may not fit
/// is followed by its overflow method, whose results are or-ed over the loop instead of
/// branching.
final class KernelGenerator {

    private static final ClassDesc SLICE = ClassDesc.of(Slice.class.getName());
    private static final ClassDesc BUILDER = ClassDesc.of(SliceBuilder.class.getName());
    private static final ClassDesc KERNEL = ClassDesc.of(Kernel.class.getName());
    private static final ClassDesc INTS = CD_int.arrayType();
    private static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
    private static final ClassDesc OBJECTS = CD_Object.arrayType();
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(CD_long, OBJECTS, OBJECTS, INTS, CD_int, OBJECTS);

    private final KernelKey key;
    private final ClassDesc self = ClassDesc.of(Kernel.class.getPackageName() + ".GeneratedKernel");

    KernelGenerator(KernelKey key) {
        this.key = key;
    }

    byte[] generate() {
        return ClassFile.of()
                .build(
                        self,
                        builder -> {
                            builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                                    .withInterfaceSymbols(KERNEL);
                            constructor(builder);
                            builder.withMethodBody(
                                    "run", RUN, ClassFile.ACC_PUBLIC, this::dispatch);
                            loop(builder, false);
                            loop(builder, true);
                        });
    }

    private static void constructor(ClassBuilder builder) {
        builder.withMethodBody(
                ConstantDescs.INIT_NAME,
                ConstantDescs.MTD_void,
                0,
                code ->
                        code.aload(0)
                                .invokespecial(
                                        CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                .return_());
    }

    private void dispatch(CodeBuilder code) {
        Label selected = code.newLabel();
        code.aload(3).ifnonnull(selected);
        call(code, false);
        code.labelBinding(selected);
        call(code, true);
    }

    /// Unpacks the arguments of `run` and returns what the loop returns.
    private void call(CodeBuilder code, boolean selected) {
        List<ClassDesc> types = arrayTypes();
        for (int i = 0; i < types.size(); i++) {
            code.aload(1).loadConstant(i).aaload().checkcast(types.get(i));
        }
        for (int i = 0; i < key.parameters().size(); i++) {
            code.aload(2).loadConstant(i).aaload();
            unbox(code, key.parameters().get(i));
        }
        List<ClassDesc> outputs = outputTypes();
        for (int i = 0; i < outputs.size(); i++) {
            code.aload(5).loadConstant(i).aaload().checkcast(outputs.get(i));
        }
        code.iload(4);
        if (selected) {
            code.aload(3);
        }
        code.invokestatic(self, selected ? "selected" : "dense", loopType(selected)).lreturn();
    }

    private static void unbox(CodeBuilder code, ClassDesc type) {
        if (!type.isPrimitive()) {
            code.checkcast(type);
            return;
        }
        TypeKind kind = TypeKind.from(type);
        String name =
                kind == TypeKind.BOOLEAN
                        ? "Boolean"
                        : kind == TypeKind.INT
                                ? "Integer"
                                : kind == TypeKind.LONG ? "Long" : "Double";
        ClassDesc box = ClassDesc.of("java.lang." + name);
        code.checkcast(box)
                .invokevirtual(box, type.displayName() + "Value", MethodTypeDesc.of(type));
    }

    /// The arrays of all inputs in order.
    private List<ClassDesc> arrayTypes() {
        List<ClassDesc> types = new ArrayList<>();
        for (int i = 0; i < key.inputs().size(); i++) {
            Carrier carrier = key.inputs().get(i);
            types.add(carrier.array());
            if (carrier == Carrier.SLICE) {
                types.add(INTS);
                types.add(INTS);
            }
            if (key.coded().get(i)) {
                types.add(INTS);
            }
        }
        return types;
    }

    private List<ClassDesc> outputTypes() {
        Carrier carrier = key.shape().carrier();
        return key.selects()
                ? List.of(INTS)
                : carrier == Carrier.SLICE
                        ? List.of(INTS, INTS, BUILDER)
                        : List.of(carrier.array());
    }

    private MethodTypeDesc loopType(boolean selected) {
        List<ClassDesc> types = new ArrayList<>(arrayTypes());
        types.addAll(key.parameters());
        types.addAll(outputTypes());
        types.add(CD_int);
        if (selected) {
            types.add(INTS);
        }
        return MethodTypeDesc.of(CD_long, types);
    }

    private void loop(ClassBuilder builder, boolean selected) {
        builder.withMethodBody(
                selected ? "selected" : "dense",
                loopType(selected),
                ClassFile.ACC_STATIC,
                code -> new Loop(key, code, selected).emit());
    }

    /// The code of one of the two loops.
    private static final class Loop {

        private final KernelKey key;
        private final CodeBuilder code;
        private final boolean selected;
        private final int[] arrays;
        private final int[] codes;
        private final int[] slices;
        private final int[] parameters;
        private final int output;
        private final int count;
        private final int rows;
        private final int row;
        private final int index;
        private final int overflow;
        private final int kept;

        Loop(KernelKey key, CodeBuilder code, boolean selected) {
            this.key = key;
            this.code = code;
            this.selected = selected;
            int inputs = key.inputs().size();
            arrays = new int[inputs];
            codes = new int[inputs];
            slices = new int[inputs];
            int slot = 0;
            for (int i = 0; i < inputs; i++) {
                arrays[i] = slot;
                slot += key.inputs().get(i) == Carrier.SLICE ? 3 : 1;
                if (key.coded().get(i)) {
                    codes[i] = slot++;
                }
            }
            parameters = new int[key.parameters().size()];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = slot;
                slot += TypeKind.from(key.parameters().get(i)).slotSize();
            }
            output = slot;
            boolean text = !key.selects() && key.shape().carrier() == Carrier.SLICE;
            slot += text ? 3 : 1;
            count = slot++;
            rows = selected ? slot : -1;
            index = code.allocateLocal(TypeKind.INT);
            row = selected ? code.allocateLocal(TypeKind.INT) : index;
            overflow = code.allocateLocal(TypeKind.LONG);
            kept = code.allocateLocal(TypeKind.INT);
            for (int i = 0; i < inputs; i++) {
                slices[i] =
                        key.inputs().get(i) == Carrier.SLICE
                                ? code.allocateLocal(TypeKind.REFERENCE)
                                : -1;
            }
        }

        void emit() {
            code.lconst_0().lstore(overflow).iconst_0().istore(kept);
            for (int i = 0; i < slices.length; i++) {
                if (slices[i] >= 0) {
                    code.new_(SLICE)
                            .dup()
                            .aload(arrays[i])
                            .iconst_0()
                            .iconst_0()
                            .invokespecial(
                                    SLICE,
                                    ConstantDescs.INIT_NAME,
                                    MethodTypeDesc.of(CD_void, BYTES, CD_int, CD_int))
                            .astore(slices[i]);
                }
            }
            Label head = code.newLabel();
            Label end = code.newLabel();
            code.iconst_0().istore(index);
            code.labelBinding(head).iload(index).iload(count).if_icmpge(end);
            if (selected) {
                code.aload(rows).iload(index).iaload().istore(row);
            }
            for (int i = 0; i < slices.length; i++) {
                if (slices[i] >= 0) {
                    position(i);
                }
            }
            if (key.selects()) {
                code.aload(output).iload(kept).iload(row).iastore();
                code.iload(kept);
                value(key.shape());
                code.iadd().istore(kept);
            } else if (key.shape().carrier() == Carrier.SLICE) {
                text();
            } else {
                code.aload(output).iload(row);
                value(key.shape());
                code.arrayStore(key.shape().carrier().elementKind());
            }
            code.iinc(index, 1).goto_(head);
            code.labelBinding(end);
            result();
        }

        private void result() {
            if (!key.selects()) {
                code.lload(overflow).lreturn();
                return;
            }
            Label wrong = code.newLabel();
            code.lload(overflow).lconst_0().lcmp().ifne(wrong);
            code.iload(kept).i2l().lreturn();
            code.labelBinding(wrong).loadConstant(-1L).lreturn();
        }

        /// Points the input's slice at the row's bytes.
        private void position(int input) {
            for (int part = 1; part <= 2; part++) {
                code.aload(slices[input]).aload(arrays[input] + part);
                place(input);
                code.iaload().putfield(SLICE, part == 1 ? "start" : "length", CD_int);
            }
        }

        /// Pushes the place in the input's arrays of the row's value.
        private void place(int input) {
            if (key.coded().get(input)) {
                code.aload(codes[input]).iload(row).iaload();
            } else {
                code.iload(row);
            }
        }

        /// Calls the method at the root, which writes to the builder, and stores the slice.
        private void text() {
            code.aload(output + 2).invokevirtual(BUILDER, "begin", ConstantDescs.MTD_void);
            value(key.shape());
            for (int part = 0; part <= 1; part++) {
                code.aload(output + part).iload(row);
                code.aload(output + 2)
                        .invokevirtual(
                                BUILDER, part == 0 ? "start" : "length", MethodTypeDesc.of(CD_int));
                code.iastore();
            }
        }

        private void value(Shape shape) {
            switch (shape) {
                case Shape.Input input -> {
                    if (input.carrier() == Carrier.SLICE) {
                        code.aload(slices[input.slot()]);
                    } else {
                        code.aload(arrays[input.slot()]);
                        place(input.slot());
                        code.arrayLoad(input.carrier().elementKind());
                    }
                }
                case Shape.Parameter parameter -> parameter(parameter.slot());
                case Shape.Invoke invoke -> invoke(invoke);
                case Shape.Logic logic -> logic(logic);
                case Shape.Choice choice -> choice(choice);
            }
        }

        private void parameter(int slot) {
            code.loadLocal(TypeKind.from(key.parameters().get(slot)), parameters[slot]);
        }

        private void invoke(Shape.Invoke invoke) {
            String check = invoke.overflow();
            if (check == null) {
                invoke.arguments().forEach(this::value);
            } else {
                int[] held = new int[invoke.arguments().size()];
                for (int i = 0; i < held.length; i++) {
                    Shape argument = invoke.arguments().get(i);
                    value(argument);
                    held[i] = code.allocateLocal(argument.carrier().kind());
                    code.storeLocal(argument.carrier().kind(), held[i]);
                }
                arguments(invoke, held);
                code.invokestatic(invoke.owner(), check, invoke.type().changeReturnType(CD_long));
                code.lload(overflow).lor().lstore(overflow);
                for (int i = 0; i < held.length; i++) {
                    code.loadLocal(invoke.arguments().get(i).carrier().kind(), held[i]);
                }
            }
            invoke.extras().forEach(this::parameter);
            if (invoke.carrier() == Carrier.SLICE) {
                code.aload(output + 2);
            }
            code.invokestatic(invoke.owner(), invoke.name(), invoke.type());
            if (invoke.rounds()) {
                code.d2f().f2d();
            }
        }

        private void arguments(Shape.Invoke invoke, int[] held) {
            for (int i = 0; i < held.length; i++) {
                code.loadLocal(invoke.arguments().get(i).carrier().kind(), held[i]);
            }
            invoke.extras().forEach(this::parameter);
        }

        /// An operand that may fail is computed only where those before it leave the result
        /// open; others are cheaper to compute always than to branch around.
        private void logic(Shape.Logic logic) {
            Label decided = code.newLabel();
            Label end = code.newLabel();
            boolean branches = false;
            value(logic.operands().get(0));
            for (Shape operand : logic.operands().subList(1, logic.operands().size())) {
                if (operand.partial()) {
                    branches = true;
                    if (logic.conjunction()) {
                        code.ifeq(decided);
                    } else {
                        code.ifne(decided);
                    }
                    value(operand);
                } else {
                    value(operand);
                    if (logic.conjunction()) {
                        code.iand();
                    } else {
                        code.ior();
                    }
                }
            }
            if (branches) {
                code.goto_(end).labelBinding(decided);
                code.loadConstant(logic.conjunction() ? 0 : 1);
            }
            code.labelBinding(end);
        }

        private void choice(Shape.Choice choice) {
            Label otherwise = code.newLabel();
            Label end = code.newLabel();
            value(choice.condition());
            code.ifeq(otherwise);
            value(choice.then());
            code.goto_(end).labelBinding(otherwise);
            value(choice.otherwise());
            code.labelBinding(end);
        }
    }
}
