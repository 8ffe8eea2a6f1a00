package io.feldspar.executor.function.nested;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import java.util.List;

/// A map of keys and values given as arrays.
public final class MapFromArrays extends NestedFunction {

    public MapFromArrays() {
        super(
                "MAP_FROM_ARRAYS",
                List.of(),
                about(
                        "MAP_FROM_ARRAYS(keys, values)",
                        "The map of the keys and values of two arrays of one length.",
                        "MAP_FROM_ARRAYS(['a', 'b'], [1, 2])",
                        "{a=1, b=2}"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 2, 2);
        if (!NestedType.comparable(array(arguments, 0).element())) {
            throw mismatch(arguments);
        }
        return List.of(array(arguments, 0), array(arguments, 1));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return new MapType(array(arguments, 0).element(), array(arguments, 1).element());
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        ListVector keys = (ListVector) arguments[0].gather(null, count);
        ListVector values = (ListVector) arguments[1].gather(null, count);
        for (int row = 0; row < count; row++) {
            if (keys.size(row) != values.size(row)) {
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        "A map of %d keys and %d values"
                                .formatted(keys.size(row), values.size(row)),
                        "Give as many values as keys.");
            }
            int start = keys.starts()[row];
            UniqueKeys.check(keys.child(), start, start + keys.size(row));
        }
        FlatVector entries =
                new StructVector(
                        ((MapType) result).entry(),
                        List.of(keys.child(), values.child()),
                        null,
                        keys.child().length());
        return new ListVector(result, keys.starts(), keys.lengths(), entries, null, count);
    }
}
