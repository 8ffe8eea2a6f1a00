package io.feldspar.executor.operator;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A scalar subquery: exactly one row, of nulls where the input has none.
public final class SingleRowOperator implements Operator {

    private final Operator input;
    private final List<Type> types;
    private boolean ended;

    /// @param types the types of the input's columns
    public SingleRowOperator(Operator input, List<Type> types) {
        this.input = input;
        this.types = List.copyOf(types);
    }

    @Override
    public @Nullable Batch next() {
        if (ended) {
            return null;
        }
        ended = true;
        Batch batch = input.next();
        if (batch == null) {
            return nulls();
        }
        Batch row = batch.copy();
        if (row.rowCount() > 1 || input.next() != null) {
            throw new FeldsparException(
                    ErrorCode.CARDINALITY_VIOLATION,
                    "A scalar subquery returned more than one row",
                    "Aggregate it, or add LIMIT 1.");
        }
        return row;
    }

    private Batch nulls() {
        Vector[] columns = new Vector[types.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = ConstantVector.of(types.get(c), null, 1);
        }
        return Batch.of(columns, 1);
    }

    @Override
    public void close() {
        ended = true;
        input.close();
    }
}
