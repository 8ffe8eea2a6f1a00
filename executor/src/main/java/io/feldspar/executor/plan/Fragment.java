package io.feldspar.executor.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of a plan that one task runs without meeting another: between the exchanges that it
/// reads, its [PhysicalPlan.ExchangeRead] nodes, and the one that it writes.
///
/// @param filters the runtime filters that its scans apply, by their identifiers; the joins that
///     make them may be in other fragments
/// @param output how its rows are spread over the tasks of the fragments that read them; null where
///     they are the result of the query
public record Fragment(
        PhysicalPlan root, Map<Integer, FilterSource> filters, @Nullable Partitioning output) {

    public Fragment {
        filters = Map.copyOf(filters);
    }

    /// What makes a runtime filter.
    ///
    /// @param join the identifier of the join
    /// @param key index into the keys of the build side
    public record FilterSource(int join, JoinBuild build, int key) {}
}
