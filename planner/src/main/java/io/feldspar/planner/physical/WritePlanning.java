package io.feldspar.planner.physical;

import io.feldspar.executor.plan.Partitioning;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Exchange;
import io.feldspar.executor.plan.PhysicalPlan.ExchangeRead;
import io.feldspar.executor.plan.PhysicalPlan.Expand;
import io.feldspar.executor.plan.PhysicalPlan.Filter;
import io.feldspar.executor.plan.PhysicalPlan.Generate;
import io.feldspar.executor.plan.PhysicalPlan.HashAggregate;
import io.feldspar.executor.plan.PhysicalPlan.HashJoin;
import io.feldspar.executor.plan.PhysicalPlan.Limit;
import io.feldspar.executor.plan.PhysicalPlan.NestedLoopJoin;
import io.feldspar.executor.plan.PhysicalPlan.PartitionAggregate;
import io.feldspar.executor.plan.PhysicalPlan.Project;
import io.feldspar.executor.plan.PhysicalPlan.RecursiveUnion;
import io.feldspar.executor.plan.PhysicalPlan.Scan;
import io.feldspar.executor.plan.PhysicalPlan.SetOperation;
import io.feldspar.executor.plan.PhysicalPlan.SingleRow;
import io.feldspar.executor.plan.PhysicalPlan.Sort;
import io.feldspar.executor.plan.PhysicalPlan.TopRanked;
import io.feldspar.executor.plan.PhysicalPlan.Union;
import io.feldspar.executor.plan.PhysicalPlan.Values;
import io.feldspar.executor.plan.PhysicalPlan.Window;
import io.feldspar.executor.plan.PhysicalPlan.WorkingTable;
import io.feldspar.executor.plan.PhysicalPlan.Write;
import io.feldspar.executor.plan.PlanRewrite;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.plan.WriteTarget;
import java.util.List;
import java.util.stream.Stream;

/// Plans who writes the rows of a query: the tasks that compute them, each a file of its own, or
/// one task where there shall be one file, or where more would be tiny.
///
/// ```text
/// Write        Write by one task         Write
///   …            Project                   Exchange to one task
///                  Scan without filters      … joins, aggregates, filters, by many tasks
/// ```
/// One task reads itself what it writes where writing is most of the work, since an exchange would
/// hold all rows before the first is written. Whatever gets more rows than it emits is left to many
/// tasks.
public final class WritePlanning {

    /// So few rows become one file; about as many as a row group of Parquet holds.
    private static final double ROWS_OF_ONE_FILE = 100_000;

    private WritePlanning() {}

    /// @param query the plan of the rows, which have the columns of the target
    /// @param oneFile whether all rows have to be in one file
    public static Write plan(PhysicalPlan query, WriteTarget target, boolean oneFile) {
        boolean gather = oneFile || query.estimatedRows() <= ROWS_OF_ONE_FILE;
        if (!gather || single(query)) {
            return write(query, target, false);
        }
        if (emitsAllThatItReads(query)) {
            return write(query, target, true);
        }
        Exchange gathered = new Exchange(PhysicalPlan.UNNUMBERED, query, new Partitioning.Single());
        return write(gathered, target, false);
    }

    /// Rows of a partition go to one task, one after another.
    ///
    /// ```text
    /// Write                       Write                     Write
    ///   Sort                        Sort                      Sort
    ///     Exchange by partitions      Exchange to one task      …
    ///       … many rows                 … few rows                … by one task
    /// ```
    ///
    /// @param query the plan of the rows, with the columns, checks and keys of the target
    /// @param order columns by which rows of a partition are sorted; perhaps none
    /// @param tasks how many write at most
    public static Write partitioned(
            PhysicalPlan query, WriteTarget target, List<Integer> order, int tasks) {
        List<Integer> keys = target.keyColumns();
        PhysicalPlan placed = query;
        if (!single(query)) {
            boolean few = query.estimatedRows() <= ROWS_OF_ONE_FILE || keys.isEmpty();
            placed =
                    new Exchange(
                            query,
                            few ? new Partitioning.Single() : new Partitioning.Hash(keys, tasks));
        }
        List<SortKey> sortKeys =
                Stream.concat(keys.stream(), order.stream())
                        .map(column -> new SortKey(column, false, true))
                        .toList();
        return write(new Sort(placed, sortKeys, 0, -1, query.estimatedRows()), target, false);
    }

    private static Write write(PhysicalPlan input, WriteTarget target, boolean oneTask) {
        return (Write)
                PlanRewrite.number(new Write(PhysicalPlan.UNNUMBERED, input, target, oneTask));
    }

    /// Whether it is a table's rows, all of them, with columns computed from them.
    private static boolean emitsAllThatItReads(PhysicalPlan plan) {
        return switch (plan) {
            case Project project -> emitsAllThatItReads(project.input());
            case Scan scan -> scan.filters().isEmpty() && scan.runtimeFilters().isEmpty();
            default -> false;
        };
    }

    /// Whether one task computes all rows.
    private static boolean single(PhysicalPlan plan) {
        return switch (plan) {
            case Scan _, Union _ -> false;
            case Values _, RecursiveUnion _, WorkingTable _ -> true;
            case Exchange exchange -> exchange.partitioning() instanceof Partitioning.Single;
            case ExchangeRead read -> read.partitioning() instanceof Partitioning.Single;
            case Filter _,
                    Project _,
                    HashAggregate _,
                    Expand _,
                    Generate _,
                    HashJoin _,
                    NestedLoopJoin _,
                    Sort _,
                    Window _,
                    PartitionAggregate _,
                    TopRanked _,
                    Limit _,
                    SetOperation _,
                    SingleRow _,
                    Write _ ->
                    single(plan.inputs().getFirst());
        };
    }
}
