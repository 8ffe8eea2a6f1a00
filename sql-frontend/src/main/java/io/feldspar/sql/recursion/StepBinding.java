package io.feldspar.sql.recursion;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.jspecify.annotations.Nullable;

/// Binds the working tables of a step to their recursion, and refuses them where a row more in them
/// could mean a row less in the step: there a recursion has no meaning (SQL:1999).
public final class StepBinding {

    private final String name;
    private final int id;

    private StepBinding(Recursion.Term term) {
        this.name = term.name();
        this.id = term.id();
    }

    /// The step with its working tables bound.
    ///
    /// @throws FeldsparException with INVALID_RECURSION
    public static RelNode bound(RelNode step, Recursion.Term term) {
        return new StepBinding(term).bound(step);
    }

    private RelNode bound(RelNode node) {
        if (node instanceof WorkingTable table && table.unbound(name)) {
            return table.bound(id);
        }
        refuseSubqueries(node);
        String place = refused(node);
        if (place != null) {
            throw refusal(place);
        }
        List<RelNode> inputs = new ArrayList<>();
        node.getInputs().forEach(input -> inputs.add(bound(input)));
        return inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    }

    private @Nullable String refused(RelNode node) {
        return switch (node) {
            case Aggregate aggregate when !aggregate.getAggCallList().isEmpty() && reads(node) ->
                    "within an aggregate";
            case Join join -> outer(join.getJoinType(), join.getLeft(), join.getRight());
            case Correlate join -> outer(join.getJoinType(), join.getLeft(), join.getRight());
            case Minus minus when minus.getInputs().stream().skip(1).anyMatch(this::reads) ->
                    "on the right of EXCEPT";
            case Intersect intersect when intersect.all && reads(intersect) ->
                    "within INTERSECT ALL";
            default -> null;
        };
    }

    private @Nullable String outer(JoinRelType type, RelNode left, RelNode right) {
        boolean refused =
                (type.generatesNullsOnLeft() && reads(left))
                        || (type.generatesNullsOnRight() && reads(right));
        return refused ? "on the side of an outer join that may be NULL" : null;
    }

    private void refuseSubqueries(RelNode node) {
        node.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subquery) {
                        if (reads(subquery.rel)) {
                            throw refusal("in a subquery of an expression, or a SEMI or ANTI JOIN");
                        }
                        return super.visitSubQuery(subquery);
                    }
                });
    }

    private boolean reads(RelNode node) {
        return (node instanceof WorkingTable table && table.unbound(name))
                || node.getInputs().stream().anyMatch(this::reads);
    }

    private FeldsparException refusal(String place) {
        return new FeldsparException(
                ErrorCode.INVALID_RECURSION,
                "The recursive query '%s' is read %s".formatted(name, place),
                "Read it in FROM, by inner joins or on the preserved side of outer joins.");
    }
}
