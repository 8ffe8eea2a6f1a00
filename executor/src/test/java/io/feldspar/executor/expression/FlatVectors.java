package io.feldspar.executor.expression;

import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.FlatVector;
import org.jspecify.annotations.Nullable;

/// Flat vectors of given values.
final class FlatVectors {

    private FlatVectors() {}

    static FlatVector texts(@Nullable String... values) {
        ResultBuilder builder = new ResultBuilder(SimpleType.VARCHAR, values.length);
        Cell cell = new Cell();
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            cell.isNull = value == null;
            builder.heap().begin();
            if (value != null) {
                builder.heap().append(Slice.of(value));
            }
            builder.set(i, cell);
        }
        return builder.build();
    }
}
