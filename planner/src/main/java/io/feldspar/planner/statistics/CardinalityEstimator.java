package io.feldspar.planner.statistics;

import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.source.TableStatistics.ColumnStatistics;
import io.feldspar.planner.spool.Spool;
import io.feldspar.sql.generator.Generated;
import io.feldspar.sql.recursion.Recursion;
import io.feldspar.sql.recursion.WorkingTable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// Estimates rows and columns of relational nodes, bottom up and once per node.
public final class CardinalityEstimator {

    /// How many elements a list is taken to have.
    private static final double ELEMENTS = 4;

    /// How often a recursive query is taken to run, and over how many rows each time.
    private static final double RUNS = 100;

    private static final double WORKING_ROWS = 1_000;

    private static final double UNKNOWN_ROWS = 100_000;

    private final Function<TableScan, Table> tables;
    private final double rowFactor;
    private final Map<RelNode, RelEstimate> estimates = new IdentityHashMap<>();

    /// @param tables the table that a scan reads
    public CardinalityEstimator(Function<TableScan, Table> tables) {
        this(tables, 1);
    }

    /// @param rowFactor by how much tables are taken for larger than they are
    public CardinalityEstimator(Function<TableScan, Table> tables, double rowFactor) {
        this.tables = tables;
        this.rowFactor = rowFactor;
    }

    public RelEstimate estimate(RelNode node) {
        RelEstimate known = estimates.get(node);
        if (known == null) {
            known = compute(node);
            estimates.put(node, known);
        }
        return known;
    }

    /// Notes an estimate that was found elsewhere, as the join order search does.
    public void note(RelNode node, RelEstimate estimate) {
        estimates.put(node, estimate);
    }

    private RelEstimate compute(RelNode node) {
        return switch (node) {
            case TableScan scan -> scan(tables.apply(scan));
            case Filter filter ->
                    Selectivity.filter(estimate(filter.getInput()), filter.getCondition());
            case Project project -> project(project, estimate(project.getInput()));
            case Aggregate aggregate -> aggregate(aggregate, estimate(aggregate.getInput()));
            case Join join -> join(join);
            case Sort sort -> sort(sort, estimate(sort.getInput()));
            case Union union -> union(union);
            case Intersect intersect -> setOperation(intersect, 0.5);
            case Minus minus -> setOperation(minus, 0.5);
            case Values values -> values(values);
            case Spool spool -> estimate(spool.rows());
            case Generated generated ->
                    other(generated).withRows(estimate(generated.getInput()).rows() * ELEMENTS);
            case Recursion recursion ->
                    other(recursion).withRows(estimate(recursion.seed()).rows() * RUNS);
            case WorkingTable table -> other(table).withRows(WORKING_ROWS);
            default -> other(node);
        };
    }

    private RelEstimate scan(Table table) {
        TableStatistics statistics = table.statistics();
        double rows = statistics.rows().orElse(UNKNOWN_ROWS) * rowFactor;
        return new RelEstimate(
                rows, rows, table.schema().size(), i -> column(statistics.column(i), rows));
    }

    private static ColumnEstimate column(ColumnStatistics statistics, double rows) {
        double min = Numbers.of(statistics.min());
        double max = Numbers.of(statistics.max());
        double nulls = statistics.nullFraction().orElse(0);
        double bound = Math.max(1, rows * (1 - nulls));
        boolean whole =
                statistics.min() instanceof Integer
                        || statistics.min() instanceof Long
                        || statistics.min() instanceof Boolean;
        if (whole && max >= min) {
            bound = Math.min(bound, max - min + 1);
        }
        boolean known = statistics.distinct().isPresent();
        double distinct =
                known ? Math.min(bound, Math.max(1, statistics.distinct().getAsDouble())) : bound;
        return new ColumnEstimate(distinct, distinct, known, min, max, nulls);
    }

    private static RelEstimate project(Project project, RelEstimate input) {
        return new RelEstimate(
                input.rows(),
                input.baseRows(),
                project.getProjects().size(),
                i -> expression(project.getProjects().get(i), input));
    }

    private static ColumnEstimate expression(RexNode node, RelEstimate input) {
        if (node instanceof RexInputRef ref) {
            return input.column(ref.getIndex());
        }
        if (node instanceof RexLiteral) {
            return ColumnEstimate.constant();
        }
        ImmutableBitSet columns = RelOptUtil.InputFinder.bits(node);
        double distinct =
                years(node, input)
                        ? yearsOf(input.column(columns.nth(0)))
                        : input.distinct(columns);
        return new ColumnEstimate(distinct, distinct, false, Double.NaN, Double.NaN, 0);
    }

    private static boolean years(RexNode node, RelEstimate input) {
        ImmutableBitSet columns = RelOptUtil.InputFinder.bits(node);
        return node instanceof RexCall call
                && call.getKind() == SqlKind.EXTRACT
                && call.getOperands().get(0) instanceof RexLiteral unit
                && String.valueOf(unit.getValue()).equals("YEAR")
                && columns.cardinality() == 1
                && input.column(columns.nth(0)).hasRange();
    }

    private static double yearsOf(ColumnEstimate column) {
        double width = column.max() - column.min();
        double days = width > 1e8 ? width / 86_400_000_000.0 : width;
        return Math.max(1, Math.min(column.distinct(), days / 365 + 1));
    }

    /// A count takes few values, other aggregates as many as there are groups.
    private static ColumnEstimate result(SqlKind function, double groups) {
        return ColumnEstimate.unknown(
                function == SqlKind.COUNT ? Math.min(groups, 10 * Math.sqrt(groups)) : groups);
    }

    private static RelEstimate aggregate(Aggregate aggregate, RelEstimate input) {
        List<Integer> groups = aggregate.getGroupSet().asList();
        double rows = 0;
        for (ImmutableBitSet set : aggregate.getGroupSets()) {
            rows += set.isEmpty() ? 1 : input.distinct(set);
        }
        double groupRows = rows;
        return new RelEstimate(
                rows,
                rows,
                groups.size() + aggregate.getAggCallList().size(),
                i ->
                        i < groups.size()
                                ? group(input.column(groups.get(i)), groupRows)
                                : result(
                                        aggregate
                                                .getAggCallList()
                                                .get(i - groups.size())
                                                .getAggregation()
                                                .getKind(),
                                        groupRows));
    }

    private static ColumnEstimate group(ColumnEstimate column, double rows) {
        double distinct = Math.min(column.distinct(), Math.max(1, rows));
        return new ColumnEstimate(
                distinct,
                Math.max(distinct, column.domain()),
                column.known(),
                column.min(),
                column.max(),
                column.nullFraction());
    }

    private RelEstimate join(Join join) {
        RelEstimate left = estimate(join.getLeft());
        RelEstimate right = estimate(join.getRight());
        int leftColumns = left.columnCount();
        JoinEstimate matches = JoinEstimate.of(join.getCondition(), left, right);
        double rows =
                switch (join.getJoinType()) {
                    case INNER -> matches.pairs();
                    case LEFT -> Math.max(matches.pairs(), left.rows());
                    case RIGHT -> Math.max(matches.pairs(), right.rows());
                    case FULL -> Math.max(matches.pairs(), Math.max(left.rows(), right.rows()));
                    case SEMI -> left.rows() * matches.matchedFraction();
                    case ANTI -> left.rows() * Math.max(0.05, 1 - matches.matchedFraction());
                    default -> left.rows();
                };
        boolean leftOnly =
                join.getJoinType() == JoinRelType.SEMI || join.getJoinType() == JoinRelType.ANTI;
        int columns = join.getRowType().getFieldCount();
        IntFunction<ColumnEstimate> source =
                i ->
                        i < leftColumns
                                ? left.column(i).thinned(left.rows(), rows)
                                : i - leftColumns < right.columnCount()
                                        ? right.column(i - leftColumns).thinned(right.rows(), rows)
                                        : ColumnEstimate.unknown(2);
        return new RelEstimate(rows, leftOnly ? left.baseRows() : rows, columns, source);
    }

    private static RelEstimate sort(Sort sort, RelEstimate input) {
        if (sort.fetch instanceof RexLiteral literal) {
            return input.withRows(Math.min(input.rows(), Numbers.of(literal)));
        }
        return input;
    }

    private RelEstimate union(Union union) {
        List<RelEstimate> inputs = new ArrayList<>();
        double rows = 0;
        for (RelNode input : union.getInputs()) {
            RelEstimate estimate = estimate(input);
            inputs.add(estimate);
            rows += estimate.rows();
        }
        double total = rows;
        return new RelEstimate(
                rows, rows, union.getRowType().getFieldCount(), i -> merged(inputs, i, total));
    }

    private static ColumnEstimate merged(List<RelEstimate> inputs, int column, double rows) {
        double distinct = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (RelEstimate input : inputs) {
            ColumnEstimate one = input.column(column);
            distinct = Math.max(distinct, one.distinct());
            min = Math.min(min, one.min());
            max = Math.max(max, one.max());
        }
        double bounded = Math.max(1, Math.min(rows, distinct));
        return new ColumnEstimate(bounded, bounded, false, min, max, 0);
    }

    private RelEstimate setOperation(RelNode node, double fraction) {
        RelEstimate first = estimate(node.getInput(0));
        return first.withRows(first.rows() * fraction);
    }

    private static RelEstimate values(Values values) {
        double rows = values.getTuples().size();
        return new RelEstimate(
                rows, rows, values.getRowType().getFieldCount(), _ -> ColumnEstimate.unknown(rows));
    }

    private RelEstimate other(RelNode node) {
        @Nullable RelEstimate first =
                node.getInputs().isEmpty() ? null : estimate(node.getInput(0));
        double rows = first == null ? 1 : first.rows();
        return new RelEstimate(
                rows,
                rows,
                node.getRowType().getFieldCount(),
                i ->
                        first != null && i < first.columnCount()
                                ? first.column(i)
                                : ColumnEstimate.unknown(rows));
    }
}
