package io.feldspar.executor.expression;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.Expression.And;
import io.feldspar.executor.expression.Expression.Call;
import io.feldspar.executor.expression.Expression.Case;
import io.feldspar.executor.expression.Expression.Cast;
import io.feldspar.executor.expression.Expression.Comparison;
import io.feldspar.executor.expression.Expression.In;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.IsNull;
import io.feldspar.executor.expression.Expression.Lambda;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.expression.Expression.Not;
import io.feldspar.executor.expression.Expression.Or;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.HigherOrderFunction;
import io.feldspar.executor.function.PartitionFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.VectorFunction;
import io.feldspar.executor.function.cast.CastCode;
import io.feldspar.executor.function.variant.ToVariant;
import io.feldspar.executor.function.variant.VariantGet;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Supplier;

/// Turns an expression into the tree of nodes that evaluates it.
final class NodeCompiler {

    private final List<Type> inputs;
    private final EvaluationOptions options;
    private boolean failing;

    NodeCompiler(List<Type> inputs, EvaluationOptions options) {
        this.inputs = inputs;
        this.options = options;
    }

    /// The node of a whole expression. A loop that gives up evaluates its inputs again, which would
    /// take further numbers of a sequence.
    Node root(Expression expression) {
        Node node = overDictionary(expression, compile(expression));
        return Columns.deterministic(expression) ? fused(node) : node;
    }

    /// Whether some node compiled so far throws for some values.
    boolean mayFail() {
        return failing;
    }

    /// The node of an expression whose parent reads further columns: the detour over a
    /// dictionary pays where strings are touched.
    private Node child(Expression expression) {
        Node node = compile(expression);
        SortedSet<Integer> columns = Columns.of(expression);
        boolean strings =
                columns.size() == 1 && inputs.get(columns.first()).form() == PhysicalForm.BYTES;
        return strings ? overDictionary(expression, node) : node;
    }

    private Node overDictionary(Expression expression, Node node) {
        SortedSet<Integer> columns = Columns.of(expression);
        boolean pays =
                columns.size() == 1
                        && !(node instanceof ColumnNode)
                        && !(node instanceof DictionaryNode)
                        && Columns.deterministic(expression);
        return pays ? new DictionaryNode(fused(node), columns.first()) : node;
    }

    private Node fused(Node node) {
        int generateAfter = options.generateAfter();
        return generateAfter == EvaluationOptions.NEVER ? node : Fusion.fuse(node, generateAfter);
    }

    private Node compile(Expression expression) {
        if (!(expression instanceof Literal)
                && Columns.of(expression).isEmpty()
                && Columns.foldable(expression)) {
            return folded(expression);
        }
        return unfolded(expression);
    }

    /// The value of an expression without columns; one that fails is left to fail when a row
    /// needs it.
    private Node folded(Expression expression) {
        Node node = unfolded(expression);
        try {
            Vector[] none = {};
            Vector value = node.evaluate(Batch.of(none, 1));
            return new ConstantNode(expression.type(), value.value(0));
        } catch (FeldsparException _) {
            return node;
        }
    }

    private Node unfolded(Expression expression) {
        return switch (expression) {
            case InputRef reference -> new ColumnNode(reference.index(), reference.type());
            case Literal literal -> new ConstantNode(literal.type(), literal.value());
            case Call call -> call(call);
            case Cast cast -> cast(cast);
            case Comparison comparison -> comparison(comparison);
            case And and -> new LogicNode(children(and.operands()), true);
            case Or or -> new LogicNode(children(or.operands()), false);
            case Not not ->
                    new ScalarNode(
                            NotCode.CODE,
                            new Node[] {child(not.operand())},
                            SimpleType.BOOLEAN,
                            false,
                            SourceLocation.UNKNOWN);
            case IsNull isNull -> new IsNullNode(child(isNull.operand()));
            case In in -> in(in);
            case Case cases -> cases(cases);
            case Lambda _ -> throw new IllegalStateException("not a value: " + expression);
        };
    }

    private Node[] children(List<Expression> expressions) {
        return expressions.stream().map(this::child).toArray(Node[]::new);
    }

    private Node call(Call call) {
        if (call.function() instanceof HigherOrderFunction function) {
            return higherOrder(call, function);
        }
        List<Type> types = call.arguments().stream().map(Expression::type).toList();
        List<Type> wanted = call.function().parameterTypes(types);
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            Expression argument = call.arguments().get(i);
            boolean fits = types.get(i).equals(wanted.get(i));
            arguments.add(
                    fits ? argument : new Cast(argument, wanted.get(i), false, call.location()));
        }
        List<Node> nodes = new ArrayList<>();
        List<Argument> known = new ArrayList<>();
        for (Expression argument : arguments) {
            Node node = child(argument);
            nodes.add(node);
            known.add(argument(node));
        }
        if (call.function() instanceof VectorFunction function) {
            failing = true;
            VectorFunction own = located(call.location(), function::forThread);
            return new VectorNode(own, nodes.toArray(Node[]::new), call.type(), call.location());
        }
        ScalarCode code = located(call.location(), () -> code(call, known));
        return scalar(code, nodes, call.type(), false, call.location());
    }

    private ScalarCode code(Call call, List<Argument> arguments) {
        return call.function() instanceof PartitionFunction function
                ? function.code(arguments, call.type(), options.partition())
                : call.function().code(arguments, call.type());
    }

    private Node higherOrder(Call call, HigherOrderFunction function) {
        List<Node> values = new ArrayList<>();
        List<HigherOrderNode.Body> bodies = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            if (argument instanceof Lambda lambda) {
                bodies.add(body(lambda));
            } else {
                values.add(child(argument));
            }
        }
        failing = true;
        return new HigherOrderNode(
                function, values.toArray(Node[]::new), bodies, call.type(), call.location());
    }

    private HigherOrderNode.Body body(Lambda lambda) {
        List<Type> columns = new ArrayList<>();
        lambda.parameters().forEach(parameter -> columns.add(parameter.type()));
        lambda.captures().forEach(capture -> columns.add(capture.type()));
        NodeCompiler inner = new NodeCompiler(columns, options);
        return new HigherOrderNode.Body(
                children(lambda.captures()), inner.root(lambda.body()), lambda.parameters().size());
    }

    private static Argument argument(Node node) {
        return node instanceof ConstantNode constant && constant.value() != null
                ? Argument.of(node.type(), constant.value())
                : Argument.of(node.type());
    }

    private static <T> T located(SourceLocation location, Supplier<T> code) {
        try {
            return code.get();
        } catch (FeldsparException e) {
            throw e.at(location);
        }
    }

    private Node condition(ScalarCode code, List<Node> nodes) {
        return scalar(code, nodes, SimpleType.BOOLEAN, false, SourceLocation.UNKNOWN);
    }

    private Node scalar(
            ScalarCode code, List<Node> nodes, Type type, boolean safe, SourceLocation location) {
        boolean anyNull =
                nodes.stream()
                        .anyMatch(
                                node ->
                                        node instanceof ConstantNode constant
                                                && constant.value() == null);
        if (anyNull && !code.nullAware()) {
            return new ConstantNode(type, null);
        }
        failing |= code.mayFail() && !safe;
        List<Integer> wanted = code.arguments();
        Node[] arguments =
                wanted == null
                        ? nodes.toArray(Node[]::new)
                        : wanted.stream().map(nodes::get).toArray(Node[]::new);
        return new ScalarNode(code, arguments, type, safe, location);
    }

    private Node cast(Cast cast) {
        Node operand = child(cast.operand());
        if (operand.type().equals(cast.type())) {
            return operand;
        }
        if (NestedCastNode.applies(operand.type(), cast.type())) {
            return nestedCast(cast, operand);
        }
        Argument known = argument(operand);
        if (operand.type() == SimpleType.VARIANT) {
            return variant(
                    located(cast.location(), () -> VariantGet.cast(cast.type(), cast.safe())),
                    operand,
                    cast);
        }
        if (cast.type() == SimpleType.VARIANT && operand.type() != SimpleType.NULL) {
            located(cast.location(), () -> new ToVariant().parameterTypes(List.of(operand.type())));
            return variant(new ToVariant(), operand, cast);
        }
        ScalarCode code = located(cast.location(), () -> CastCode.of(known, cast.type()));
        return scalar(code, List.of(operand), cast.type(), cast.safe(), cast.location());
    }

    private Node variant(VectorFunction function, Node operand, Cast cast) {
        failing |= !cast.safe();
        return new VectorNode(function, new Node[] {operand}, cast.type(), cast.location());
    }

    private Node nestedCast(Cast cast, Node operand) {
        List<Type> from = ((NestedType) operand.type()).parts();
        List<Type> to = ((NestedType) cast.type()).parts();
        List<NestedCastNode.PartCast> parts = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            Expression part = new InputRef(0, from.get(i));
            NodeCompiler inner = new NodeCompiler(List.of(from.get(i)), options);
            Node node = inner.root(new Cast(part, to.get(i), cast.safe(), cast.location()));
            failing |= inner.failing;
            parts.add(
                    values -> {
                        Vector[] columns = {values};
                        int count = values.length();
                        return node.evaluate(Batch.of(columns, count)).flatten(null, count);
                    });
        }
        return new NestedCastNode(operand, cast.type(), parts);
    }

    private Node comparison(Comparison comparison) {
        Node left = child(comparison.left());
        Node right = child(comparison.right());
        Type type = left.type() == SimpleType.NULL ? right.type() : left.type();
        ScalarCode code = ComparisonCode.of(comparison.operator(), type);
        return switch (comparison.operator()) {
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                    condition(code, List.of(left, right));
            case DISTINCT_FROM -> new DistinctFromNode(left, right, equality(type), true);
            case NOT_DISTINCT_FROM -> new DistinctFromNode(left, right, equality(type), false);
        };
    }

    private static ScalarCode equality(Type type) {
        return ComparisonCode.of(ComparisonOperator.EQUAL, type);
    }

    private Node in(In in) {
        List<Literal> known =
                in.values().stream().filter(literal -> literal.value() != null).toList();
        Node operand = child(in.operand());
        ScalarCode code = MembershipCode.of(in.operand().type(), known);
        Node found = condition(code, List.of(operand));
        return known.size() < in.values().size() ? new InNode(found) : found;
    }

    private Node cases(Case cases) {
        List<Node> conditions = new ArrayList<>();
        List<Node> results = new ArrayList<>();
        for (Case.Branch branch : cases.branches()) {
            conditions.add(child(branch.condition()));
            results.add(child(branch.result()));
        }
        results.add(child(cases.otherwise()));
        Type type =
                results.stream()
                        .map(Node::type)
                        .filter(candidate -> candidate != SimpleType.NULL)
                        .findFirst()
                        .orElse(SimpleType.NULL);
        return new CaseNode(conditions.toArray(Node[]::new), results.toArray(Node[]::new), type);
    }
}
