package io.feldspar.sql.window;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.WindowFrame.Bound;
import io.feldspar.executor.function.WindowFrame.Exclusion;
import io.feldspar.executor.function.WindowFrame.Unit;
import io.feldspar.sql.rule.FreeVariables;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/// Moves calls with OVER out of projections, to nodes of their own.
///
/// ```text
/// Project(a, 1 + sum(b + c) OVER (PARTITION BY d))
///   T
///
/// Project(a, 1 + $5)
///   Windowed(sum(4) by 3)
///     Project(a, b, c, d, b + c)
///       T
/// ```
public final class WindowNodes {

    private final List<RexNode> columns = new ArrayList<>();
    private final List<Windowed.Call> calls = new ArrayList<>();
    private final Project project;
    private final int inputs;

    private WindowNodes(Project project) {
        this.project = project;
        List<RelDataTypeField> fields = project.getInput().getRowType().getFieldList();
        inputs = fields.size();
        for (int i = 0; i < inputs; i++) {
            columns.add(RexInputRef.of(i, fields));
        }
    }

    /// The same plan with the calls in nodes, also in the plans of its subqueries. In a query that
    /// names columns from around it they stay where they are, until it has been unnested.
    public static RelNode in(RelNode node) {
        List<RelNode> inputs = new ArrayList<>();
        node.getInputs().forEach(input -> inputs.add(in(input)));
        RelNode moved =
                inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
        RelNode above = moved.accept(new InSubqueries());
        return above instanceof Project each
                        && each.getProjects().stream().anyMatch(WindowNodes::has)
                        && FreeVariables.of(each).isEmpty()
                ? new WindowNodes(each).split()
                : above;
    }

    /// Whether a call with OVER is in the expression.
    private static boolean has(RexNode node) {
        boolean[] found = {false};
        node.accept(
                new RexVisitorImpl<@Nullable Void>(true) {
                    @Override
                    public @Nullable Void visitCall(RexCall call) {
                        found[0] |= call.getOperator() instanceof WindowOperator;
                        return super.visitCall(call);
                    }

                    @Override
                    public @Nullable Void visitOver(RexOver over) {
                        found[0] = true;
                        return super.visitOver(over);
                    }
                });
        return found[0];
    }

    private static final class InSubqueries extends RexShuttle {
        @Override
        public RexNode visitSubQuery(RexSubQuery subquery) {
            RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subquery);
            return visited.clone(in(visited.rel));
        }
    }

    private RelNode split() {
        List<RexNode> expressions =
                new ArrayList<>(new Replacing().visitList(project.getProjects()));
        RelNode below = project.getInput();
        if (columns.size() > inputs) {
            below =
                    LogicalProject.create(
                            below,
                            List.of(),
                            columns,
                            (List<String>) null,
                            project.getVariablesSet());
        }
        Windowed windowed = new Windowed(below, calls);
        List<RelDataTypeField> fields = windowed.getRowType().getFieldList();
        RexShuttle results =
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef ref) {
                        return ref.getIndex() < inputs
                                ? ref
                                : RexInputRef.of(ref.getIndex() - inputs + below(), fields);
                    }

                    private int below() {
                        return windowed.inputColumns();
                    }
                };
        expressions.replaceAll(expression -> expression.accept(results));
        return LogicalProject.create(
                windowed,
                List.of(),
                expressions,
                project.getRowType().getFieldNames(),
                project.getVariablesSet());
    }

    /// Puts for each call a column behind those of the input.
    private final class Replacing extends RexShuttle {

        @Override
        public RexNode visitCall(RexCall call) {
            if (!(call.getOperator() instanceof WindowOperator operator)) {
                return super.visitCall(call);
            }
            // Unnesting puts one more behind those of the specification.
            List<Integer> operands =
                    call.getOperands().stream()
                            .limit(operator.spec().operands())
                            .map(this::column)
                            .toList();
            return result(
                    new Windowed.Call(
                            operator.spec(), operands, call.getType(), call.getParserPosition()));
        }

        /// ROW_NUMBER, which unnesting makes of LIMIT in a correlated subquery.
        @Override
        public RexNode visitOver(RexOver over) {
            if (over.getAggOperator().getKind() != SqlKind.ROW_NUMBER) {
                throw new FeldsparException(
                        ErrorCode.NOT_SUPPORTED,
                        "This form of a correlated subquery is not supported",
                        "Write it as a join with a grouped subquery.");
            }
            List<Integer> operands = new ArrayList<>();
            over.getWindow().partitionKeys.forEach(key -> operands.add(column(key)));
            List<WindowSpec.Direction> order = new ArrayList<>();
            for (RexFieldCollation key : over.getWindow().orderKeys) {
                operands.add(column(key.left));
                boolean descending = key.getDirection().isDescending();
                boolean first =
                        key.getNullDirection() == RelFieldCollation.NullDirection.UNSPECIFIED
                                ? descending
                                : key.getNullDirection() == RelFieldCollation.NullDirection.FIRST;
                order.add(new WindowSpec.Direction(descending, first));
            }
            WindowSpec spec =
                    new WindowSpec(
                            "ROW_NUMBER",
                            0,
                            false,
                            false,
                            false,
                            over.getWindow().partitionKeys.size(),
                            order,
                            Unit.ROWS,
                            Bound.Kind.UNBOUNDED_PRECEDING,
                            Bound.Kind.CURRENT_ROW,
                            Exclusion.NO_OTHERS);
            return result(new Windowed.Call(spec, operands, over.getType(), SqlParserPos.ZERO));
        }

        private int column(RexNode operand) {
            int known = RexUtil.isDeterministic(operand) ? columns.indexOf(operand) : -1;
            if (known < 0) {
                known = columns.size();
                columns.add(operand);
            }
            return known;
        }

        private RexNode result(Windowed.Call call) {
            for (int i = 0; i < calls.size(); i++) {
                Windowed.Call known = calls.get(i);
                if (known.spec().equals(call.spec())
                        && known.operands().equals(call.operands())
                        && SqlTypeUtil.equalSansNullability(known.type(), call.type())) {
                    return new RexInputRef(inputs + i, known.type());
                }
            }
            calls.add(call);
            return new RexInputRef(inputs + calls.size() - 1, call.type());
        }
    }
}
