package io.feldspar.planner.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/// The fraction of rows for which a condition is expected to be true.
///
/// Equality keeps one of the distinct values, a range its share between minimum and maximum,
/// conjuncts are taken as independent except that those on one column are intersected first.
public final class Selectivity {

    static final double UNKNOWN_RANGE = 1.0 / 3;
    static final double UNKNOWN_CONDITION = 0.25;
    private static final double UNKNOWN_DISTINCT = 200;
    private static final double LIKE_PREFIX = 0.05;
    private static final double LIKE_SOMEWHERE = 0.1;

    private final IntFunction<ColumnEstimate> columns;

    private Selectivity(IntFunction<ColumnEstimate> columns) {
        this.columns = columns;
    }

    /// @param columns what is known of the columns that the condition refers to
    public static double of(RexNode condition, IntFunction<ColumnEstimate> columns) {
        return Math.clamp(new Selectivity(columns).fraction(condition), 0, 1);
    }

    /// The input after a filter: fewer rows, and narrower columns where the condition names them.
    public static RelEstimate filter(RelEstimate input, RexNode condition) {
        Selectivity selectivity = new Selectivity(input::column);
        Map<Integer, ColumnRange> ranges = new HashMap<>();
        double others = selectivity.gather(RelOptUtil.conjunctions(condition), ranges);
        double fraction = others;
        for (Map.Entry<Integer, ColumnRange> entry : ranges.entrySet()) {
            fraction *= entry.getValue().fraction(input.column(entry.getKey()));
        }
        double rows = input.rows() * Math.clamp(fraction, 0, 1);
        double all = fraction;
        return new RelEstimate(
                rows,
                input.baseRows(),
                input.columnCount(),
                i -> {
                    ColumnRange range = ranges.get(i);
                    if (range == null) {
                        return input.column(i).thinned(input.rows(), rows);
                    }
                    double own = range.fraction(input.column(i));
                    ColumnEstimate narrowed = range.narrow(input.column(i));
                    double elsewhere = own <= 0 ? 1 : Math.min(1, all / own);
                    return narrowed.thinned(input.rows() * own, input.rows() * own * elsewhere);
                });
    }

    /// Puts conjuncts that compare a column with constants into `ranges`; returns the selectivity
    /// of the others.
    private double gather(List<RexNode> conjuncts, Map<Integer, ColumnRange> ranges) {
        double others = 1;
        for (RexNode conjunct : conjuncts) {
            ColumnRange.Of range = ColumnRange.parse(conjunct);
            if (range == null) {
                others *= fraction(conjunct);
            } else {
                ranges.merge(range.column(), range.range(), ColumnRange::intersect);
            }
        }
        return others;
    }

    private double fraction(RexNode node) {
        if (node instanceof RexLiteral literal) {
            return literal.isAlwaysTrue() ? 1 : 0;
        }
        if (!(node instanceof RexCall call)) {
            return 0.5;
        }
        List<RexNode> operands = call.getOperands();
        return switch (call.getKind()) {
            case AND -> {
                Map<Integer, ColumnRange> ranges = new HashMap<>();
                double product = gather(RelOptUtil.conjunctions(call), ranges);
                for (Map.Entry<Integer, ColumnRange> entry : ranges.entrySet()) {
                    product *= entry.getValue().fraction(columns.apply(entry.getKey()));
                }
                yield product;
            }
            case OR -> {
                double none = 1;
                for (RexNode operand : operands) {
                    none *= 1 - fraction(operand);
                }
                yield 1 - none;
            }
            case NOT -> 1 - fraction(operands.get(0));
            case IS_NULL -> nullFraction(operands.get(0));
            case IS_NOT_NULL -> 1 - nullFraction(operands.get(0));
            case IS_TRUE, IS_NOT_FALSE -> fraction(operands.get(0));
            case IS_FALSE, IS_NOT_TRUE -> 1 - fraction(operands.get(0));
            case LIKE -> like(operands.get(1));
            default -> comparison(call);
        };
    }

    private double comparison(RexCall call) {
        ColumnRange.Of range = ColumnRange.parse(call);
        if (range != null) {
            return range.range().fraction(columns.apply(range.column()));
        }
        return switch (call.getKind()) {
            case EQUALS, IS_NOT_DISTINCT_FROM -> {
                double distinct = 1;
                for (RexNode operand : call.getOperands()) {
                    distinct = Math.max(distinct, distinctOf(operand));
                }
                yield 1 / distinct;
            }
            case NOT_EQUALS, IS_DISTINCT_FROM -> 0.9;
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                    UNKNOWN_RANGE;
            default -> UNKNOWN_CONDITION;
        };
    }

    private double distinctOf(RexNode operand) {
        @Nullable Integer column = columnOf(operand);
        return column != null
                ? columns.apply(column).distinct()
                : operand instanceof RexLiteral ? 1 : 10;
    }

    private double nullFraction(RexNode operand) {
        @Nullable Integer column = columnOf(operand);
        return column == null ? 0.05 : columns.apply(column).nullFraction();
    }

    private static double like(RexNode pattern) {
        if (pattern instanceof RexLiteral literal
                && literal.getValue() instanceof NlsString text
                && !text.getValue().startsWith("%")) {
            return LIKE_PREFIX;
        }
        return LIKE_SOMEWHERE;
    }

    /// The column that a reference, perhaps behind casts, refers to, or null.
    static @Nullable Integer columnOf(RexNode node) {
        if (node instanceof RexInputRef ref) {
            return ref.getIndex();
        }
        return node instanceof RexCall call && call.getKind() == SqlKind.CAST
                ? columnOf(call.getOperands().get(0))
                : null;
    }

    /// How many values an equality chooses from.
    static double choices(ColumnEstimate column) {
        return column.known() || column.hasRange()
                ? Math.max(1, column.distinct())
                : Math.max(1, Math.min(column.distinct(), UNKNOWN_DISTINCT));
    }
}
