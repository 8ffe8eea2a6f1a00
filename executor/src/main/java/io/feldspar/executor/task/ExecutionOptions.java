package io.feldspar.executor.task;

import io.feldspar.executor.expression.EvaluationOptions;
import io.feldspar.executor.vector.Batch;

/// How tasks run, where a result must not depend on it.
///
/// @param batchRows maximum number of rows in a batch
/// @param evaluation how expressions are computed
public record ExecutionOptions(int batchRows, EvaluationOptions evaluation) {

    public static final ExecutionOptions STANDARD =
            new ExecutionOptions(Batch.SIZE, EvaluationOptions.DEFAULT);
}
