package io.feldspar.session.operation;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.planner.lowering.RunningQuery;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What an operation does: the execution of one statement.
@FunctionalInterface
public interface Work {

    /// Does it on the calling thread. A query is only started; all else is done on return.
    ///
    /// @throws FeldsparException naming what is wrong, where, and what
    ///     to do
    OperationResult run(Control control);

    /// The error that the user sees where it failed with this one.
    default FeldsparException shown(FeldsparException error) {
        return error;
    }

    /// The work's hold on its operation.
    interface Control {

        OperationId id();

        /// Throws the reason where the operation was cancelled, closed or exceeded its timeout.
        void check();

        /// Makes the operation RUNNING, and the query part of it: it is cancelled with the
        /// operation, and its tasks are the operation's progress.
        ///
        /// @param starter starts the query; called unless the operation has ended
        /// @param profile the query's plan with what was measured so far, as JSON; null where it is
        ///     not shown
        RunningQuery start(
                Supplier<RunningQuery> starter, @Nullable Function<RunningQuery, String> profile);

        /// Makes effects visible, all at once. From here on no cancel and no timeout interrupts.
        ///
        /// @param effects called unless the operation has ended
        <T> T commit(Supplier<T> effects);

        /// Begins again after [#commit] was refused; it can be cancelled again.
        void again();
    }
}
