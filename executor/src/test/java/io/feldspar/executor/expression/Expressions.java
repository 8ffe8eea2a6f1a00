package io.feldspar.executor.expression;

import io.feldspar.executor.expression.Expression.Call;
import io.feldspar.executor.expression.Expression.Comparison;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Short ways to write expressions in tests.
final class Expressions {

    private Expressions() {}

    static InputRef column(int index, Type type) {
        return new InputRef(index, type);
    }

    static Literal integer(int value) {
        return new Literal(value, SimpleType.INTEGER);
    }

    static Literal bigint(long value) {
        return new Literal(value, SimpleType.BIGINT);
    }

    static Literal real(double value) {
        return new Literal(value, SimpleType.DOUBLE);
    }

    static Literal text(String value) {
        return new Literal(value, SimpleType.VARCHAR);
    }

    static Literal bool(boolean value) {
        return new Literal(value, SimpleType.BOOLEAN);
    }

    /// A decimal of just the digits that are written.
    static Literal decimal(String value) {
        BigDecimal number = new BigDecimal(value);
        int precision = Math.max(number.precision(), number.scale());
        return new Literal(number, new DecimalType(precision, number.scale()));
    }

    static Literal nothing(Type type) {
        return new Literal(null, type);
    }

    static Call call(String name, Expression... arguments) {
        ScalarFunction function = FunctionRegistry.builtIn().scalar(name);
        List<Type> given = Arrays.stream(arguments).map(Expression::type).toList();
        List<Type> types = function.parameterTypes(given);
        return new Call(function, List.of(arguments), function.resultType(types));
    }

    static Comparison compare(Expression left, ComparisonOperator operator, Expression right) {
        return new Comparison(operator, left, right);
    }

    /// The value of an expression without columns.
    static @Nullable Object value(Expression expression) {
        Vector[] none = {};
        return ExpressionEvaluator.compile(expression, List.of())
                .evaluate(Batch.of(none, 1))
                .value(0);
    }

    /// The value as SQL prints it.
    static @Nullable Object print(Expression expression) {
        return value(new Expression.Cast(expression, SimpleType.VARCHAR, false));
    }
}
