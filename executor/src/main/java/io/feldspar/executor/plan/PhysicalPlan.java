package io.feldspar.executor.plan;

import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.source.WrittenFile;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.executor.type.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to execute: a tree of operators, of which [Exchange] nodes are where rows change tasks.
///
/// Fully resolved: expressions refer to columns of the input by index, and joins see the columns of
/// their left input followed by those of the right. `estimatedRows` is what the optimiser expects.
public sealed interface PhysicalPlan {

    /// The identifier of a node that has none yet: the planner numbers a plan when it is whole.
    int UNNUMBERED = -1;

    /// Identifies the node within its plan, from 0. Only an [Exchange] may be the input of several
    /// nodes; all of them then hold the same exchange, with the same identifier.
    int id();

    Schema schema();

    List<PhysicalPlan> inputs();

    double estimatedRows();

    /// Whether the plan is known to return no rows, so that it need not run.
    default boolean knownEmpty() {
        return switch (this) {
            case Values values -> values.rows().isEmpty();
            case Project _, Filter _, Sort _, Limit _, Exchange _, Generate _, RecursiveUnion _ ->
                    inputs().getFirst().knownEmpty();
            case ExchangeRead _,
                    Scan _,
                    HashAggregate _,
                    Expand _,
                    HashJoin _,
                    NestedLoopJoin _,
                    Window _,
                    PartitionAggregate _,
                    TopRanked _,
                    Union _,
                    SetOperation _,
                    SingleRow _,
                    WorkingTable _,
                    Write _ ->
                    false;
        };
    }

    /// A node that makes its rows of those of one other; unless it says otherwise, with the same
    /// columns and as many rows.
    sealed interface OneInput extends PhysicalPlan {

        PhysicalPlan input();

        @Override
        default List<PhysicalPlan> inputs() {
            return List.of(input());
        }

        @Override
        default Schema schema() {
            return input().schema();
        }

        @Override
        default double estimatedRows() {
            return input().estimatedRows();
        }
    }

    /// A node that pairs the rows of its left (probe) input with those of its right (build) input.
    sealed interface Join extends PhysicalPlan {

        PhysicalPlan probe();

        PhysicalPlan build();

        @Override
        default List<PhysicalPlan> inputs() {
            return List.of(probe(), build());
        }
    }

    /// Reads a table. The filters hold for every emitted row; `runtimeFilters` names those of
    /// joins above that may drop rows here.
    ///
    /// @param columns indexes into the table's schema, the output in that order
    /// @param filters conjuncts over the output columns
    record Scan(
            int id,
            TableHandle table,
            List<Integer> columns,
            List<Expression> filters,
            List<RuntimeFilterTarget> runtimeFilters,
            Schema schema,
            double estimatedRows)
            implements PhysicalPlan {
        public Scan {
            columns = List.copyOf(columns);
            filters = List.copyOf(filters);
            runtimeFilters = List.copyOf(runtimeFilters);
        }

        public Scan(
                TableHandle table,
                List<Integer> columns,
                List<Expression> filters,
                List<RuntimeFilterTarget> runtimeFilters,
                Schema schema,
                double estimatedRows) {
            this(UNNUMBERED, table, columns, filters, runtimeFilters, schema, estimatedRows);
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of();
        }
    }

    /// Where a join's runtime filter acts: output column `column` of a scan below the join.
    ///
    /// @param filter the identifier that the join's [HashJoin#runtimeFilters()] gives it
    record RuntimeFilterTarget(int filter, int column) {}

    /// Rows written in the query: each a list of literals.
    record Values(int id, List<List<Expression.Literal>> rows, Schema schema)
            implements PhysicalPlan {
        public Values {
            rows = rows.stream().map(List::copyOf).toList();
        }

        public Values(List<List<Expression.Literal>> rows, Schema schema) {
            this(UNNUMBERED, rows, schema);
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of();
        }

        @Override
        public double estimatedRows() {
            return rows.size();
        }
    }

    record Filter(int id, PhysicalPlan input, Expression condition, double estimatedRows)
            implements OneInput {
        public Filter(PhysicalPlan input, Expression condition, double estimatedRows) {
            this(UNNUMBERED, input, condition, estimatedRows);
        }
    }

    record Project(int id, PhysicalPlan input, List<Expression> expressions, Schema schema)
            implements OneInput {
        public Project {
            expressions = List.copyOf(expressions);
        }

        public Project(PhysicalPlan input, List<Expression> expressions, Schema schema) {
            this(UNNUMBERED, input, expressions, schema);
        }
    }

    /// Groups by columns of the input and aggregates. The output is the group columns, then one
    /// column per aggregate (PARTIAL: the columns of its state, see [AggregateCall]). Without group
    /// columns there is exactly one row of output, for PARTIAL one per task.
    ///
    /// @param groupColumns input columns
    record HashAggregate(
            int id,
            PhysicalPlan input,
            Phase phase,
            List<Integer> groupColumns,
            List<AggregateCall> aggregates,
            Schema schema,
            double estimatedRows)
            implements OneInput {

        /// PARTIAL turns rows into states, INTERMEDIATE merges states into fewer, FINAL merges
        /// states into results, SINGLE does all at once.
        public enum Phase {
            PARTIAL,
            INTERMEDIATE,
            FINAL,
            SINGLE
        }

        public HashAggregate {
            groupColumns = List.copyOf(groupColumns);
            aggregates = List.copyOf(aggregates);
        }

        public HashAggregate(
                PhysicalPlan input,
                Phase phase,
                List<Integer> groupColumns,
                List<AggregateCall> aggregates,
                Schema schema,
                double estimatedRows) {
            this(UNNUMBERED, input, phase, groupColumns, aggregates, schema, estimatedRows);
        }
    }

    /// Repeats each input row once per projection: grouping sets, and DISTINCT aggregates with
    /// others.
    record Expand(int id, PhysicalPlan input, List<List<Expression>> projections, Schema schema)
            implements OneInput {
        public Expand {
            projections = projections.stream().map(List::copyOf).toList();
        }

        public Expand(PhysicalPlan input, List<List<Expression>> projections, Schema schema) {
            this(UNNUMBERED, input, projections, schema);
        }

        @Override
        public double estimatedRows() {
            return input.estimatedRows() * projections.size();
        }
    }

    /// Repeats each input row once per element of its lists (UNNEST). The output is the given
    /// columns of the input, then one column per generator; shorter lists are padded with nulls.
    ///
    /// @param columns the columns of the input to output
    /// @param outer whether a row without elements is emitted once, with nulls
    record Generate(
            int id,
            PhysicalPlan input,
            List<Integer> columns,
            List<Generator> generators,
            boolean outer,
            Schema schema,
            double estimatedRows)
            implements OneInput {
        public Generate {
            columns = List.copyOf(columns);
            generators = List.copyOf(generators);
        }
    }

    /// Joins by equality of `probeKeys[i]` and `buildKeys[i]`, columns of the left (probe) and the
    /// right (build) input. Keys that are null match nothing.
    ///
    /// @param build the right input; an [Exchange] BROADCAST makes one table for all tasks,
    ///     otherwise both inputs are partitioned alike by their keys or are in a single partition
    /// @param nullSafe per key: whether null matches null (IS NOT DISTINCT FROM)
    /// @param condition a further condition over the columns of both inputs, or null
    /// @param runtimeFilters identifiers of filters made from the build keys, one per key or -1
    record HashJoin(
            int id,
            PhysicalPlan probe,
            PhysicalPlan build,
            JoinType type,
            List<Integer> probeKeys,
            List<Integer> buildKeys,
            List<Boolean> nullSafe,
            @Nullable Expression condition,
            List<Integer> runtimeFilters,
            Schema schema,
            double estimatedRows)
            implements Join {
        public HashJoin {
            probeKeys = List.copyOf(probeKeys);
            buildKeys = List.copyOf(buildKeys);
            nullSafe = List.copyOf(nullSafe);
            runtimeFilters = List.copyOf(runtimeFilters);
        }

        public HashJoin(
                PhysicalPlan probe,
                PhysicalPlan build,
                JoinType type,
                List<Integer> probeKeys,
                List<Integer> buildKeys,
                List<Boolean> nullSafe,
                @Nullable Expression condition,
                List<Integer> runtimeFilters,
                Schema schema,
                double estimatedRows) {
            this(
                    UNNUMBERED,
                    probe,
                    build,
                    type,
                    probeKeys,
                    buildKeys,
                    nullSafe,
                    condition,
                    runtimeFilters,
                    schema,
                    estimatedRows);
        }
    }

    /// Joins by any condition, or none (cross join): the build side is held whole.
    record NestedLoopJoin(
            int id,
            PhysicalPlan probe,
            PhysicalPlan build,
            JoinType type,
            @Nullable Expression condition,
            Schema schema,
            double estimatedRows)
            implements Join {
        public NestedLoopJoin(
                PhysicalPlan probe,
                PhysicalPlan build,
                JoinType type,
                @Nullable Expression condition,
                Schema schema,
                double estimatedRows) {
            this(UNNUMBERED, probe, build, type, condition, schema, estimatedRows);
        }
    }

    /// Sorts each partition; of the sorted rows the first `offset` are dropped and at most `limit`
    /// emitted (-1 for all). With a limit it is a top-N that never holds more than it needs.
    record Sort(
            int id,
            PhysicalPlan input,
            List<SortKey> keys,
            long offset,
            long limit,
            double estimatedRows)
            implements OneInput {
        public Sort {
            keys = List.copyOf(keys);
        }

        public Sort(
                PhysicalPlan input,
                List<SortKey> keys,
                long offset,
                long limit,
                double estimatedRows) {
            this(UNNUMBERED, input, keys, offset, limit, estimatedRows);
        }
    }

    /// Appends a column per call, computed over the rows with the same values in the partition
    /// columns; null is the same as null. The input is sorted by these columns, in any direction,
    /// and then by `order`, or by more.
    ///
    /// @param partitionColumns input columns
    /// @param order rows that are equal by these keys are peers
    record Window(
            int id,
            PhysicalPlan input,
            List<Integer> partitionColumns,
            List<SortKey> order,
            List<WindowCall> calls,
            Schema schema)
            implements OneInput {
        public Window {
            partitionColumns = List.copyOf(partitionColumns);
            order = List.copyOf(order);
            calls = List.copyOf(calls);
        }

        public Window(
                PhysicalPlan input,
                List<Integer> partitionColumns,
                List<SortKey> order,
                List<WindowCall> calls,
                Schema schema) {
            this(UNNUMBERED, input, partitionColumns, order, calls, schema);
        }
    }

    /// Appends a column per aggregate, each over all rows with the same values in the partition
    /// columns; null is the same as null.
    ///
    /// @param partitionColumns input columns
    record PartitionAggregate(
            int id,
            PhysicalPlan input,
            List<Integer> partitionColumns,
            List<AggregateCall> calls,
            Schema schema)
            implements OneInput {
        public PartitionAggregate {
            partitionColumns = List.copyOf(partitionColumns);
            calls = List.copyOf(calls);
        }
    }

    /// Drops rows that have at least `limit` rows with the same values in the partition columns
    /// before them by the key; a window above that ranks the rows, and a filter, drop the others.
    record TopRanked(
            int id,
            PhysicalPlan input,
            List<Integer> partitionColumns,
            SortKey key,
            int limit,
            double estimatedRows)
            implements OneInput {
        public TopRanked {
            partitionColumns = List.copyOf(partitionColumns);
        }
    }

    /// Drops the first `offset` rows of each partition and emits at most `limit` (-1 for all).
    record Limit(int id, PhysicalPlan input, long offset, long limit, double estimatedRows)
            implements OneInput {
        public Limit(PhysicalPlan input, long offset, long limit, double estimatedRows) {
            this(UNNUMBERED, input, offset, limit, estimatedRows);
        }
    }

    /// The rows of all inputs (UNION ALL), whose columns have the same types.
    record Union(int id, List<PhysicalPlan> inputs, Schema schema) implements PhysicalPlan {
        public Union {
            inputs = List.copyOf(inputs);
        }

        public Union(List<PhysicalPlan> inputs, Schema schema) {
            this(UNNUMBERED, inputs, schema);
        }

        @Override
        public double estimatedRows() {
            return inputs.stream().mapToDouble(PhysicalPlan::estimatedRows).sum();
        }
    }

    /// The rows of `seed`, then those of `step`, which runs over and over: first over the rows of
    /// the seed, then over those of its last run, until it gives none (WITH RECURSIVE). All of it
    /// runs in one task. What the step reads besides its last rows is behind exchanges, which each
    /// run reads again.
    ///
    /// @param seed in a single partition, with the columns of `schema`
    /// @param step as the seed; it holds one [WorkingTable] of this recursion or several
    /// @param recursion identifies the recursion among those around it
    /// @param name how the user calls it
    /// @param all whether rows that were seen before are emitted again
    /// @param limit how often the step runs at most, or -1 for the limit of the query
    record RecursiveUnion(
            int id,
            PhysicalPlan seed,
            PhysicalPlan step,
            int recursion,
            String name,
            boolean all,
            long limit,
            Schema schema,
            double estimatedRows)
            implements PhysicalPlan {
        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(seed, step);
        }
    }

    /// In the step of a [RecursiveUnion]: the rows of the step's last run, or of the seed.
    ///
    /// @param recursion that of the recursive union
    record WorkingTable(int id, int recursion, String name, Schema schema, double estimatedRows)
            implements PhysicalPlan {
        @Override
        public List<PhysicalPlan> inputs() {
            return List.of();
        }
    }

    /// INTERSECT and EXCEPT, with or without ALL, over inputs partitioned alike by all columns.
    record SetOperation(
            int id,
            PhysicalPlan left,
            PhysicalPlan right,
            Kind kind,
            boolean all,
            double estimatedRows)
            implements PhysicalPlan {
        public SetOperation(
                PhysicalPlan left,
                PhysicalPlan right,
                Kind kind,
                boolean all,
                double estimatedRows) {
            this(UNNUMBERED, left, right, kind, all, estimatedRows);
        }

        public enum Kind {
            INTERSECT,
            EXCEPT
        }

        @Override
        public Schema schema() {
            return left.schema();
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(left, right);
        }
    }

    /// Fails with CARDINALITY_VIOLATION where the input has more than one row; without a row it
    /// emits one of nulls: a scalar subquery.
    record SingleRow(int id, PhysicalPlan input) implements OneInput {
        public SingleRow(PhysicalPlan input) {
            this(UNNUMBERED, input);
        }

        @Override
        public double estimatedRows() {
            return 1;
        }
    }

    /// Writes the rows to files, those of each task to its own; emits a row per [WrittenFile].
    /// Where the target's layout has keys, rows of equal keys come one after another.
    ///
    /// @param oneTask whether a single task writes all rows, however many partitions the input has
    record Write(int id, PhysicalPlan input, WriteTarget target, boolean oneTask)
            implements OneInput {
        @Override
        public Schema schema() {
            return WrittenFile.schema(target.layout().keys());
        }
    }

    /// Where rows move between tasks; becomes a shuffle.
    record Exchange(int id, PhysicalPlan input, Partitioning partitioning) implements OneInput {
        public Exchange(PhysicalPlan input, Partitioning partitioning) {
            this(UNNUMBERED, input, partitioning);
        }
    }

    /// In a [Fragment]: reads what another fragment wrote into an exchange.
    ///
    /// @param id that of the exchange
    /// @param mapTasks how many tasks write into the exchange
    /// @param sortedBy how each of them sorted its rows; empty where none did
    record ExchangeRead(
            int id,
            Partitioning partitioning,
            int mapTasks,
            List<SortKey> sortedBy,
            Schema schema,
            double estimatedRows)
            implements PhysicalPlan {
        public ExchangeRead {
            sortedBy = List.copyOf(sortedBy);
        }

        /// Whether every task reads all rows.
        public boolean broadcast() {
            return partitioning instanceof Partitioning.Broadcast;
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of();
        }
    }
}
