package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import java.util.List;

/// Whether an element equals x; NULL where none does but one is NULL.
public final class ArrayContains extends ElementSearch {

    public ArrayContains() {
        super(
                "ARRAY_CONTAINS",
                List.of(),
                about(
                        "ARRAY_CONTAINS(a, x)",
                        "Whether an element equals x; NULL where none does but one is NULL.",
                        "ARRAY_CONTAINS([1, 2], 2)",
                        "true"));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.BOOLEAN;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        ListVector lists = (ListVector) arguments[0];
        byte[] found = new byte[count];
        long[] nulls = null;
        for (int row = 0; row < count; row++) {
            found[row] = (byte) (find(lists, arguments[1], row) < 0 ? 0 : 1);
            if (found[row] == 0 && hasNull(lists, row)) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, row);
            }
        }
        return new ByteVector(result, found, nulls, count);
    }

    private static boolean hasNull(ListVector lists, int row) {
        int start = lists.starts()[row];
        for (int e = start; e < start + lists.lengths()[row]; e++) {
            if (lists.child().isNull(e)) {
                return true;
            }
        }
        return false;
    }
}
