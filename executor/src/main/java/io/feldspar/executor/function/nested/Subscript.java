package io.feldspar.executor.function.nested;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.StructVector;
import java.util.List;

/// What the functions have in common that take an element of an array by its position, or a value
/// of a map by its key.
abstract class Subscript extends NestedFunction {

    private final int first;
    private final boolean strict;

    /// @param first the position of the first element: 0, or 1 where negative ones count from the
    ///     end
    /// @param strict whether a position beyond the array is an error instead of NULL
    Subscript(
            String name, List<String> aliases, int first, boolean strict, Description description) {
        super(name, aliases, description);
        this.first = first;
        this.strict = strict;
    }

    @Override
    public final List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 2, 2);
        if (arguments.get(0) instanceof MapType map) {
            if (Coercion.common(map.key(), arguments.get(1)) == null) {
                throw mismatch(arguments);
            }
            return List.of(map, map.key());
        }
        if (arguments.get(0) instanceof StructType struct) {
            throw new FeldsparException(
                    ErrorCode.TYPE_MISMATCH,
                    "A %s has no elements in brackets".formatted(struct.sql()),
                    "Name a field of it, as in s.field.");
        }
        Type position = arguments.get(1);
        boolean fits =
                position == SimpleType.NULL || Coercion.distance(position, SimpleType.BIGINT) >= 0;
        if (!fits) {
            throw mismatch(arguments);
        }
        return List.of(array(arguments, 0), SimpleType.BIGINT);
    }

    @Override
    public final Type resultType(List<Type> arguments) {
        return arguments.get(0) instanceof MapType map
                ? map.value()
                : array(arguments, 0).element();
    }

    @Override
    public final FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        ListVector lists = (ListVector) arguments[0];
        int[] codes = new int[count];
        long[] nulls = Nulls.allocate(count);
        boolean map = lists.type() instanceof MapType;
        FlatVector values = map ? ((StructVector) lists.child()).field(1) : lists.child();
        for (int row = 0; row < count; row++) {
            int at = map ? entry(lists, row, arguments[1]) : element(lists, row, arguments[1]);
            codes[row] = Math.max(at, 0);
            if (at < 0) {
                Nulls.set(nulls, row);
            }
        }
        return new DictionaryVector(codes, values, nulls, count).flatten(null, count);
    }

    private static int entry(ListVector maps, int row, FlatVector keys) {
        FlatVector known = ((StructVector) maps.child()).field(0);
        int start = maps.starts()[row];
        for (int e = start; e < start + maps.lengths()[row]; e++) {
            if (ValueOrder.compareValues(known, e, keys, row) == 0) {
                return e;
            }
        }
        return -1;
    }

    private int element(ListVector lists, int row, FlatVector positions) {
        long position = ((LongVector) positions).values()[row];
        int size = lists.lengths()[row];
        long index = position < 0 && first == 1 ? size + position : position - first;
        boolean zero = first == 1 && position == 0;
        if (index >= 0 && index < size && !zero) {
            return lists.starts()[row] + (int) index;
        }
        if (strict || zero) {
            throw new FeldsparException(
                    ErrorCode.INDEX_OUT_OF_RANGE,
                    zero
                            ? "The position of an element is 0, but the first one has the position 1"
                            : "The position %d is outside of an array of %d elements, whose first"
                                            .formatted(position, size)
                                    + " has the position "
                                    + first,
                    zero
                            ? "Use a[0], or get(a, 0), which count from 0."
                            : "Use " + (first == 1 ? "try_element_at" : "get") + " to get NULL.");
        }
        return -1;
    }
}
