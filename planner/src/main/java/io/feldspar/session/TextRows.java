package io.feldspar.session;

import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.operator.ValuesOperator;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.session.operation.OperationResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows as a statement's result: what SHOW, DESCRIBE and EXPLAIN print.
final class TextRows {

    private static final OperatorContext NO_TASK =
            new OperatorContext() {
                private final MemoryPool pool = new MemoryPool("text", Long.MAX_VALUE);

                @Override
                public MemoryPool memory() {
                    return pool;
                }

                @Override
                public void checkCancelled() {}
            };

    private TextRows() {}

    /// Rows of texts, which may be null.
    static OperationResult of(List<String> columns, List<List<@Nullable Object>> rows) {
        return of(schema(columns), rows);
    }

    /// Columns of texts.
    static Schema schema(List<String> columns) {
        return new Schema(
                columns.stream().map(name -> new Field(name, SimpleType.VARCHAR, true)).toList());
    }

    /// Rows of values as [io.feldspar.executor.vector.Values] defines them.
    static OperationResult of(Schema schema, List<List<@Nullable Object>> rows) {
        return of(schema, rows, List.of());
    }

    /// @param warnings what the user may not expect of the statement
    static OperationResult of(
            Schema schema, List<List<@Nullable Object>> rows, List<String> warnings) {
        List<List<Literal>> literals = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<Literal> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(new Literal(row.get(i), schema.type(i)));
            }
            literals.add(values);
        }
        List<Batch> batches = new ArrayList<>();
        try (ValuesOperator values = new ValuesOperator(literals, schema.types(), NO_TASK)) {
            for (Batch batch = values.next(); batch != null; batch = values.next()) {
                batches.add(batch.copy());
            }
        }
        return new OperationResult.Rows(schema, batches, warnings);
    }

    /// A text as one column, a row per line.
    static OperationResult lines(String column, String text) {
        return of(List.of(column), text.lines().map(List::<@Nullable Object>of).toList());
    }
}
