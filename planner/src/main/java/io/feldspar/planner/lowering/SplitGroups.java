package io.feldspar.planner.lowering;

import io.feldspar.executor.source.Split;
import java.util.ArrayList;
import java.util.List;

/// Deals splits out to tasks: in order, each task a run of neighbours, the first ones the heaviest.
///
/// The weights fall in a straight line, so that what the last tasks do not share evenly is little
/// (T. H. Tzen and L. M. Ni, "Trapezoid Self-Scheduling", IEEE Transactions on Parallel and
/// Distributed Systems 4(1), 1993).
final class SplitGroups {

    /// What opening a split costs, in bytes read.
    private static final long OPEN_BYTES = 64 << 10;

    private SplitGroups() {}

    /// At most `tasks` groups, none of them empty; as many as that where there are as many splits.
    static List<List<Split>> descending(List<Split> splits, int tasks) {
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
            int begun = groups.size() + 1;
            boolean oneForEach = splits.size() - 1 - i <= tasks - begun;
            if (oneForEach || taken >= total * shareOfFirst(begun, tasks)) {
                groups.add(group);
                group = new ArrayList<>();
            }
        }
        return groups;
    }

    /// The share of the weight that the first `groups` of all tasks have, where they weigh as
    /// n, n - 1, …, 1.
    private static double shareOfFirst(int groups, int tasks) {
        double left = tasks - groups;
        return 1 - left * (left + 1) / (tasks * (tasks + 1.0));
    }

    private static double weight(Split split) {
        return Math.max(0, split.bytes()) + (double) OPEN_BYTES;
    }
}
