package io.feldspar.executor.plan;

import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.function.WindowFrame;
import io.feldspar.executor.function.WindowFunction;
import io.feldspar.executor.type.Type;
import java.util.List;

/// A function over the rows of a window.
public sealed interface WindowCall {

    WindowFrame frame();

    Type type();

    /// @param arguments columns of the input
    /// @param ignoreNulls whether rows whose first argument is null are passed over
    /// @param location for its errors; takes no part in equality
    record Function(
            WindowFunction function,
            List<Integer> arguments,
            boolean ignoreNulls,
            WindowFrame frame,
            Type type,
            SourceLocation location)
            implements WindowCall {
        public Function {
            arguments = List.copyOf(arguments);
        }
    }

    /// @param distinct whether equal arguments count once in a frame
    record Aggregate(AggregateCall call, boolean distinct, WindowFrame frame)
            implements WindowCall {

        @Override
        public Type type() {
            return call.type();
        }
    }
}
