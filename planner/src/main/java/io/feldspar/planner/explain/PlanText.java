package io.feldspar.planner.explain;

import io.feldspar.executor.plan.PhysicalPlan;
import java.util.Locale;
import java.util.function.Function;

/// A physical plan as an indented tree. Columns are named as far as names are known: `name#3`.
///
/// ```text
/// HashAggregate SINGLE by l_returnflag#0: sum=SUM(#1)  ~3 rows
///   Scan parquet lineitem [l_returnflag, l_quantity]  ~6,001,215 rows
/// ```
/// An exchange with several readers is printed once and referred to by its number after that.
public final class PlanText {

    private final Function<PhysicalPlan, String> note;
    private final StringBuilder text = new StringBuilder();
    private final PlanLines lines = new PlanLines();

    private PlanText(Function<PhysicalPlan, String> note) {
        this.note = note;
    }

    /// The plan with the rows that the optimiser expects.
    public static String of(PhysicalPlan plan) {
        return of(plan, PlanText::estimated);
    }

    /// @param note the text after each node
    public static String of(PhysicalPlan plan, Function<PhysicalPlan, String> note) {
        PlanText printer = new PlanText(note);
        printer.print(plan, 0);
        return printer.text.toString();
    }

    private static String estimated(PhysicalPlan plan) {
        return "~" + rows(plan.estimatedRows()) + " rows";
    }

    /// A number of rows for people.
    public static String rows(double rows) {
        return String.format(Locale.ROOT, "%,.0f", rows);
    }

    private void print(PhysicalPlan plan, int depth) {
        text.append("  ".repeat(depth));
        Integer number = lines.repeated(plan);
        if (number != null) {
            text.append("Exchange (as number ").append(number).append(" above)\n");
            return;
        }
        text.append(lines.line(plan)).append("  ").append(note.apply(plan)).append('\n');
        plan.inputs().forEach(input -> print(input, depth + 1));
    }
}
