package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongVector;
import java.util.List;

/// The position of the first element that equals a value, from 1; 0 if there is none.
public final class ArrayPosition extends ElementSearch {

    public ArrayPosition() {
        super(
                "ARRAY_POSITION",
                List.of(),
                about(
                        "ARRAY_POSITION(a, x)",
                        "The position of the first element that equals x, from 1; 0 where there is"
                                + " none.",
                        "ARRAY_POSITION([5, 6], 6)",
                        "2"));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.BIGINT;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        ListVector lists = (ListVector) arguments[0];
        long[] positions = new long[count];
        for (int row = 0; row < count; row++) {
            positions[row] = find(lists, arguments[1], row) + 1L;
        }
        return new LongVector(result, positions, null, count);
    }
}
