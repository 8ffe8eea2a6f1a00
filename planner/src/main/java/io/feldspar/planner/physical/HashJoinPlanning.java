package io.feldspar.planner.physical;

import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.plan.JoinType;
import io.feldspar.executor.plan.Partitioning;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.planner.expression.DecimalComparison;
import io.feldspar.planner.expression.RexTranslator;
import io.feldspar.planner.statistics.ColumnEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// A join with equalities.
///
/// A semi or anti join whose build side is much larger than its probe side is reduced first: the
/// probe side's rows are stored, filter the build side, and are joined with its remaining rows.
///
/// ```text
/// Semi(small, large)      →      Semi(kept, Broadcast(Distinct(Semi(large, kept))))
///                                kept = Broadcast(small), computed once
/// ```
/// Distinct drops what it easily can, task by task, where nothing but the keys is asked for.
final class HashJoinPlanning {

    /// How many times larger than the probe side a build side must be to be reduced.
    private static final double REDUCE_RATIO = 8;

    private static final double REDUCE_ROWS = 50_000;
    private static final double MAX_KEPT_ROWS = 4_000_000;

    /// A filter that keeps more of the values than this is not worth asking.
    private static final double USELESS_FILTER = 0.85;

    private final PhysicalPlanner planner;
    private final JoinPlanning join;
    private final JoinCondition condition;

    HashJoinPlanning(PhysicalPlanner planner, JoinPlanning join, JoinCondition condition) {
        this.planner = planner;
        this.join = join;
        this.condition = condition;
    }

    /// Both inputs with their keys as columns.
    private record Keyed(
            Planned probe, Planned build, List<Integer> probeKeys, List<Integer> buildKeys) {}

    Planned plan(Planned probeSide, Planned buildSide, ImmutableBitSet probeNeeded) {
        Keyed keyed = withKeys(probeSide, buildSide);
        boolean recursive = RecursionPlanning.reads(keyed.build.plan());
        if (join.type() == JoinRelType.FULL || recursive) {
            return partitioned(keyed, recursive);
        }
        double probeRows = planner.rows(join.probe());
        double buildRows = planner.rows(join.build());
        boolean filtering = join.type() == JoinRelType.SEMI || join.type() == JoinRelType.ANTI;
        if (filtering
                && !condition.nullAware()
                && !RecursionPlanning.reads(keyed.probe.plan())
                && buildRows > REDUCE_ROWS
                && probeRows < MAX_KEPT_ROWS
                && buildRows > REDUCE_RATIO * probeRows) {
            return reduced(withKeys(probeSide.narrowed(probeNeeded), buildSide));
        }
        PhysicalPlan build =
                new PhysicalPlan.Exchange(keyed.build.plan(), new Partitioning.Broadcast());
        PhysicalPlan plan = hashJoin(keyed, keyed.probe.plan(), build, filters(keyed));
        return join.joined(plan, keyed.probe, keyed.build, keyed.probe.single());
    }

    private Planned reduced(Keyed keyed) {
        PhysicalPlan kept =
                new PhysicalPlan.Exchange(keyed.probe.plan(), new Partitioning.Broadcast());
        PhysicalPlan large = keyed.build.plan();
        List<Integer> ids =
                keyed.buildKeys.stream()
                        .map(key -> filterable(large.schema().type(key)) ? newFilter() : -1)
                        .toList();
        PhysicalPlan matching =
                new PhysicalPlan.HashJoin(
                        large,
                        kept,
                        JoinType.SEMI,
                        keyed.buildKeys,
                        keyed.probeKeys,
                        nullSafe(),
                        null,
                        ids,
                        large.schema(),
                        Math.min(large.estimatedRows(), planner.rows(join.probe()) * REDUCE_RATIO));
        boolean keysOnly = condition.residual().isEmpty();
        PhysicalPlan met = keysOnly ? distinct(matching, keyed.buildKeys) : matching;
        Keyed found =
                new Keyed(
                        keyed.probe,
                        keyed.build.with(met),
                        keyed.probeKeys,
                        keysOnly
                                ? IntStream.range(0, keyed.buildKeys.size()).boxed().toList()
                                : keyed.buildKeys);
        PhysicalPlan build = new PhysicalPlan.Exchange(met, new Partitioning.Broadcast());
        List<Integer> none = keyed.probeKeys.stream().map(_ -> -1).toList();
        PhysicalPlan plan = hashJoin(found, kept, build, none);
        return join.joined(plan, keyed.probe, keyed.build, true);
    }

    /// The keys alone, as far as a task sees each once.
    private static PhysicalPlan distinct(PhysicalPlan plan, List<Integer> keys) {
        List<Field> fields = keys.stream().map(plan.schema()::field).toList();
        return new PhysicalPlan.HashAggregate(
                plan,
                PhysicalPlan.HashAggregate.Phase.PARTIAL,
                keys,
                List.of(),
                new Schema(fields),
                plan.estimatedRows());
    }

    private Planned partitioned(Keyed keyed, boolean recursive) {
        boolean small =
                recursive
                        || JoinPlanning.small(
                                planner.rows(join.probe()) + planner.rows(join.build()));
        int partitions = planner.partitions();
        PhysicalPlan probe =
                small
                        ? JoinPlanning.together(keyed.probe, recursive).plan()
                        : exchanged(keyed.probe, keyed.probeKeys, partitions);
        PhysicalPlan build =
                small
                        ? JoinPlanning.together(keyed.build, recursive).plan()
                        : exchanged(keyed.build, keyed.buildKeys, partitions);
        List<Integer> none = keyed.probeKeys.stream().map(_ -> -1).toList();
        return join.joined(hashJoin(keyed, probe, build, none), keyed.probe, keyed.build, small);
    }

    private static PhysicalPlan exchanged(Planned side, List<Integer> keys, int partitions) {
        return new PhysicalPlan.Exchange(side.plan(), new Partitioning.Hash(keys, partitions));
    }

    private PhysicalPlan hashJoin(
            Keyed keyed, PhysicalPlan probe, PhysicalPlan build, List<Integer> filters) {
        JoinType type = join.physicalType(condition.nullAware());
        @Nullable Expression residual =
                join.translate(condition.residual(), keyed.probe, keyed.build);
        return new PhysicalPlan.HashJoin(
                probe,
                build,
                type,
                keyed.probeKeys,
                keyed.buildKeys,
                nullSafe(),
                residual,
                filters,
                JoinPlanning.schema(probe, build, type),
                join.rows());
    }

    private List<Boolean> nullSafe() {
        return condition.keys().stream().map(JoinCondition.Key::nullSafe).toList();
    }

    private Keyed withKeys(Planned probeSide, Planned buildSide) {
        List<Expression> probeExtra = new ArrayList<>();
        List<Expression> buildExtra = new ArrayList<>();
        List<Integer> probeKeys = new ArrayList<>();
        List<Integer> buildKeys = new ArrayList<>();
        for (JoinCondition.Key key : condition.keys()) {
            Expression left = planner.translator(probeSide).translate(key.probe());
            Expression right = planner.translator(buildSide).translate(key.build());
            SourceLocation location = planner.location(key.position());
            Type common = Coercion.common(left.type(), right.type());
            if (common == null) {
                throw new IllegalStateException(
                        "keys of types " + left.type() + " and " + right.type());
            }
            // What the common type does not hold equals nothing on the other side.
            boolean nulls =
                    DecimalComparison.lossy(common, left, right)
                            && !key.nullSafe()
                            && !condition.nullAware()
                            && join.type() != JoinRelType.LEFT_MARK;
            probeKeys.add(column(left, common, nulls, location, probeSide, probeExtra));
            buildKeys.add(column(right, common, nulls, location, buildSide, buildExtra));
        }
        return new Keyed(
                probeSide.with(Planned.extended(probeSide.plan(), probeExtra)),
                buildSide.with(Planned.extended(buildSide.plan(), buildExtra)),
                probeKeys,
                buildKeys);
    }

    private static int column(
            Expression key,
            Type type,
            boolean nulls,
            SourceLocation location,
            Planned side,
            List<Expression> extra) {
        Expression typed =
                nulls && !key.type().equals(type)
                        ? new Expression.Cast(key, type, true, location)
                        : RexTranslator.cast(key, type, location);
        return AggregatePlanning.column(typed, side.plan().schema().size(), extra);
    }

    /// Identifiers for the runtime filters of the keys, -1 where none is of use.
    private List<Integer> filters(Keyed keyed) {
        boolean drops = join.type() == JoinRelType.INNER || join.type() == JoinRelType.SEMI;
        return IntStream.range(0, keyed.probeKeys.size())
                .map(
                        i ->
                                drops
                                                && !condition.keys().get(i).nullSafe()
                                                && filterable(
                                                        keyed.build
                                                                .plan()
                                                                .schema()
                                                                .type(keyed.buildKeys.get(i)))
                                                && selective(condition.keys().get(i))
                                        ? newFilter()
                                        : -1)
                .boxed()
                .toList();
    }

    private int newFilter() {
        return planner.filterIds().next();
    }

    private static boolean filterable(Type type) {
        return (type.form() == PhysicalForm.INT || type.form() == PhysicalForm.LONG)
                && type != SimpleType.NULL;
    }

    private boolean selective(JoinCondition.Key key) {
        if (Filtering.within(join.build())) {
            return true;
        }
        if (!(key.probe() instanceof RexInputRef probeColumn)
                || !(key.build() instanceof RexInputRef buildColumn)) {
            return true;
        }
        ColumnEstimate probed = planner.estimate(join.probe()).column(probeColumn.getIndex());
        ColumnEstimate built = planner.estimate(join.build()).column(buildColumn.getIndex());
        return built.distinct() < USELESS_FILTER * Math.max(1, probed.distinct());
    }
}
