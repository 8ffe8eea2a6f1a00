package io.feldspar.executor.window;

import io.feldspar.executor.function.WindowFunction.Scope;
import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.plan.WindowCall;
import io.feldspar.executor.vector.Vector;
import java.util.List;

/// A call on its way through the rows of a task.
interface Evaluation {

    /// What must be known of the rows before the first can be computed.
    Scope scope();

    /// The values of the call for the next rows.
    ///
    /// @param columns of the rows, with the values of other calls behind them
    /// @param order of the rows within a partition
    Vector evaluate(WindowRows rows, Vector[] columns, List<SortKey> order);

    /// @param memory for what the call holds
    static Evaluation of(WindowCall call, MemoryPool.Reservation memory) {
        return switch (call) {
            case WindowCall.Function function -> new FunctionEvaluation(function);
            case WindowCall.Aggregate aggregate -> new AggregateWindow(aggregate, memory);
        };
    }
}
