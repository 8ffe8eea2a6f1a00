package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import java.util.List;

/// Whether an element equals x. NULLs are passed over.
public final class ListContains extends ElementSearch {

    public ListContains() {
        super(
                "LIST_CONTAINS",
                List.of("LIST_HAS", "ARRAY_HAS"),
                about(
                        "LIST_CONTAINS(a, x)",
                        "Whether an element equals x. NULLs are passed over.",
                        "LIST_CONTAINS([1, 2], 2)",
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
        for (int row = 0; row < count; row++) {
            found[row] = (byte) (find(lists, arguments[1], row) < 0 ? 0 : 1);
        }
        return new ByteVector(result, found, null, count);
    }
}
