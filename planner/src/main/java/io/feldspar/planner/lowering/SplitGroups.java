package io.feldspar.planner.lowering;

import io.feldspar.executor.source.Split;
import java.util.ArrayList;
import java.util.List;

/// Deals splits out to tasks: in order, each task a run of neighbours of about the same weight.
final class SplitGroups {

    /// What opening a split costs, in bytes read.
    private static final long OPEN_BYTES = 64 << 10;

    private SplitGroups() {}

    /// At most `tasks` groups, none of them empty.
    static List<List<Split>> balance(List<Split> splits, int tasks) {
        double total = 0;
        for (Split split : splits) {
            total += weight(split);
        }
        List<List<Split>> groups = new ArrayList<>();
        List<Split> group = new ArrayList<>();
        double taken = 0;
        for (int i = 0; i < splits.size(); i++) {
            group.add(splits.get(i));
            taken += weight(splits.get(i));
            boolean full = taken >= total * (groups.size() + 1) / tasks;
            if (full || i == splits.size() - 1) {
                groups.add(group);
                group = new ArrayList<>();
            }
        }
        return groups;
    }

    private static double weight(Split split) {
        return Math.max(0, split.bytes()) + (double) OPEN_BYTES;
    }
}
