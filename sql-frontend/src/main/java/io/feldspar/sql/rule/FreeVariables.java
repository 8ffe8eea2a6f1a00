package io.feldspar.sql.rule;

import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;

/// The variables that a subtree uses and that are set above it.
public final class FreeVariables {

    private FreeVariables() {}

    public static Set<CorrelationId> of(RelNode rel) {
        Set<CorrelationId> free = new HashSet<>(RelOptUtil.getVariablesUsed(rel));
        free.removeAll(RelOptUtil.getVariablesSet(rel));
        return free;
    }
}
