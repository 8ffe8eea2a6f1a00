package io.feldspar.sql.unnest;

import com.google.common.collect.ImmutableList;
import io.feldspar.sql.window.WindowOperator;
import io.feldspar.sql.window.WindowSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/// Keeps the windows of a subquery apart for each outer row.
///
/// ```text
/// Correlate(x)                           Correlate(x)
///   L                                      L
///   Project(rank() OVER (ORDER BY b))  →   Project(rank() OVER (PARTITION BY x.k ORDER BY b))
///     Filter(a = x.k)                        Filter(a = x.k)
///       R                                      R
/// ```
/// For one outer row the columns of that row are constants, which divide nothing. Unnested, they
/// are columns of the subquery, and the rows of all outer rows are in one plan.
final class PartitionByOuterColumns {

    private final CorrelationId variable;
    private final Set<RexFieldAccess> outer = new LinkedHashSet<>();

    private PartitionByOuterColumns(CorrelationId variable) {
        this.variable = variable;
    }

    static RelNode in(RelNode node) {
        if (!(node instanceof Correlate correlate)) {
            return node;
        }
        PartitionByOuterColumns rule = new PartitionByOuterColumns(correlate.getCorrelationId());
        rule.collect(correlate.getRight());
        RelNode right = rule.partitioned(correlate.getRight());
        return correlate.copy(correlate.getTraitSet(), List.of(correlate.getLeft(), right));
    }

    private void collect(RelNode query) {
        RexShuttle collecting =
                new RexShuttle() {
                    @Override
                    public RexNode visitFieldAccess(RexFieldAccess access) {
                        if (access.getReferenceExpr() instanceof RexCorrelVariable of
                                && of.id.equals(variable)) {
                            outer.add(access);
                        }
                        return super.visitFieldAccess(access);
                    }
                };
        query.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode node) {
                        return super.visit(node).accept(collecting);
                    }
                });
    }

    private RelNode partitioned(RelNode node) {
        List<RelNode> inputs = new ArrayList<>();
        node.getInputs().forEach(input -> inputs.add(partitioned(input)));
        RelNode copy =
                inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
        return copy instanceof Project && RelOptUtil.getVariablesUsed(copy).contains(variable)
                ? copy.accept(new Partitioning(copy.getCluster().getRexBuilder()))
                : copy;
    }

    /// Adds the outer columns to PARTITION BY, and a call that Calcite knows as one with OVER: its
    /// decorrelator takes no filter past a projection that holds such a call.
    private final class Partitioning extends RexShuttle {

        private final RexBuilder rex;

        Partitioning(RexBuilder rex) {
            this.rex = rex;
        }

        private RexNode over() {
            return rex.makeOver(
                    rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT),
                    SqlStdOperatorTable.ROW_NUMBER,
                    List.of(),
                    List.of(),
                    ImmutableList.of(),
                    RexWindowBounds.UNBOUNDED_PRECEDING,
                    RexWindowBounds.CURRENT_ROW,
                    true,
                    true,
                    false,
                    false,
                    false);
        }

        @Override
        public RexNode visitCall(RexCall call) {
            if (!(call.getOperator() instanceof WindowOperator operator)) {
                return super.visitCall(call);
            }
            WindowSpec spec = operator.spec();
            List<RexNode> operands = new ArrayList<>(call.getOperands());
            operands.addAll(spec.firstPartition(), outer);
            operands.add(over());
            return rex.makeCall(
                    call.getParserPosition(),
                    call.getType(),
                    new WindowOperator(spec.withPartitions(spec.partitions() + outer.size())),
                    operands);
        }
    }
}
