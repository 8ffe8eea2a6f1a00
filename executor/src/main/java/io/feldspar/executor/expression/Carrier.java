package io.feldspar.executor.expression;

import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.CellReader;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import org.jspecify.annotations.Nullable;

/// What a value is in generated code. Decimals are longs; batches with wider ones are
/// interpreted.
enum Carrier {
    BOOLEAN(ConstantDescs.CD_boolean, ConstantDescs.CD_byte, TypeKind.BOOLEAN, TypeKind.BYTE),
    INT(ConstantDescs.CD_int, ConstantDescs.CD_int, TypeKind.INT, TypeKind.INT),
    LONG(ConstantDescs.CD_long, ConstantDescs.CD_long, TypeKind.LONG, TypeKind.LONG),
    DOUBLE(ConstantDescs.CD_double, ConstantDescs.CD_double, TypeKind.DOUBLE, TypeKind.DOUBLE),
    SLICE(
            ClassDesc.of(Slice.class.getName()),
            ConstantDescs.CD_byte,
            TypeKind.REFERENCE,
            TypeKind.REFERENCE);

    private final ClassDesc value;
    private final ClassDesc array;
    private final TypeKind kind;
    private final TypeKind elementKind;

    Carrier(ClassDesc value, ClassDesc element, TypeKind kind, TypeKind elementKind) {
        this.value = value;
        this.array = element.arrayType();
        this.kind = kind;
        this.elementKind = elementKind;
    }

    static Carrier of(Type type) {
        return switch (type.form()) {
            case BYTE -> BOOLEAN;
            case INT -> INT;
            case LONG, LONG_PAIR -> LONG;
            case DOUBLE -> DOUBLE;
            case BYTES -> SLICE;
            case LIST, STRUCT ->
                    throw new IllegalArgumentException("code is not generated for " + type);
        };
    }

    /// The type of a value on the stack.
    ClassDesc value() {
        return value;
    }

    /// The type of the array that holds values, or bytes of slices.
    ClassDesc array() {
        return array;
    }

    TypeKind kind() {
        return kind;
    }

    /// The kind of the array's elements.
    TypeKind elementKind() {
        return elementKind;
    }

    /// A literal as a parameter, or null where it does not fit.
    @Nullable Object parameter(FlatVector single) {
        Cell cell = new Cell();
        CellReader.read(single, 0, cell);
        if (cell.isNull) {
            return null;
        }
        boolean decimal = single.type() instanceof DecimalType;
        return switch (this) {
            case BOOLEAN -> cell.bool;
            case INT -> cell.int32;
            case LONG ->
                    decimal
                            ? (cell.int128.fitsLong() ? (Object) cell.int128.low : null)
                            : (Object) cell.int64;
            case DOUBLE -> cell.real;
            case SLICE -> Slice.of(cell.slice.bytes());
        };
    }
}
