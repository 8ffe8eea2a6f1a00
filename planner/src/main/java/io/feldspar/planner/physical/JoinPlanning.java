package io.feldspar.planner.physical;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.plan.JoinType;
import io.feldspar.executor.plan.Partitioning;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.planner.expression.RexTranslator;
import io.feldspar.sql.recursion.WorkingTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// Joins: by hash where there is an equality, by nested loops otherwise. The build side is
/// broadcast, that is made once for all tasks, except where rows of the build side are emitted
/// that no task alone can know to be without a match (FULL): there both sides are partitioned. A
/// build side that changes with the runs of a recursion is made by the recursion's one task.
final class JoinPlanning {

    private static final double SINGLE_ROWS = 20_000;

    private final PhysicalPlanner planner;
    private final Join join;
    private final JoinRelType type;
    private final RelNode probe;
    private final RelNode build;
    private final boolean swapped;

    JoinPlanning(PhysicalPlanner planner, Join join) {
        this.planner = planner;
        this.join = join;
        boolean right = join.getJoinType() == JoinRelType.RIGHT;
        this.swapped =
                right
                        || (join.getJoinType() == JoinRelType.INNER
                                && WorkingTable.in(join.getRight())
                                && !WorkingTable.in(join.getLeft()));
        this.type = right ? JoinRelType.LEFT : join.getJoinType();
        this.probe = swapped ? join.getRight() : join.getLeft();
        this.build = swapped ? join.getLeft() : join.getRight();
    }

    Planned plan(ImmutableBitSet needed) {
        JoinCondition condition =
                planner.options().nestedLoops()
                        ? JoinCondition.withoutKeys(join, swapped)
                        : JoinCondition.of(join, swapped);
        int probeColumns = probe.getRowType().getFieldCount();
        ImmutableBitSet output = swapped ? rotate(needed) : needed;
        if (type == JoinRelType.LEFT_MARK) {
            output = output.clear(probeColumns);
        }
        ImmutableBitSet all = output.union(condition.columns(probeColumns));
        int total = probeColumns + build.getRowType().getFieldCount();
        ImmutableBitSet probeNeeded = all.intersect(ImmutableBitSet.range(probeColumns));
        ImmutableBitSet buildNeeded =
                all.intersect(ImmutableBitSet.range(probeColumns, total)).shift(-probeColumns);
        Planned probeSide = planner.plan(probe, probeNeeded);
        Planned buildSide = planner.plan(build, buildNeeded).narrowed(buildNeeded);
        Planned joined =
                condition.keys().isEmpty()
                        ? nestedLoop(condition, probeSide, buildSide)
                        : new HashJoinPlanning(planner, this, condition)
                                .plan(probeSide, buildSide, probeNeeded);
        return swapped ? unswapped(joined) : joined;
    }

    JoinRelType type() {
        return type;
    }

    RelNode probe() {
        return probe;
    }

    RelNode build() {
        return build;
    }

    double rows() {
        return planner.rows(join);
    }

    /// The needed columns where the inputs have changed places.
    private ImmutableBitSet rotate(ImmutableBitSet columns) {
        int left = join.getLeft().getRowType().getFieldCount();
        int right = join.getRight().getRowType().getFieldCount();
        ImmutableBitSet.Builder rotated = ImmutableBitSet.builder();
        for (int column : columns) {
            rotated.set(column < left ? column + right : column - left);
        }
        return rotated.build();
    }

    private Planned unswapped(Planned joined) {
        int left = join.getLeft().getRowType().getFieldCount();
        int right = join.getRight().getRowType().getFieldCount();
        int[] positions = new int[left + right];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = joined.positions()[i < left ? i + right : i - left];
        }
        return new Planned(joined.plan(), positions, joined.single());
    }

    JoinType physicalType(boolean nullAware) {
        return switch (type) {
            case INNER -> JoinType.INNER;
            case LEFT -> JoinType.LEFT;
            case FULL -> JoinType.FULL;
            case SEMI -> JoinType.SEMI;
            case LEFT_MARK -> JoinType.MARK;
            case ANTI -> nullAware ? JoinType.NULL_AWARE_ANTI : JoinType.ANTI;
            default ->
                    throw new FeldsparException(
                            ErrorCode.NOT_SUPPORTED, "Join type " + type + " is not supported");
        };
    }

    private Planned nestedLoop(JoinCondition condition, Planned probeSide, Planned buildSide) {
        boolean full = type == JoinRelType.FULL;
        boolean recursive = RecursionPlanning.reads(buildSide.plan());
        Planned outer = full || recursive ? together(probeSide, recursive) : probeSide;
        PhysicalPlan inner =
                full || recursive
                        ? together(buildSide, recursive).plan()
                        : new PhysicalPlan.Exchange(buildSide.plan(), new Partitioning.Broadcast());
        JoinType physical = physicalType(false);
        PhysicalPlan plan =
                new PhysicalPlan.NestedLoopJoin(
                        outer.plan(),
                        inner,
                        physical,
                        translate(condition.residual(), outer, buildSide),
                        schema(outer.plan(), inner, physical),
                        rows());
        return joined(plan, outer, buildSide, outer.single());
    }

    /// In one partition, and cheap to run again within a recursion.
    static Planned together(Planned side, boolean recursive) {
        return recursive
                ? new Planned(RecursionPlanning.kept(side), side.positions(), true)
                : side.toSingle();
    }

    /// The condition over the columns of both plans one after another, or null where it is empty.
    @Nullable Expression translate(List<RexNode> conditions, Planned outer, Planned inner) {
        if (conditions.isEmpty()) {
            return null;
        }
        List<Field> fields = new ArrayList<>(outer.plan().schema().fields());
        fields.addAll(inner.plan().schema().fields());
        RexTranslator translator =
                planner.translator(
                        new PositionedColumns(
                                new Schema(fields), column -> position(column, outer, inner)));
        return translator.translate(RexUtil.composeConjunction(planner.rexBuilder(), conditions));
    }

    private static int position(int column, Planned outer, Planned inner) {
        int probeColumns = outer.positions().length;
        return column < probeColumns
                ? outer.position(column)
                : outer.plan().schema().size() + inner.position(column - probeColumns);
    }

    Planned joined(PhysicalPlan plan, Planned outer, Planned inner, boolean single) {
        int probeColumns = outer.positions().length;
        if (type == JoinRelType.LEFT_MARK) {
            int[] positions = Arrays.copyOf(outer.positions(), probeColumns + 1);
            positions[probeColumns] = outer.plan().schema().size();
            return new Planned(plan, positions, single);
        }
        int[] positions =
                Arrays.copyOf(
                        outer.positions(),
                        type.projectsRight()
                                ? probeColumns + inner.positions().length
                                : probeColumns);
        if (type.projectsRight()) {
            for (int i = 0; i < inner.positions().length; i++) {
                int position = inner.positions()[i];
                positions[probeColumns + i] =
                        position < 0 ? -1 : position + outer.plan().schema().size();
            }
        }
        return new Planned(plan, positions, single);
    }

    static Schema schema(PhysicalPlan probe, PhysicalPlan build, JoinType type) {
        List<Field> fields = new ArrayList<>(nullable(probe.schema(), type == JoinType.FULL));
        if (type.emitsBuild()) {
            fields.addAll(nullable(build.schema(), type.keepsUnmatchedProbe()));
        }
        if (type == JoinType.MARK) {
            fields.add(new Field("$mark", SimpleType.BOOLEAN, false));
        }
        return new Schema(fields);
    }

    private static List<Field> nullable(Schema schema, boolean always) {
        return schema.fields().stream()
                .map(field -> new Field(field.name(), field.type(), field.nullable() || always))
                .toList();
    }

    static boolean small(double rows) {
        return rows <= SINGLE_ROWS;
    }
}
