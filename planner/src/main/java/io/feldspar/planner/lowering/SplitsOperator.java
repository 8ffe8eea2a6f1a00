package io.feldspar.planner.lowering;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.vector.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads splits one after another; a split is opened when the one before is at its end.
final class SplitsOperator implements Operator {

    private final Table table;
    private final List<Split> splits;
    private final ScanRequest request;
    private final OperatorContext context;
    private int next;
    private @Nullable Operator current;

    SplitsOperator(Table table, List<Split> splits, ScanRequest request, OperatorContext context) {
        this.table = table;
        this.splits = splits;
        this.request = request;
        this.context = context;
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            context.checkCancelled();
            Operator open = current;
            if (open == null) {
                if (next == splits.size()) {
                    return null;
                }
                open = table.open(splits.get(next++), request, context);
                current = open;
            }
            Batch batch = open.next();
            if (batch != null) {
                return batch;
            }
            open.close();
            current = null;
        }
    }

    @Override
    public void close() {
        next = splits.size();
        Operator open = current;
        current = null;
        if (open != null) {
            open.close();
        }
    }
}
