package io.feldspar.planner.lowering;

import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.ExchangeRead;
import io.feldspar.executor.plan.PhysicalPlan.HashJoin;
import io.feldspar.executor.plan.PhysicalPlan.NestedLoopJoin;
import io.feldspar.executor.plan.PhysicalPlan.RecursiveUnion;
import io.feldspar.executor.plan.PhysicalPlan.Scan;
import io.feldspar.executor.plan.PhysicalPlan.Union;
import io.feldspar.executor.plan.PhysicalPlan.Values;
import io.feldspar.executor.plan.PhysicalPlan.WorkingTable;
import io.feldspar.executor.plan.PhysicalPlan.Write;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.source.format.TableRegistry;
import io.feldspar.executor.task.FragmentPartition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Decides how many tasks a fragment has and what each of them reads.
///
/// ```text
/// Scan            a run of splits each
/// ExchangeRead    a partition of the exchange each
/// Union           the tasks of its inputs, one input after another
/// RecursiveUnion  the one task of its seed; what its step reads has one partition
/// Write by one    all that the tasks of its input would read
/// joins and set operations over two partitioned inputs
///                 the same partition of both
/// ```
final class FragmentLayout {

    /// How many tasks of a scan each core gets, so that uneven ones even out.
    private static final int TASKS_PER_CORE = 4;

    private final TableRegistry tables;
    private final int parallelism;

    FragmentLayout(TableRegistry tables, int parallelism) {
        this.tables = tables;
        this.parallelism = parallelism;
    }

    /// The tasks of the fragment with that root.
    List<FragmentPartition> partitions(PhysicalPlan root) {
        List<FragmentPartition> tasks = tasks(root);
        List<FragmentPartition> numbered = new ArrayList<>(tasks.size());
        for (FragmentPartition task : tasks) {
            numbered.add(task.withIndex(numbered.size()));
        }
        return numbered;
    }

    private List<FragmentPartition> tasks(PhysicalPlan node) {
        return switch (node) {
            case Scan scan -> scan(scan);
            case Values _, WorkingTable _ -> List.of(FragmentPartition.empty());
            case ExchangeRead read -> read(read);
            case Union union -> union(union);
            case RecursiveUnion union -> tasks(union.seed());
            case Write write when write.oneTask() -> atOnce(tasks(write.input()));
            case HashJoin join when broadcast(join.build()) -> tasks(join.probe());
            case NestedLoopJoin join when broadcast(join.build()) -> tasks(join.probe());
            default -> together(node);
        };
    }

    private List<FragmentPartition> scan(Scan scan) {
        ScanRequest request =
                new ScanRequest(scan.columns(), scan.filters(), List.of(), scan.schema().types());
        List<Split> splits = tables.table(scan.table()).splits(request);
        List<FragmentPartition> tasks = new ArrayList<>();
        for (List<Split> group : SplitGroups.descending(splits, TASKS_PER_CORE * parallelism)) {
            tasks.add(new FragmentPartition(0, Map.of(scan.id(), group), Map.of(), Map.of()));
        }
        return tasks;
    }

    private static List<FragmentPartition> read(ExchangeRead read) {
        List<FragmentPartition> tasks = new ArrayList<>();
        for (int block = 0; block < read.partitioning().count(); block++) {
            tasks.add(new FragmentPartition(0, Map.of(), Map.of(read.id(), block), Map.of()));
        }
        return tasks;
    }

    private List<FragmentPartition> union(Union union) {
        List<FragmentPartition> tasks = new ArrayList<>();
        for (int branch = 0; branch < union.inputs().size(); branch++) {
            FragmentPartition chosen =
                    new FragmentPartition(0, Map.of(), Map.of(), Map.of(union.id(), branch));
            for (FragmentPartition task : tasks(union.inputs().get(branch))) {
                tasks.add(task.and(chosen));
            }
        }
        return tasks;
    }

    /// One task that reads what all of them would, in their order.
    private static List<FragmentPartition> atOnce(List<FragmentPartition> tasks) {
        if (tasks.isEmpty()) {
            return tasks;
        }
        Map<Integer, List<Split>> splits = new HashMap<>();
        for (FragmentPartition task : tasks) {
            task.splits()
                    .forEach(
                            (scan, some) ->
                                    splits.computeIfAbsent(scan, _ -> new ArrayList<>())
                                            .addAll(some));
        }
        return List.of(new FragmentPartition(0, splits, Map.of(), Map.of()));
    }

    private static boolean broadcast(PhysicalPlan build) {
        return build instanceof ExchangeRead read && read.broadcast();
    }

    /// Each task of the node reads the same partition of all its inputs.
    private List<FragmentPartition> together(PhysicalPlan node) {
        List<PhysicalPlan> inputs = node.inputs();
        List<FragmentPartition> tasks = tasks(inputs.getFirst());
        for (PhysicalPlan input : inputs.subList(1, inputs.size())) {
            tasks = zipped(tasks, tasks(input));
        }
        return tasks;
    }

    private static List<FragmentPartition> zipped(
            List<FragmentPartition> left, List<FragmentPartition> right) {
        if (left.size() != right.size()) {
            throw new IllegalStateException(
                    "inputs of %d and %d partitions cannot be zipped"
                            .formatted(left.size(), right.size()));
        }
        List<FragmentPartition> both = new ArrayList<>(left.size());
        for (int i = 0; i < left.size(); i++) {
            both.add(left.get(i).and(right.get(i)));
        }
        return both;
    }
}
