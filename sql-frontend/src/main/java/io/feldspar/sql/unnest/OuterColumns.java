package io.feldspar.sql.unnest;

import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/// Makes subqueries that name columns of a join name those of one of its inputs.
///
/// Each subquery gets a variable of its own, since each becomes a correlation of its own.
final class OuterColumns extends RexShuttle {

    private final Set<CorrelationId> ofJoin;
    private final RelNode input;
    private final int offset;
    private final Set<CorrelationId> variables = new HashSet<>();

    /// @param ofJoin what subqueries call the row of the join
    /// @param offset the column of the join that is the input's first
    OuterColumns(Set<CorrelationId> ofJoin, RelNode input, int offset) {
        this.ofJoin = ofJoin;
        this.input = input;
        this.offset = offset;
    }

    /// What the subqueries call the row of the input.
    Set<CorrelationId> variables() {
        return variables;
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subquery) {
        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subquery);
        CorrelationId variable = input.getCluster().createCorrel();
        variables.add(variable);
        return new Renaming(variable).visitSubQuery(visited);
    }

    private final class Renaming extends RexShuttle {

        private final CorrelationId variable;

        Renaming(CorrelationId variable) {
            this.variable = variable;
        }

        @Override
        public RexNode visitFieldAccess(RexFieldAccess access) {
            if (access.getReferenceExpr() instanceof RexCorrelVariable outer
                    && ofJoin.contains(outer.id)) {
                RexBuilder rex = input.getCluster().getRexBuilder();
                return rex.makeFieldAccess(
                        rex.makeCorrel(input.getRowType(), variable),
                        access.getField().getIndex() - offset);
            }
            return super.visitFieldAccess(access);
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery subquery) {
            RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subquery);
            RelNode query =
                    visited.rel.accept(
                            new RelHomogeneousShuttle() {
                                @Override
                                public RelNode visit(RelNode node) {
                                    return super.visit(node).accept(Renaming.this);
                                }
                            });
            return visited.clone(query);
        }
    }
}
