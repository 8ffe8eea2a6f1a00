package io.feldspar.executor.source;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.vector.Batch;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads splits one after another; a split is opened when the one before is at its end.
public final class SplitsOperator implements Operator {

    private final List<Split> splits;
    private final Function<Split, Operator> opener;
    private final OperatorContext context;
    private int next;
    private @Nullable Operator current;

    /// @param opener gives the reader of one split
    public SplitsOperator(
            List<Split> splits, Function<Split, Operator> opener, OperatorContext context) {
        this.splits = splits;
        this.opener = opener;
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
                Split split = splits.get(next++);
                context.countScanned(split.bytes());
                open = opener.apply(split);
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
