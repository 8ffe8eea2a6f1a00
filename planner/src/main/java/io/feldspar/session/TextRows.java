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

/// Rows of text as a statement's result: what SHOW, DESCRIBE and EXPLAIN print.
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

    static OperationResult of(List<String> columns, List<List<String>> rows) {
        List<Field> fields = new ArrayList<>();
        columns.forEach(name -> fields.add(new Field(name, SimpleType.VARCHAR, false)));
        Schema schema = new Schema(fields);
        List<List<Literal>> literals = new ArrayList<>();
        for (List<String> row : rows) {
            literals.add(row.stream().map(text -> new Literal(text, SimpleType.VARCHAR)).toList());
        }
        List<Batch> batches = new ArrayList<>();
        try (ValuesOperator values = new ValuesOperator(literals, schema.types(), NO_TASK)) {
            for (Batch batch = values.next(); batch != null; batch = values.next()) {
                batches.add(batch.copy());
            }
        }
        return new OperationResult.Rows(schema, batches);
    }

    /// A text as one column, a row per line.
    static OperationResult lines(String column, String text) {
        return of(List.of(column), text.lines().map(List::of).toList());
    }
}
