package io.feldspar.planner.joinorder;

import io.feldspar.sql.recursion.WorkingTable;
import io.feldspar.sql.shared.Determinism;
import org.apache.calcite.rel.RelNode;
import org.jspecify.annotations.Nullable;

/// A relational node compared by what it computes.
public record NodeContent(RelNode node) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodeContent content && node.deepEquals(content.node);
    }

    @Override
    public int hashCode() {
        return node.deepHashCode();
    }

    /// Whether computing it again gives the same rows.
    public boolean deterministic() {
        return Determinism.of(node) && !WorkingTable.in(node);
    }
}
