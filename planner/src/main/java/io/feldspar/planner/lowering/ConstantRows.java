package io.feldspar.planner.lowering;

import io.feldspar.executor.expression.EvaluationOptions;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.operator.ProjectOperator;
import io.feldspar.executor.operator.ValuesOperator;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Project;
import io.feldspar.executor.plan.PhysicalPlan.Values;

/// Rows that are written in the statement, computed by the calling thread: there are so few that a
/// job would take longer than they do.
public final class ConstantRows {

    private static final int MOST_ROWS = 1_000;

    private ConstantRows() {}

    /// Whether the plan reads nothing and has few rows.
    public static boolean isSmall(PhysicalPlan plan) {
        return switch (plan) {
            case Values values -> values.rows().size() <= MOST_ROWS;
            case Project project -> isSmall(project.input());
            default -> false;
        };
    }

    /// The rows of a plan that is small.
    ///
    /// @param check throws where the statement was cancelled
    public static Operator open(PhysicalPlan plan, MemoryPool memory, Runnable check) {
        return open(plan, new Here(memory, check));
    }

    private static Operator open(PhysicalPlan plan, OperatorContext context) {
        return switch (plan) {
            case Values values ->
                    new ValuesOperator(values.rows(), values.schema().types(), context);
            case Project project ->
                    new ProjectOperator(
                            open(project.input(), context),
                            project.expressions(),
                            project.input().schema().types(),
                            EvaluationOptions.INTERPRETED);
            default -> throw new IllegalArgumentException("not constant: " + plan);
        };
    }

    private record Here(MemoryPool memory, Runnable check) implements OperatorContext {
        @Override
        public void checkCancelled() {
            check.run();
        }
    }
}
