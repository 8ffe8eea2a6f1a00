package io.feldspar.planner;

import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.planner.expression.ConstantFolder;
import io.feldspar.planner.expression.NestedKeys;
import io.feldspar.planner.expression.SortGroupedMaps;
import io.feldspar.planner.joinorder.CommonJoins;
import io.feldspar.planner.joinorder.JoinOrdering;
import io.feldspar.planner.option.PlanningOptions;
import io.feldspar.planner.physical.PhysicalPlanner;
import io.feldspar.planner.rewrite.ReplaceStatementTime;
import io.feldspar.planner.rewrite.Rewriter;
import io.feldspar.planner.spool.SpoolSharedRows;
import io.feldspar.planner.statistics.CardinalityEstimator;
import io.feldspar.sql.analyzer.AnalyzedQuery;
import io.feldspar.sql.rule.PlanningCheck;
import io.feldspar.sql.table.SourceTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;

/// Plans a query: rewrites it, orders its joins, chooses operators.
public final class QueryPlanner {

    private final Function<TableScan, ResolvedTable> tables;
    private final int parallelism;
    private final PlanningOptions options;

    /// @param parallelism how many tasks can run at a time
    public QueryPlanner(int parallelism) {
        this(parallelism, PlanningOptions.STANDARD);
    }

    /// @param parallelism how many tasks can run at a time
    public QueryPlanner(int parallelism, PlanningOptions options) {
        this(
                scan -> scan.getTable().unwrapOrThrow(SourceTable.class).resolved(),
                parallelism,
                options);
    }

    /// @param tables the table that a scan reads
    private QueryPlanner(
            Function<TableScan, ResolvedTable> tables, int parallelism, PlanningOptions options) {
        this.options = options;
        this.tables = tables;
        this.parallelism = parallelism;
    }

    /// The names of the steps and rewrite rules without which a query can be planned too.
    public static Set<String> optional() {
        Set<String> names = new TreeSet<>(Rewriter.names());
        names.addAll(PlanningOptions.STEPS);
        return names;
    }

    /// Whether the query asks for the time at which its statement began.
    public static boolean asksTime(AnalyzedQuery query) {
        return ReplaceStatementTime.asks(query.root());
    }

    /// Whether a plan of the query is good for later statements: not where it asks for the time, or
    /// holds rows of `information_schema`.
    public static boolean repeatable(AnalyzedQuery query) {
        return !asksTime(query)
                && query.tables().stream()
                        .noneMatch(
                                opened -> opened.resolved().handle() instanceof TableHandle.Rows);
    }

    /// The plan of a statement that starts now.
    public PhysicalPlan plan(AnalyzedQuery query) {
        NestedKeys.check(query.root());
        CardinalityEstimator estimator = estimator();
        long start = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        RelNode root = SortGroupedMaps.in(query.root());
        RelNode ordered = order(ReplaceStatementTime.in(root, start), estimator);
        return PhysicalPlanner.plan(ordered, query, estimator, tables, parallelism, options);
    }

    private RelNode order(RelNode query, CardinalityEstimator estimator) {
        query.getCluster().getPlanner().setExecutor(new ConstantFolder(PlanningCheck.of(query)));
        Rewriter rewriter = Rewriter.without(options.without());
        RelNode rewritten = rewriter.rewrite(SpoolSharedRows.ofSeveralReaders(query));
        JoinOrdering ordering = new JoinOrdering(estimator, rewriter::pushDown);
        UnaryOperator<RelNode> order =
                options.with("JoinOrdering") ? ordering::order : UnaryOperator.identity();
        RelNode spooled = SpoolSharedRows.in(rewritten, order);
        return order.apply(
                options.with("CommonJoins")
                        ? CommonJoins.spool(spooled, estimator, order)
                        : spooled);
    }

    /// The rewritten plan with its joins in order, as relational algebra. For tests and logs.
    RelNode logical(RelNode query) {
        return order(query, estimator());
    }

    private CardinalityEstimator estimator() {
        return new CardinalityEstimator(tables.andThen(ResolvedTable::table), options.rowFactor());
    }
}
