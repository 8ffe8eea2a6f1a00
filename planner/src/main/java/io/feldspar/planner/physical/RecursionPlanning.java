package io.feldspar.planner.physical;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.plan.Partitioning;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Exchange;
import io.feldspar.executor.plan.PhysicalPlan.RecursiveUnion;
import io.feldspar.executor.plan.PhysicalPlan.Values;
import io.feldspar.executor.plan.PhysicalPlan.WorkingTable;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.recursion.Recursion;
import io.feldspar.sql.type.RelTypes;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.util.ImmutableBitSet;

/// Plans recursive queries: what reads the rows of the last run is one task, and all else that the
/// step reads is behind exchanges, computed once.
///
/// ```text
/// RecursiveUnion
///   seed
///   Project
///     HashJoin
///       WorkingTable              the rows of the last run
///       Exchange Broadcast        a table that all runs share
///         Scan edges
/// ```
final class RecursionPlanning {

    private final PhysicalPlanner planner;

    RecursionPlanning(PhysicalPlanner planner) {
        this.planner = planner;
    }

    Planned plan(Recursion node) {
        Schema schema = RelTypes.schema(node.getRowType());
        ImmutableBitSet all = ImmutableBitSet.range(schema.size());
        SetPlanning inputs = new SetPlanning(planner);
        Recursion.Term term = node.term();
        PhysicalPlan seed = inputs.input(node.seed(), schema, all).toSingle().plan();
        PhysicalPlan step = kept(inputs.input(node.step(), schema, all));
        check(step, term);
        return Planned.whole(
                new RecursiveUnion(
                        PhysicalPlan.UNNUMBERED,
                        seed,
                        step,
                        term.id(),
                        term.name(),
                        term.all(),
                        term.limit(),
                        schema,
                        planner.rows(node)),
                true);
    }

    Planned plan(io.feldspar.sql.recursion.WorkingTable table) {
        return Planned.whole(
                new WorkingTable(
                        PhysicalPlan.UNNUMBERED,
                        table.recursion(),
                        table.name(),
                        RelTypes.schema(table.getRowType()),
                        planner.rows(table)),
                true);
    }

    /// The plan in one partition and cheap to run again: as it is where it reads the rows of the
    /// last run or a few literals, and otherwise behind an exchange.
    static PhysicalPlan kept(Planned planned) {
        PhysicalPlan plan = planned.plan();
        boolean asItIs =
                plan instanceof Values
                        || (plan instanceof Exchange exchange
                                && exchange.partitioning() instanceof Partitioning.Single)
                        || reads(plan);
        return asItIs ? plan : new Exchange(plan, new Partitioning.Single());
    }

    /// Whether the plan reads rows that change with the runs of a recursion around it.
    static boolean reads(PhysicalPlan plan) {
        return reads(plan, new HashSet<>());
    }

    private static boolean reads(PhysicalPlan plan, Set<Integer> bound) {
        if (plan instanceof WorkingTable table) {
            return !bound.contains(table.recursion());
        }
        if (plan instanceof RecursiveUnion union) {
            bound.add(union.recursion());
        }
        return plan.inputs().stream().anyMatch(input -> reads(input, bound));
    }

    private static void check(PhysicalPlan plan, Recursion.Term term) {
        if (plan instanceof Exchange) {
            if (reads(plan)) {
                throw new FeldsparException(
                        ErrorCode.NOT_SUPPORTED,
                        "The recursive query '%s' reads itself in a way that is not supported"
                                .formatted(term.name()),
                        "Read it in FROM, joined with other tables.");
            }
        } else {
            plan.inputs().forEach(input -> check(input, term));
        }
    }
}
