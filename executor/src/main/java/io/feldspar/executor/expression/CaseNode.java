package io.feldspar.executor.expression;

import io.feldspar.executor.function.Cell;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// The result of the first branch whose condition is true. Each branch is evaluated only at the
/// rows that take it.
final class CaseNode extends Node {

    private final Node[] conditions;
    private final Node[] results;
    private final Cell cell = new Cell();

    /// @param results one per condition, then the one for the rows where none is true
    CaseNode(Node[] conditions, Node[] results, Type type) {
        super(type);
        this.conditions = conditions;
        this.results = results;
    }

    Node[] conditions() {
        return conditions;
    }

    Node[] results() {
        return results;
    }

    @Override
    void replaceChildren(UnaryOperator<Node> replacement) {
        Arrays.asList(conditions).replaceAll(replacement);
        Arrays.asList(results).replaceAll(replacement);
    }

    @Override
    Vector evaluate(Batch batch) {
        ResultBuilder builder = new ResultBuilder(type(), batch.length());
        int[] open = new int[batch.rowCount()];
        int[] taken = new int[batch.rowCount()];
        int count = batch.rowCount();
        for (int i = 0; i < count; i++) {
            open[i] = batch.row(i);
        }
        for (int i = 0; i < conditions.length && count > 0; i++) {
            Vector vector = conditions[i].evaluate(batch.withSelection(open, count));
            ByteVector truth = (ByteVector) vector.flatten(open, count);
            int left = 0;
            int hits = 0;
            for (int j = 0; j < count; j++) {
                int row = open[j];
                if (truth.values()[row] != 0 && !truth.isNull(row)) {
                    taken[hits++] = row;
                } else {
                    open[left++] = row;
                }
            }
            count = left;
            take(results[i], batch.withSelection(taken, hits), builder);
        }
        take(results[conditions.length], batch.withSelection(open, count), builder);
        return builder.build();
    }

    private void take(Node result, Batch rows, ResultBuilder builder) {
        if (rows.rowCount() > 0) {
            builder.copy(result.evaluate(rows), rows, cell);
        }
    }
}
