package io.feldspar.planner.physical;

import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.plan.Partitioning;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.planner.expression.RexTranslator;
import io.feldspar.sql.recursion.WorkingTable;
import io.feldspar.sql.type.RelTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.util.ImmutableBitSet;

/// UNION, INTERSECT and EXCEPT.
final class SetPlanning {

    /// Up to so many rows a single partition is good enough.
    private static final double SINGLE_ROWS = 20_000;

    private final PhysicalPlanner planner;

    SetPlanning(PhysicalPlanner planner) {
        this.planner = planner;
    }

    Planned plan(SetOp setOp, ImmutableBitSet needed) {
        Schema whole = RelTypes.schema(setOp.getRowType());
        if (setOp instanceof Union union && union.all) {
            return unionAll(union, whole, needed);
        }
        ImmutableBitSet all = ImmutableBitSet.range(whole.size());
        if (setOp instanceof Union union) {
            Planned rows = unionAll(union, whole, all);
            return new GroupPlanning(planner).distinct(rows, all.asList(), planner.rows(union));
        }
        PhysicalPlan.SetOperation.Kind kind =
                setOp instanceof Intersect
                        ? PhysicalPlan.SetOperation.Kind.INTERSECT
                        : PhysicalPlan.SetOperation.Kind.EXCEPT;
        List<RelNode> inputs = setOp.getInputs();
        boolean small =
                inputs.stream().allMatch(input -> planner.rows(input) < SINGLE_ROWS)
                        || WorkingTable.in(setOp);
        Partitioning partitioning =
                small
                        ? new Partitioning.Single()
                        : new Partitioning.Hash(all.asList(), planner.partitions());
        PhysicalPlan plan = exchanged(input(inputs.get(0), whole, all), partitioning);
        for (RelNode input : inputs.subList(1, inputs.size())) {
            plan =
                    new PhysicalPlan.SetOperation(
                            plan,
                            exchanged(input(input, whole, all), partitioning),
                            kind,
                            setOp.all,
                            planner.rows(setOp));
        }
        return Planned.whole(plan, small);
    }

    private static PhysicalPlan exchanged(Planned input, Partitioning partitioning) {
        return partitioning instanceof Partitioning.Single
                        && (input.single() || RecursionPlanning.reads(input.plan()))
                ? input.plan()
                : new PhysicalPlan.Exchange(input.plan(), partitioning);
    }

    private Planned unionAll(Union union, Schema whole, ImmutableBitSet needed) {
        boolean recursive = WorkingTable.in(union);
        List<PhysicalPlan> inputs = new ArrayList<>();
        for (RelNode node : union.getInputs()) {
            Planned input = input(node, whole, needed);
            inputs.add(recursive ? RecursionPlanning.kept(input) : input.plan());
        }
        int[] positions = new int[whole.size()];
        Arrays.fill(positions, -1);
        List<Integer> columns = needed.asList();
        IntStream.range(0, columns.size()).forEach(i -> positions[columns.get(i)] = i);
        Schema schema = whole.select(columns);
        return inputs.size() == 1
                ? new Planned(inputs.get(0), positions, recursive)
                : new Planned(new PhysicalPlan.Union(inputs, schema), positions, recursive);
    }

    /// An input as exactly the needed columns in their order and with the common types.
    Planned input(RelNode node, Schema whole, ImmutableBitSet needed) {
        Planned input = planner.plan(node, needed);
        List<Expression> expressions = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        boolean same = input.plan().schema().size() == needed.cardinality();
        for (int column : needed) {
            Expression.InputRef ref = input.ref(column);
            Expression typed =
                    RexTranslator.cast(
                            ref,
                            whole.type(column),
                            SourceLocation.column(whole.field(column).name()));
            same &= ref.index() == expressions.size() && typed.equals(ref);
            expressions.add(typed);
            fields.add(whole.field(column));
        }
        return same
                ? input
                : input.with(
                        new PhysicalPlan.Project(input.plan(), expressions, new Schema(fields)));
    }
}
