package io.feldspar.executor.task;

import io.feldspar.executor.plan.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;

/// A short name of a fragment for lineages and listeners: its operators from the first to the last,
/// `Scan tpch.tiny.orders, Filter, HashAggregate`.
final class FragmentName {

    private FragmentName() {}

    static String of(PhysicalPlan root) {
        List<String> names = new ArrayList<>();
        collect(root, names);
        return String.join(", ", names);
    }

    private static void collect(PhysicalPlan node, List<String> names) {
        node.inputs().forEach(input -> collect(input, names));
        names.add(
                switch (node) {
                    case PhysicalPlan.Scan scan -> "Scan " + scan.table().description();
                    case PhysicalPlan.ExchangeRead read when !read.sortedBy().isEmpty() -> "Merge";
                    default -> node.getClass().getSimpleName();
                });
    }
}
