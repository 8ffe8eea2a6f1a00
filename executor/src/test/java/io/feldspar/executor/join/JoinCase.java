package io.feldspar.executor.join;

import io.feldspar.executor.plan.JoinType;
import java.util.List;

/// A join to test.
record JoinCase(
        JoinType type,
        List<Integer> probeKeys,
        List<Integer> buildKeys,
        boolean nullSafe,
        boolean condition) {}
