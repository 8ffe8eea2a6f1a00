package io.feldspar.planner.lowering;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.task.JoinTables;
import io.feldspar.executor.task.QueryRuntime;
import io.feldspar.executor.task.SplitGroups;
import io.feldspar.rdd.Dependency;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.TaskContext;
import java.util.ArrayList;
import java.util.List;

/// Reads a table: each partition is a run of splits.
///
/// Depends on the shuffles of the joins whose keys filter the scan, so that they are finished when
/// a split is opened.
final class ScanRdd extends PlanRdd {

    private static final long serialVersionUID = 1L;

    /// How many tasks each core gets, so that uneven ones even out.
    private static final int TASKS_PER_CORE = 4;

    private final transient PhysicalPlan.Scan scan;
    private final transient List<JoinTables.FilterSource> filters;

    record ScanPartition(int index, List<Split> splits) implements Partition {}

    ScanRdd(
            FeldsparContext context,
            List<Dependency<?>> dependencies,
            PhysicalPlan.Scan scan,
            List<JoinTables.FilterSource> filters,
            QueryRuntime runtime) {
        super(context, dependencies, scan, runtime);
        this.scan = scan;
        this.filters = List.copyOf(filters);
        setName("Scan " + scan.table().description());
    }

    @Override
    protected List<Partition> computePartitions() {
        ScanRequest request = new ScanRequest(scan.columns(), scan.filters(), List.of());
        List<List<Split>> groups =
                SplitGroups.descending(
                        scan.table().splits(request), TASKS_PER_CORE * context().parallelism());
        List<Partition> partitions = new ArrayList<>(groups.size());
        for (List<Split> group : groups) {
            partitions.add(new ScanPartition(partitions.size(), group));
        }
        return partitions;
    }

    @Override
    Operator open(Partition partition, TaskContext task) {
        List<ScanRequest.ColumnFilter> columnFilters = new ArrayList<>();
        for (JoinTables.FilterSource source : filters) {
            source.filter(task, id())
                    .ifPresent(
                            filter ->
                                    columnFilters.add(
                                            new ScanRequest.ColumnFilter(source.column(), filter)));
        }
        ScanRequest request = new ScanRequest(scan.columns(), scan.filters(), columnFilters);
        List<Split> splits = ((ScanPartition) partition).splits();
        return scan.table().open(splits, request, runtime().context(task, scan));
    }
}
