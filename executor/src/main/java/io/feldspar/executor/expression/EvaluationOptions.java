package io.feldspar.executor.expression;

/// How an expression is evaluated.
///
/// @param generateAfter so many rows are interpreted before loops are generated as bytecode;
///     [#NEVER] for all
/// @param partition the index of the partition whose rows are evaluated, see
///     [io.feldspar.executor.function.PartitionFunction]
public record EvaluationOptions(int generateAfter, int partition) {

    public static final int NEVER = Integer.MAX_VALUE;

    /// Fewer rows than these are not worth a loop of their own.
    public static final int WORTH_GENERATING = 1000;

    public static final EvaluationOptions DEFAULT = generatingAfter(WORTH_GENERATING);

    /// Interprets everything: the reference implementation.
    public static final EvaluationOptions INTERPRETED = generatingAfter(NEVER);

    /// @param rows [#NEVER], or how many are interpreted first
    public static EvaluationOptions generatingAfter(int rows) {
        return new EvaluationOptions(rows, 0);
    }

    public EvaluationOptions of(int index) {
        return new EvaluationOptions(generateAfter, index);
    }
}
