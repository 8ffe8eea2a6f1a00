package io.feldspar.executor.operator;

import io.feldspar.executor.vector.Batch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Emits the rows of its inputs one after another.
public final class ConcatenationOperator implements Operator {

    private final Deque<Operator> inputs;

    public ConcatenationOperator(List<Operator> inputs) {
        this.inputs = new ArrayDeque<>(inputs);
    }

    @Override
    public @Nullable Batch next() {
        Operator input = inputs.peek();
        while (input != null) {
            Batch batch = input.next();
            if (batch != null) {
                return batch;
            }
            input.close();
            inputs.remove();
            input = inputs.peek();
        }
        return null;
    }

    @Override
    public void close() {
        inputs.forEach(Operator::close);
    }
}
