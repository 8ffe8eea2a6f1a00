package io.feldspar.sql.generator;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.window.WindowNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/// Moves calls that give several rows out of projections, to nodes of their own, and back.
///
/// ```text
/// Project(a, 1 + unnest(b))         Project(a, 1 + $2)
///   T                          ↔      Generated(elements of 1)
///                                       T
/// ```
/// Equal calls are one; calls around others take their elements.
public final class GeneratorNodes {

    private final Project project;
    private final RexBuilder rex;

    private GeneratorNodes(Project project) {
        this.project = project;
        this.rex = project.getCluster().getRexBuilder();
    }

    /// The same plan with the calls in nodes.
    ///
    /// @throws FeldsparException with NOT_SUPPORTED where a call is not in a projection
    public static RelNode in(RelNode node) {
        if (!anywhere(node)) {
            return node;
        }
        RelNode windowed = WindowNodes.in(node);
        return moved(windowed);
    }

    private static RelNode moved(RelNode node) {
        List<RelNode> inputs = new ArrayList<>();
        node.getInputs().forEach(input -> inputs.add(moved(input)));
        RelNode copy =
                inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
        RexCall call = first(copy);
        if (call == null) {
            return copy;
        }
        if (copy instanceof Project project) {
            return new GeneratorNodes(project).split();
        }
        throw PlacedException.of(
                new FeldsparException(
                        ErrorCode.GENERATOR_NOT_ALLOWED,
                        "'%s' returns several rows and is allowed in SELECT and FROM only"
                                .formatted(call.getOperator().getName()),
                        "Put it in FROM, or in a subquery."),
                call.getParserPosition());
    }

    /// The same plan with the calls in projections, for what does not know the nodes.
    ///
    /// Each is in a union with no rows: nothing that moves filters into projections and takes them
    /// for rows of one row looks through it.
    public static RelNode undone(RelNode node) {
        List<RelNode> inputs = new ArrayList<>();
        node.getInputs().forEach(input -> inputs.add(undone(input)));
        RelNode copy =
                inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
        RelNode within =
                copy.accept(
                        new RexShuttle() {
                            @Override
                            public RexNode visitSubQuery(RexSubQuery subquery) {
                                RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subquery);
                                return visited.clone(undone(visited.rel));
                            }
                        });
        return within instanceof Generated generated ? projection(generated) : within;
    }

    private static RelNode projection(Generated generated) {
        RelNode input = generated.getInput();
        RexBuilder rex = generated.getCluster().getRexBuilder();
        List<RexNode> columns = new ArrayList<>(rex.identityProjects(input.getRowType()));
        for (Generated.Call call : generated.calls()) {
            List<RexNode> operands = new ArrayList<>();
            call.operands().forEach(operand -> operands.add(columns.get(operand)));
            columns.add(
                    rex.makeCall(
                            call.type(),
                            GeneratorOperator.of(call.kind(), generated.outer()),
                            operands));
        }
        RelNode rows =
                LogicalProject.create(
                        input,
                        List.of(),
                        columns,
                        generated.getRowType().getFieldNames(),
                        Set.of());
        return LogicalUnion.create(
                List.of(rows, LogicalValues.createEmpty(rows.getCluster(), rows.getRowType())),
                true);
    }

    /// Whether the plan, subqueries included, has such a call or node.
    public static boolean anywhere(RelNode node) {
        return node instanceof Generated
                || inExpressions(node)
                || node.getInputs().stream().anyMatch(GeneratorNodes::anywhere);
    }

    private static boolean inExpressions(RelNode node) {
        boolean[] found = {false};
        node.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitCall(RexCall call) {
                        found[0] |= call.getOperator() instanceof GeneratorOperator;
                        return found[0] ? call : super.visitCall(call);
                    }

                    @Override
                    public RexNode visitSubQuery(RexSubQuery subquery) {
                        found[0] |= anywhere(subquery.rel);
                        return found[0] ? subquery : super.visitSubQuery(subquery);
                    }
                });
        return found[0];
    }

    /// A call of the node's own expressions, or null if there is none.
    private static @Nullable RexCall first(RelNode node) {
        RexCall[] found = {null};
        node.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitCall(RexCall call) {
                        if (call.getOperator() instanceof GeneratorOperator && found[0] == null) {
                            found[0] = call;
                        }
                        return super.visitCall(call);
                    }
                });
        return found[0];
    }

    private static boolean has(RexNode node) {
        boolean[] found = {false};
        node.accept(
                new RexVisitorImpl<@Nullable Void>(true) {
                    @Override
                    public @Nullable Void visitCall(RexCall call) {
                        found[0] |= call.getOperator() instanceof GeneratorOperator;
                        return super.visitCall(call);
                    }
                });
        return found[0];
    }

    private RelNode split() {
        List<RexNode> expressions = project.getProjects();
        RelNode below = project.getInput();
        while (expressions.stream().anyMatch(GeneratorNodes::has)) {
            Innermost calls = new Innermost();
            calls.visitList(expressions);
            below = generated(below, calls.found);
            expressions = new Replacing(below, calls.found).visitList(expressions);
        }
        return LogicalProject.create(
                below,
                List.of(),
                expressions,
                project.getRowType().getFieldNames(),
                project.getVariablesSet());
    }

    private RelNode generated(RelNode input, List<RexCall> calls) {
        List<RexNode> columns = new ArrayList<>(rex.identityProjects(input.getRowType()));
        int inputs = columns.size();
        List<Generated.Call> made = new ArrayList<>();
        boolean outer = false;
        for (RexCall call : calls) {
            GeneratorOperator operator = (GeneratorOperator) call.getOperator();
            List<Integer> operands = new ArrayList<>();
            for (RexNode operand : call.getOperands()) {
                RexNode typed = typed(operator, operand);
                int known = columns.indexOf(typed);
                operands.add(known < 0 ? columns.size() : known);
                if (known < 0) {
                    columns.add(typed);
                }
            }
            outer |= operator.outer();
            made.add(new Generated.Call(operator.kind(), operands, call.getType()));
        }
        RelNode rows =
                columns.size() == inputs
                        ? input
                        : LogicalProject.create(
                                input,
                                List.of(),
                                columns,
                                (List<String>) null,
                                project.getVariablesSet());
        return new Generated(rows, made, outer);
    }

    /// The operand as an array, or as a BIGINT.
    private RexNode typed(GeneratorOperator operator, RexNode operand) {
        RelDataTypeFactory types = rex.getTypeFactory();
        if (operator.kind() == Generated.Kind.ELEMENTS) {
            return operand.getType().getSqlTypeName() == SqlTypeName.NULL
                    ? rex.makeNullLiteral(
                            types.createTypeWithNullability(
                                    types.createArrayType(operand.getType(), -1), true))
                    : operand;
        }
        RelDataType number =
                types.createTypeWithNullability(types.createSqlType(SqlTypeName.BIGINT), true);
        return rex.makeCast(number, operand, true, false);
    }

    /// The calls that have no other in their operands, each once.
    private static final class Innermost extends RexShuttle {

        private final List<RexCall> found = new ArrayList<>();

        @Override
        public RexNode visitCall(RexCall call) {
            boolean innermost =
                    call.getOperator() instanceof GeneratorOperator
                            && call.getOperands().stream().noneMatch(GeneratorNodes::has);
            if (innermost && !found.contains(call)) {
                found.add(call);
            }
            return super.visitCall(call);
        }
    }

    private static final class Replacing extends RexShuttle {

        private final List<RexCall> calls;
        private final List<RelDataTypeField> fields;

        Replacing(RelNode generated, List<RexCall> calls) {
            this.calls = calls;
            this.fields = generated.getRowType().getFieldList();
        }

        @Override
        public RexNode visitCall(RexCall call) {
            int index = calls.indexOf(call);
            return index < 0
                    ? super.visitCall(call)
                    : RexInputRef.of(fields.size() - calls.size() + index, fields);
        }
    }
}
