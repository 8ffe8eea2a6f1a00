package io.feldspar.sql.shared;

import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;

/// The rows of its input, the same wherever a query holds a node with this identifier.
///
/// No rule moves anything into it.
public final class SharedRows extends SingleRel {

    private final int id;

    private SharedRows(RelNode input, int id) {
        super(input.getCluster(), input.getTraitSet(), input);
        this.id = id;
    }

    /// The rows as one more reader of them sees them.
    ///
    /// @param id one of [#newId]
    public static SharedRows of(RelNode rows, int id) {
        return new SharedRows(rows, id);
    }

    /// An identifier that no other rows of the query have.
    public static int newId(RelNode rows) {
        return rows.getCluster().createCorrel().getId();
    }

    public int id() {
        return id;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new SharedRows(inputs.get(0), id);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("id", id);
    }
}
