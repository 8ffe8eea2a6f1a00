package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.Nulls;
import java.util.List;

/// A value several times.
public final class ArrayRepeat extends NestedFunction {

    public ArrayRepeat() {
        super(
                "ARRAY_REPEAT",
                List.of(),
                about(
                        "ARRAY_REPEAT(x, n)",
                        "The array that has x n times.",
                        "ARRAY_REPEAT('a', 2)",
                        "[a, a]"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 2, 2);
        if (Coercion.distance(arguments.get(1), SimpleType.INTEGER) < 0) {
            throw mismatch(arguments);
        }
        return List.of(arguments.get(0), SimpleType.INTEGER);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return new ArrayType(arguments.get(0));
    }

    @Override
    public boolean nullAware() {
        return true;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        IntVector times = (IntVector) arguments[1];
        ListPicks picks = new ListPicks(count);
        long[] nulls = null;
        for (int row = 0; row < count; row++) {
            if (times.isNull(row)) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, row);
            } else {
                for (int i = 0; i < times.values()[row]; i++) {
                    picks.add(row);
                }
            }
            picks.end(row);
        }
        return picks.build(result, arguments[0], nulls);
    }
}
