package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import java.util.List;

/// The number of elements or entries.
public final class Cardinality extends NestedFunction {

    public Cardinality() {
        super(
                "CARDINALITY",
                List.of("SIZE", "ARRAY_SIZE", "ARRAY_LENGTH"),
                about(
                        "CARDINALITY(a)",
                        "The number of elements of an array or of entries of a map.",
                        "CARDINALITY(ARRAY(5, NULL))",
                        "2"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 1, 1);
        return arguments.get(0) instanceof MapType ? arguments : List.of(array(arguments, 0));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.INTEGER;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        return new IntVector(result, ((ListVector) arguments[0]).lengths(), null, count);
    }
}
