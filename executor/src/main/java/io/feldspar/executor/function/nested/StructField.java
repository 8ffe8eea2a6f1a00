package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.FieldFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.StructVector;
import java.util.List;

/// A field of a struct, by its position from 1. SQL writes `s.name`.
public final class StructField extends NestedFunction implements FieldFunction {

    public StructField() {
        super(
                "STRUCT_FIELD",
                List.of(),
                about(
                        "STRUCT_FIELD(s, i)",
                        "The field of a struct at a position from 1, which is a literal.",
                        "STRUCT_FIELD(STRUCT(1, 'x'), 2)",
                        "x"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 2, 2);
        if (!(arguments.get(0) instanceof StructType) || arguments.get(1) != SimpleType.INTEGER) {
            throw mismatch(arguments);
        }
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        throw mismatch(arguments);
    }

    @Override
    public Type typeOf(List<Argument> arguments) {
        StructType struct = (StructType) arguments.get(0).type();
        int field = arguments.get(1).value() instanceof Integer position ? position : 0;
        if (field < 1 || field > struct.members().size()) {
            throw mismatch(arguments.stream().map(Argument::type).toList());
        }
        return struct.members().get(field - 1).type();
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        int field = ((IntVector) arguments[1]).values()[0] - 1;
        return ((StructVector) arguments[0]).visible(field, null, count);
    }
}
