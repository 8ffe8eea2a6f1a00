package io.feldspar.executor.operator;

import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows written in the query.
public final class ValuesOperator implements Operator {

    private final List<List<Literal>> rows;
    private final List<Type> types;
    private final MemoryPool.Reservation memory;
    private int position;

    /// @param types the types of the columns
    public ValuesOperator(List<List<Literal>> rows, List<Type> types, OperatorContext context) {
        this.rows = rows;
        this.types = List.copyOf(types);
        memory = context.memory().reservation("VALUES");
    }

    @Override
    public @Nullable Batch next() {
        memory.close();
        int count = Math.min(Batch.SIZE, rows.size() - position);
        if (count <= 0) {
            return null;
        }
        Vector[] columns = new Vector[types.size()];
        for (int c = 0; c < columns.length; c++) {
            FlatColumn column = FlatColumn.of(types.get(c), memory);
            for (int i = 0; i < count; i++) {
                Object value = rows.get(position + i).get(c).value();
                column.append(Values.single(types.get(c), value), null, 1);
            }
            columns[c] = column.view();
        }
        position += count;
        return Batch.of(columns, count);
    }

    @Override
    public void close() {
        position = rows.size();
        memory.close();
    }
}
