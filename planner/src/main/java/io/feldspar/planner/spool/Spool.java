package io.feldspar.planner.spool;

import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;

/// Rows that are computed once and read by several parents.
///
/// To the rules it is a leaf: what it holds was planned by itself, and nothing moves into it.
public final class Spool extends AbstractRelNode {

    private final RelNode rows;

    /// @param rows planned already
    public Spool(RelNode rows) {
        super(rows.getCluster(), rows.getTraitSet());
        this.rows = rows;
        this.rowType = rows.getRowType();
    }

    public RelNode rows() {
        return rows;
    }

    /// Equal to itself only: two spools over one node that calls `random()` hold different rows.
    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("spool", getId());
    }
}
