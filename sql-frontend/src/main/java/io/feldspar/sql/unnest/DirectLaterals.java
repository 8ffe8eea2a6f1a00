package io.feldspar.sql.unnest;

import io.feldspar.sql.generator.Generated;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/// Computes a lateral subquery that reads no table above the rows of its left side.
///
/// ```text
/// Correlate(L)                        Project(L.*, x + 1)
///   L                                   Generated(elements of L.a)
///   Project(x + 1)              →         L
///     Generated(elements of L.a)
///       Values(1 row)
/// ```
/// With LEFT, a row of L without elements appears once, with nulls in the columns of the subquery.
final class DirectLaterals {

    private final Correlate correlate;
    private final RelNode left;
    private final RexBuilder rex;
    private final int width;
    private final boolean outer;

    private DirectLaterals(Correlate correlate) {
        this.correlate = correlate;
        this.left = correlate.getLeft();
        this.rex = correlate.getCluster().getRexBuilder();
        this.width = left.getRowType().getFieldCount();
        this.outer = correlate.getJoinType() == JoinRelType.LEFT;
    }

    static RelNode in(RelNode node) {
        List<RelNode> inputs = new ArrayList<>();
        node.getInputs().forEach(input -> inputs.add(in(input)));
        RelNode copy =
                inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
        return copy instanceof Correlate correlate && applies(correlate)
                ? new DirectLaterals(correlate).direct()
                : copy;
    }

    private static boolean applies(Correlate correlate) {
        return switch (correlate.getJoinType()) {
            case INNER -> isChain(correlate.getRight());
            case LEFT -> isChain(correlate.getRight()) && generators(correlate.getRight()) == 1;
            default -> false;
        };
    }

    /// Whether all that the node reads is one row of literals.
    private static boolean isChain(RelNode node) {
        return switch (node) {
            case Values values -> values.getTuples().size() == 1;
            case Project project ->
                    !RexUtil.SubQueryFinder.containsSubQuery(project)
                            && isChain(project.getInput());
            case Filter filter ->
                    !RexUtil.SubQueryFinder.containsSubQuery(filter) && isChain(filter.getInput());
            case Generated generated -> isChain(generated.getInput());
            default -> false;
        };
    }

    /// How many generators the chain has; more than one with a filter, which may leave no row.
    private static int generators(RelNode node) {
        return switch (node) {
            case Project project -> generators(project.getInput());
            case Filter filter -> 2 + generators(filter.getInput());
            case Generated generated -> 1 + generators(generated.getInput());
            default -> 0;
        };
    }

    private RelNode direct() {
        RelNode chain = above(correlate.getRight());
        List<RexNode> columns = new ArrayList<>(rex.identityProjects(chain.getRowType()));
        if (outer) {
            padded(columns);
        }
        List<RexNode> kept = columns.subList(0, correlate.getRowType().getFieldCount());
        for (int i = 0; i < kept.size(); i++) {
            kept.set(
                    i,
                    rex.ensureType(
                            correlate.getRowType().getFieldList().get(i).getType(),
                            kept.get(i),
                            true));
        }
        return LogicalProject.create(
                chain, List.of(), kept, correlate.getRowType().getFieldNames(), Set.of());
    }

    /// The last column is null where there were no elements.
    private void padded(List<RexNode> columns) {
        RexNode missing = rex.makeCall(SqlStdOperatorTable.IS_NULL, columns.getLast());
        for (int i = width; i < columns.size() - 1; i++) {
            RexNode value = columns.get(i);
            columns.set(
                    i,
                    rex.makeCall(
                            SqlStdOperatorTable.CASE,
                            missing,
                            rex.makeNullLiteral(nullable(value.getType())),
                            value));
        }
    }

    private RelDataType nullable(RelDataType type) {
        return rex.getTypeFactory().createTypeWithNullability(type, true);
    }

    /// The node over the rows of the left side, whose columns come before its own; with LEFT, the
    /// position among the elements comes after them.
    private RelNode above(RelNode node) {
        return switch (node) {
            case Values values -> {
                List<RexNode> columns = new ArrayList<>(rex.identityProjects(left.getRowType()));
                columns.addAll(values.getTuples().get(0));
                yield LogicalProject.create(
                        left, List.of(), columns, (List<String>) null, Set.of());
            }
            case Project project -> {
                RelNode input = above(project.getInput());
                List<RexNode> columns =
                        new ArrayList<>(rex.identityProjects(input.getRowType()).subList(0, width));
                columns.addAll(new Shift(input).visitList(project.getProjects()));
                if (outer && generators(project) > 0) {
                    columns.add(last(input));
                }
                yield LogicalProject.create(
                        input, List.of(), columns, (List<String>) null, Set.of());
            }
            case Filter filter -> {
                RelNode input = above(filter.getInput());
                yield LogicalFilter.create(input, filter.getCondition().accept(new Shift(input)));
            }
            case Generated generated -> generated(generated);
            default -> throw new IllegalStateException(node.getRelTypeName());
        };
    }

    private RelNode generated(Generated generated) {
        List<Generated.Call> calls = new ArrayList<>();
        for (Generated.Call call : generated.calls()) {
            calls.add(
                    new Generated.Call(
                            call.kind(),
                            call.operands().stream().map(column -> column + width).toList(),
                            call.type()));
        }
        if (outer) {
            RelDataTypeFactory types = rex.getTypeFactory();
            calls.add(
                    new Generated.Call(
                            Generated.Kind.ORDINAL,
                            List.of(),
                            nullable(types.createSqlType(SqlTypeName.BIGINT))));
        }
        return new Generated(above(generated.getInput()), calls, outer || generated.outer());
    }

    private static RexNode last(RelNode node) {
        List<RelDataTypeField> fields = node.getRowType().getFieldList();
        return RexInputRef.of(fields.size() - 1, fields);
    }

    /// Takes the left side's columns from the input, and the node's own from behind them.
    private final class Shift extends RexShuttle {

        private final List<RelDataTypeField> fields;

        Shift(RelNode input) {
            this.fields = input.getRowType().getFieldList();
        }

        @Override
        public RexNode visitInputRef(RexInputRef ref) {
            return RexInputRef.of(ref.getIndex() + width, fields);
        }

        @Override
        public RexNode visitFieldAccess(RexFieldAccess access) {
            CorrelationId own = correlate.getCorrelationId();
            return access.getReferenceExpr() instanceof RexCorrelVariable variable
                            && variable.id.equals(own)
                    ? RexInputRef.of(access.getField().getIndex(), fields)
                    : super.visitFieldAccess(access);
        }
    }
}
