package io.feldspar.executor.window;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Frames;
import io.feldspar.executor.function.WindowFunction;
import io.feldspar.executor.function.WindowFunction.Scope;
import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.plan.WindowCall;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;

/// A call of a window function.
final class FunctionEvaluation implements Evaluation {

    private final WindowCall.Function call;
    private final WindowFunction.Evaluator evaluator;

    FunctionEvaluation(WindowCall.Function call) {
        this.call = call;
        evaluator = call.function().evaluator();
    }

    @Override
    public Scope scope() {
        return call.function().scope();
    }

    @Override
    public Vector evaluate(WindowRows rows, Vector[] columns, List<SortKey> order) {
        FlatVector[] arguments = new FlatVector[call.arguments().size()];
        for (int a = 0; a < arguments.length; a++) {
            arguments[a] = columns[call.arguments().get(a)].flatten(null, rows.count());
        }
        try {
            Frames frames =
                    call.function().framed()
                            ? FrameBounds.of(call.frame(), rows, columns, order)
                            : null;
            return evaluator.evaluate(rows.with(frames, call.ignoreNulls()), arguments);
        } catch (FeldsparException e) {
            throw e.at(call.location());
        }
    }
}
