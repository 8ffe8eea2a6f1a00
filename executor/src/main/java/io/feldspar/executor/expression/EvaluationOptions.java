package io.feldspar.executor.expression;

import io.feldspar.executor.function.Argument.Range;
import java.util.Map;

/// What is known beside the expression when it is compiled.
///
/// @param columnBounds for input columns by index: bounds of the (unscaled) integer values
///     that are
///     not null, which let overflow checks be dropped. They must hold
/// @param generateAfter so many rows are interpreted before loops are generated as bytecode;
///     [#NEVER] for all
public record EvaluationOptions(Map<Integer, Range> columnBounds, int generateAfter) {

    public static final int NEVER = Integer.MAX_VALUE;

    /// Fewer rows than these are not worth a loop of their own.
    public static final int WORTH_GENERATING = 1000;

    public static final EvaluationOptions DEFAULT =
            new EvaluationOptions(Map.of(), WORTH_GENERATING);

    /// Interprets everything: the reference implementation.
    public static final EvaluationOptions INTERPRETED = new EvaluationOptions(Map.of(), NEVER);

    public EvaluationOptions {
        columnBounds = Map.copyOf(columnBounds);
    }

    public static EvaluationOptions withBounds(Map<Integer, Range> columnBounds) {
        return new EvaluationOptions(columnBounds, WORTH_GENERATING);
    }

    /// @param rows [#NEVER], or how many are interpreted first
    public static EvaluationOptions generatingAfter(int rows) {
        return new EvaluationOptions(Map.of(), rows);
    }
}
