package io.feldspar.executor.plan;

import io.feldspar.executor.plan.PhysicalPlan.ExchangeRead;
import java.util.List;

/// The build side of joins by keys, which every task needs whole: joins that agree in it share one
/// table on an executor.
///
/// @param input what an exchange broadcasts
/// @param keys its columns
/// @param nullSafe per key: whether null matches null
public record JoinBuild(ExchangeRead input, List<Integer> keys, List<Boolean> nullSafe) {
    public JoinBuild {
        keys = List.copyOf(keys);
        nullSafe = List.copyOf(nullSafe);
    }
}
