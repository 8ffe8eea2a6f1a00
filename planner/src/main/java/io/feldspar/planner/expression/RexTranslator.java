package io.feldspar.planner.expression;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.ComparisonOperator;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.And;
import io.feldspar.executor.expression.Expression.Call;
import io.feldspar.executor.expression.Expression.Case;
import io.feldspar.executor.expression.Expression.Cast;
import io.feldspar.executor.expression.Expression.Comparison;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.IsNull;
import io.feldspar.executor.expression.Expression.Lambda;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.expression.Expression.Not;
import io.feldspar.executor.expression.Expression.Or;
import io.feldspar.executor.expression.ExpressionEvaluator;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.HigherOrderFunction;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.SchemaFunction;
import io.feldspar.executor.function.VectorFunction;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import io.feldspar.sql.analyzer.SourceTexts;
import io.feldspar.sql.function.ConstantOperator;
import io.feldspar.sql.function.LambdaOperator;
import io.feldspar.sql.function.NestedText;
import io.feldspar.sql.type.RelTypes;
import io.feldspar.sql.type.TextCast;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLambdaRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.jspecify.annotations.Nullable;

/// Translates row expressions of the relational algebra into the executor's.
///
/// Every conversion becomes a visible cast: operands of a comparison are brought to their common
/// type, arguments of a function to the types that it takes.
public final class RexTranslator {

    /// Where the columns of the relational node are in the batch, and their types there.
    public interface Columns {
        InputRef column(int index);

        String name(int index);
    }

    private static final Literal TRUE = new Literal(true, SimpleType.BOOLEAN);
    private static final Literal FALSE = new Literal(false, SimpleType.BOOLEAN);

    private static final Batch ONE_ROW = Batch.of(new Vector[0], 1);

    private final Columns columns;
    private final RexBuilder rexBuilder;
    private final SourceTexts texts;
    /// Of the innermost call around what is translated that the user wrote.
    private SourceLocation location = SourceLocation.UNKNOWN;
    /// Of the innermost lambda around what is translated.
    private @Nullable LambdaScope scope;

    /// @param texts what the user wrote, for the places of errors
    public RexTranslator(Columns columns, RexBuilder rexBuilder, SourceTexts texts) {
        this.columns = columns;
        this.rexBuilder = rexBuilder;
        this.texts = texts;
    }

    /// @throws FeldsparException with FUNCTION_NOT_FOUND or TYPE_MISMATCH
    public Expression translate(RexNode node) {
        return switch (node) {
            case RexInputRef ref ->
                    cast(
                            LambdaScope.column(scope, columns.column(ref.getIndex())),
                            RelTypes.of(ref.getType()),
                            location);
            case RexLambdaRef ref -> parameter(ref);
            case RexLiteral literal -> Literals.of(literal);
            case RexFieldAccess access -> field(access);
            case RexCall call -> call(call);
            default -> throw unsupported(node.getKind().toString());
        };
    }

    public List<Expression> translate(List<? extends RexNode> nodes) {
        List<Expression> expressions = new ArrayList<>(nodes.size());
        for (RexNode node : nodes) {
            expressions.add(translate(node));
        }
        return expressions;
    }

    private Expression call(RexCall call) {
        SourceLocation outer = location;
        SourceLocation own = texts.location(call);
        location = own.known() ? own : outer.known() ? outer : described(call);
        try {
            return located(call);
        } catch (FeldsparException e) {
            throw e.at(location);
        } finally {
            location = outer;
        }
    }

    /// The place of a call that no user wrote.
    private SourceLocation described(RexCall call) {
        return SourceLocation.of(() -> "in " + CallText.of(call, columns));
    }

    private Expression located(RexCall call) {
        List<RexNode> operands = call.getOperands();
        return switch (call.getKind()) {
            case AND -> new And(translate(operands));
            case OR -> new Or(translate(operands));
            case NOT -> new Not(translate(operands.get(0)));
            case EQUALS -> comparison(ComparisonOperator.EQUAL, operands);
            case NOT_EQUALS -> comparison(ComparisonOperator.NOT_EQUAL, operands);
            case LESS_THAN -> comparison(ComparisonOperator.LESS, operands);
            case LESS_THAN_OR_EQUAL -> comparison(ComparisonOperator.LESS_OR_EQUAL, operands);
            case GREATER_THAN -> comparison(ComparisonOperator.GREATER, operands);
            case GREATER_THAN_OR_EQUAL -> comparison(ComparisonOperator.GREATER_OR_EQUAL, operands);
            case IS_DISTINCT_FROM -> comparison(ComparisonOperator.DISTINCT_FROM, operands);
            case IS_NOT_DISTINCT_FROM -> comparison(ComparisonOperator.NOT_DISTINCT_FROM, operands);
            case IS_NULL, IS_UNKNOWN -> new IsNull(translate(operands.get(0)));
            case IS_NOT_NULL -> new Not(new IsNull(translate(operands.get(0))));
            case IS_TRUE -> truth(translate(operands.get(0)), TRUE, FALSE);
            case IS_NOT_TRUE -> truth(translate(operands.get(0)), FALSE, TRUE);
            case IS_FALSE -> truth(new Not(translate(operands.get(0))), TRUE, FALSE);
            case IS_NOT_FALSE -> truth(new Not(translate(operands.get(0))), FALSE, TRUE);
            case CASE -> searchedCase(call);
            case COALESCE -> coalesce(call);
            case CAST, SAFE_CAST -> castCall(call);
            case REINTERPRET ->
                    cast(translate(operands.get(0)), RelTypes.of(call.getType()), location);
            case SEARCH -> search(call);
            case TRIM -> trim(call);
            case EXTRACT -> DatePart.extract(call, translate(operands.get(1)), location);
            case FLOOR, CEIL ->
                    operands.size() == 2
                            ? DatePart.round(call, translate(operands.get(0)), location)
                            : function(call);
            default -> function(call);
        };
    }

    private static Expression truth(Expression condition, Literal then, Literal otherwise) {
        return new Case(List.of(new Case.Branch(condition, then)), otherwise);
    }

    private Expression comparison(ComparisonOperator operator, List<RexNode> operands) {
        return comparison(
                operator,
                DecimalComparison.narrowed(translate(operands.get(0))),
                DecimalComparison.narrowed(translate(operands.get(1))),
                location);
    }

    static Expression comparison(
            ComparisonOperator operator,
            Expression left,
            Expression right,
            SourceLocation location) {
        Type common = Coercion.common(left.type(), right.type());
        if (common == null) {
            throw new FeldsparException(
                    ErrorCode.TYPE_MISMATCH,
                    "Cannot compare " + left.type().sql() + " with " + right.type().sql(),
                    "Cast one of them.");
        }
        NestedKeys.expectComparable(common, "compared");
        return DecimalComparison.lossy(common, left, right)
                ? DecimalComparison.of(operator, left, right, location)
                : new Comparison(
                        operator, cast(left, common, location), cast(right, common, location));
    }

    private Expression searchedCase(RexCall call) {
        List<RexNode> operands = call.getOperands();
        Type type = RelTypes.of(call.getType());
        List<Case.Branch> branches = new ArrayList<>();
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            branches.add(
                    new Case.Branch(
                            translate(operands.get(i)),
                            cast(translate(operands.get(i + 1)), type, location)));
        }
        return new Case(branches, cast(translate(operands.getLast()), type, location));
    }

    private Expression coalesce(RexCall call) {
        Type type = RelTypes.of(call.getType());
        List<Expression> operands = translate(call.getOperands());
        Expression result = cast(operands.getLast(), type, location);
        for (int i = operands.size() - 2; i >= 0; i--) {
            Expression operand = operands.get(i);
            result =
                    new Case(
                            List.of(
                                    new Case.Branch(
                                            new Not(new IsNull(operand)),
                                            cast(operand, type, location))),
                            result);
        }
        return result;
    }

    private Expression castCall(RexCall call) {
        Expression operand = translate(call.getOperands().get(0));
        Type type = RelTypes.of(call.getType());
        return operand.type().equals(type)
                ? operand
                : new Cast(operand, type, call.getKind() == SqlKind.SAFE_CAST, location);
    }

    private Expression search(RexCall call) {
        Expression in = SargTranslation.of(call, translate(call.getOperands().get(0)), location);
        return in != null ? in : translate(RexUtil.expandSearch(rexBuilder, null, call));
    }

    /// `TRIM(side characters FROM text)`.
    private Expression trim(RexCall call) {
        if (!(call.getOperands().get(0) instanceof RexLiteral side)) {
            return function(call);
        }
        String name =
                switch (side.getValueAs(SqlTrimFunction.Flag.class)) {
                    case LEADING -> "LTRIM";
                    case TRAILING -> "RTRIM";
                    case BOTH -> "TRIM";
                    case null -> throw unsupported("TRIM without a side");
                };
        List<Expression> arguments =
                List.of(translate(call.getOperands().get(2)), translate(call.getOperands().get(1)));
        return apply(name, arguments, RelTypes.of(call.getType()), location);
    }

    private Expression function(RexCall call) {
        if (call.getOperator() instanceof TextCast) {
            return castCall(call);
        }
        if (call.getOperator() instanceof NestedText) {
            return cast(translate(call.getOperands().get(0)), SimpleType.VARCHAR, location);
        }
        if (call.getOperator() instanceof ConstantOperator constant) {
            return ConstantExpressions.of(constant.value(), constant.type());
        }
        ScalarFunction named = FunctionRegistry.builtIn().findScalar(call.getOperator().getName());
        List<Expression> arguments =
                named instanceof HigherOrderFunction function
                        ? arguments(call, function)
                        : translate(call.getOperands());
        return apply(
                call.getOperator().getName(), arguments, RelTypes.of(call.getType()), location);
    }

    private Expression parameter(RexLambdaRef ref) {
        InputRef parameter = LambdaScope.parameter(scope, ref);
        if (parameter == null) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "A subquery, an aggregate or a window function cannot depend on the parameter"
                            + " '%s' of a lambda".formatted(ref.getName()),
                    "Turn the array into rows with UNNEST.");
        }
        return cast(parameter, RelTypes.of(ref.getType()), location);
    }

    /// The arguments of a function that takes lambdas: values first, whose types tell those of the
    /// parameters.
    private List<Expression> arguments(RexCall call, HigherOrderFunction function) {
        List<RexNode> operands = call.getOperands();
        List<Expression> arguments = new ArrayList<>();
        List<Type> types = new ArrayList<>();
        for (RexNode operand : operands) {
            Expression argument =
                    lambda(operand) == null
                            ? translate(operand)
                            : new Literal(null, SimpleType.NULL);
            arguments.add(argument);
            types.add(argument.type());
        }
        for (int i = 0; i < arguments.size(); i++) {
            LambdaOperator lambda = lambda(operands.get(i));
            if (lambda != null) {
                List<Type> parameters = function.lambda(i, types, lambda.parameters().size());
                LambdaScope outer = scope;
                LambdaScope inner =
                        new LambdaScope(
                                outer, lambda.parameters(), Objects.requireNonNull(parameters));
                scope = inner;
                try {
                    RexNode body = ((RexCall) operands.get(i)).getOperands().get(0);
                    arguments.set(i, inner.lambda(translate(body)));
                } finally {
                    scope = outer;
                }
                types.set(i, arguments.get(i).type());
            }
        }
        return arguments;
    }

    private static @Nullable LambdaOperator lambda(RexNode node) {
        return node instanceof RexCall call && call.getOperator() instanceof LambdaOperator lambda
                ? lambda
                : null;
    }

    /// A call of the registry's function of that name.
    ///
    /// @param type the type that the call must have
    static Expression apply(
            String name, List<Expression> arguments, Type type, SourceLocation location) {
        if (type == SimpleType.NULL) {
            // The argument that gives the call its type is NULL, as in UPPER(NULL).
            return new Literal(null, type);
        }
        ScalarFunction function = FunctionRegistry.builtIn().planned(name);
        List<Type> given = arguments.stream().map(Expression::type).toList();
        List<Type> wanted = function.parameterTypes(given);
        List<Expression> converted = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            converted.add(cast(arguments.get(i), wanted.get(i), location));
        }
        if (function instanceof SchemaFunction) {
            return new Call(function, converted, type, location);
        }
        Type natural =
                function instanceof VectorFunction
                                || function instanceof HigherOrderFunction
                                || function.typedByLiterals()
                        ? function.typeOf(converted.stream().map(RexTranslator::argument).toList())
                        : function.resultType(wanted);
        boolean sameKind = natural.getClass() == type.getClass() && natural.form() == type.form();
        return sameKind && natural instanceof DecimalType
                ? new Call(function, converted, type, location)
                : cast(new Call(function, converted, natural, location), type, location);
    }

    private static Argument argument(Expression expression) {
        return expression instanceof Literal literal && literal.value() != null
                ? Argument.of(literal.type(), literal.value())
                : Argument.of(expression.type());
    }

    /// `struct.field`.
    private Expression field(RexFieldAccess access) {
        Expression struct = translate(access.getReferenceExpr());
        Literal position = new Literal(access.getField().getIndex() + 1, SimpleType.INTEGER);
        return apply(
                "STRUCT_FIELD", List.of(struct, position), RelTypes.of(access.getType()), location);
    }

    /// The expression as a value of the type: itself, a converted literal or a cast.
    ///
    /// @param location for the error of a value that cannot be converted
    public static Expression cast(Expression expression, Type type, SourceLocation location) {
        if (expression.type().equals(type)) {
            return expression;
        }
        if (expression instanceof Literal literal && literal.value() == null) {
            return new Literal(null, type);
        }
        if (expression instanceof Lambda lambda) {
            return lambda.withBody(cast(lambda.body(), type, location));
        }
        return expression instanceof Literal
                ? folded(new Cast(expression, type, false, location))
                : new Cast(expression, type, false, location);
    }

    /// The value of a cast constant; a cast that fails stays as it is, to fail when it runs.
    private static Expression folded(Cast cast) {
        try {
            return new Literal(
                    ExpressionEvaluator.compile(cast, List.of()).evaluate(ONE_ROW).value(0),
                    cast.type());
        } catch (FeldsparException _) {
            return cast;
        }
    }

    /// The literal as a value of the type, which is its own but for precision and width.
    public static Literal literal(RexLiteral literal, Type type) {
        return Literals.of(literal, type);
    }

    /// A whole number as a literal of a numeric type.
    public static Literal number(long value, Type type) {
        return new Literal(Literals.value(BigDecimal.valueOf(value), type), type);
    }

    private static FeldsparException unsupported(String what) {
        return new FeldsparException(
                ErrorCode.NOT_SUPPORTED, "An expression of kind " + what + " is not supported");
    }
}
