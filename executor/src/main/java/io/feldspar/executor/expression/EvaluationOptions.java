package io.feldspar.executor.expression;

import io.feldspar.executor.function.Argument.Range;
import java.util.Map;

/// What is known beside the expression when it is compiled.
///
/// @param columnBounds for input columns by index: bounds of the (unscaled) integer values
///     that are
///     not null, which let overflow checks be dropped. They must hold
/// @param generate whether loops may be generated as bytecode once enough rows have been seen
public record EvaluationOptions(Map<Integer, Range> columnBounds, boolean generate) {

    public static final EvaluationOptions DEFAULT = new EvaluationOptions(Map.of(), true);

    /// Interprets everything: the reference implementation.
    public static final EvaluationOptions INTERPRETED = new EvaluationOptions(Map.of(), false);

    public EvaluationOptions {
        columnBounds = Map.copyOf(columnBounds);
    }

    public static EvaluationOptions withBounds(Map<Integer, Range> columnBounds) {
        return new EvaluationOptions(columnBounds, true);
    }
}
