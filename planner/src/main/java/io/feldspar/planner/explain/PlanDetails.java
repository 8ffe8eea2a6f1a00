package io.feldspar.planner.explain;

import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.type.Field;
import java.util.stream.Collectors;

/// A physical plan as a tree of names and numbers, and below it each node with its columns.
///
/// ```text
/// HashAggregate (1)
///   Scan (2)
///
/// (1) HashAggregate SINGLE by l_returnflag#0: sum=SUM(#1)
///     Output: l_returnflag VARCHAR NOT NULL, sum DECIMAL(38, 2)
///     Rows: ~3
/// ```
public final class PlanDetails {

    private final StringBuilder tree = new StringBuilder();
    private final StringBuilder details = new StringBuilder();
    private final PlanLines lines = new PlanLines();
    private int count;

    private PlanDetails() {}

    /// The plan with the rows that the optimiser expects.
    public static String of(PhysicalPlan plan) {
        PlanDetails printer = new PlanDetails();
        printer.print(plan, 0);
        return printer.tree.append(printer.details).toString();
    }

    private void print(PhysicalPlan plan, int depth) {
        tree.append("  ".repeat(depth));
        Integer number = lines.repeated(plan);
        if (number != null) {
            tree.append("Exchange (as number ").append(number).append(" above)\n");
            return;
        }
        count++;
        String line = lines.line(plan);
        tree.append(plan.getClass().getSimpleName()).append(" (").append(count).append(")\n");
        details.append("\n(").append(count).append(") ").append(line);
        details.append("\n    Output: ")
                .append(
                        plan.schema().fields().stream()
                                .map(Field::toString)
                                .collect(Collectors.joining(", ")));
        details.append("\n    Rows: ~").append(PlanText.rows(plan.estimatedRows())).append('\n');
        plan.inputs().forEach(input -> print(input, depth + 1));
    }
}
