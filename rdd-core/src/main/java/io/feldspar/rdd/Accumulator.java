package io.feldspar.rdd;

import java.io.Serializable;
import java.util.function.BinaryOperator;

/// A value to which tasks add and which the driver reads.
///
/// What a task adds counts once for its partition: of all attempts only the one that is accepted,
/// however often the task ran. A partition of a map stage whose output was lost and made again
/// counts again; results count exactly once.
public final class Accumulator<A> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final long id;
    private final transient BinaryOperator<A> plus;
    private transient A sum;

    Accumulator(long id, A zero, BinaryOperator<A> plus) {
        this.id = id;
        this.sum = zero;
        this.plus = plus;
    }

    long id() {
        return id;
    }

    /// Within a task: adds to the sum, if the attempt counts in the end.
    public void add(TaskContext task, A value) {
        task.accumulate(id, value);
    }

    /// On the driver: the sum of what was accepted so far. Complete for a job once it is done.
    public synchronized A value() {
        return sum;
    }

    /// Tasks add values of this accumulator's type.
    @SuppressWarnings("unchecked")
    synchronized void take(Iterable<Object> values) {
        for (Object value : values) {
            sum = plus.apply(sum, (A) value);
        }
    }
}
