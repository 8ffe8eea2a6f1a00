package io.feldspar.sql.recursion;

import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/// The rows of a first query, then those of a step that runs over the rows of its last run until it
/// gives none.
public final class Recursion extends BiRel {

    private final Term term;

    /// What is known of a recursive query besides its inputs.
    ///
    /// @param id that its working tables name, unique within the plan
    /// @param name how the user calls it
    /// @param all whether rows that were seen before are emitted again
    /// @param limit how often the step runs at most, or -1 for the limit of the session
    public record Term(int id, String name, boolean all, long limit) {}

    /// @param seed with the columns of `row`, as the step
    public Recursion(RelNode seed, RelNode step, Term term, RelDataType row) {
        super(seed.getCluster(), seed.getTraitSet(), seed, step);
        this.term = term;
        this.rowType = row;
    }

    public Term term() {
        return term;
    }

    public RelNode seed() {
        return getLeft();
    }

    public RelNode step() {
        return getRight();
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new Recursion(inputs.get(0), inputs.get(1), term, getRowType());
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("term", term);
    }
}
