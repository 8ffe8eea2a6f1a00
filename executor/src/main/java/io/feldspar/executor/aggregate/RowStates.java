package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;

/// Makes partial states of single rows, each as if it was a group of its own.
final class RowStates {

    private final GroupStates.Shape shape;
    private final AggregateState[] states;
    private int[] numbers = new int[0];

    RowStates(GroupStates.Shape shape, MemoryPool.Reservation memory) {
        this.shape = shape;
        states = shape.newStates(memory);
    }

    /// The keys of the batch's selected rows, then the columns of their states.
    Batch of(Batch batch) {
        int count = batch.rowCount();
        if (numbers.length < count) {
            numbers = new int[count];
            Arrays.setAll(numbers, i -> i);
        }
        Batch copy = batch.withColumns(shape.keys(batch)).copy();
        int width = copy.columnCount();
        for (AggregateState state : states) {
            state.accumulator().reset();
            state.add(batch, numbers, 0, count);
            width += state.stateColumns();
        }
        Vector[] columns = new Vector[width];
        int at = 0;
        while (at < copy.columnCount()) {
            columns[at] = copy.column(at);
            at++;
        }
        for (AggregateState state : states) {
            state.accumulator().states(0, count, columns, at);
            at += state.stateColumns();
        }
        return Batch.of(columns, count);
    }
}
