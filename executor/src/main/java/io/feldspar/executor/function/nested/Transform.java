package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.LambdaBody;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import java.util.List;

/// An array of what a lambda gives for each element.
public final class Transform extends LambdaFunction {

    public Transform() {
        super(
                "TRANSFORM",
                List.of("LIST_TRANSFORM", "ARRAY_TRANSFORM", "LIST_APPLY", "ARRAY_APPLY", "APPLY"),
                about(
                        List.of("TRANSFORM(a, x -> ...)", "TRANSFORM(a, (x, i) -> ...)"),
                        "What the lambda gives for each element; i is its position, from 0.",
                        "TRANSFORM([1, 2], x -> x * 10)",
                        "[10, 20]"),
                2);
    }

    @Override
    List<Type> parameters(List<Type> values, int count) {
        return named(count, 1, array(values, 0).element(), SimpleType.INTEGER);
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 2, 2);
        return List.of(array(arguments, 0), arguments.get(1));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        expectCount(arguments, 2, 2);
        return new ArrayType(arguments.get(1));
    }

    @Override
    public FlatVector evaluate(
            Type result, FlatVector[] values, List<LambdaBody> lambdas, int count) {
        Elements elements = Elements.of(values[0], count);
        FlatVector results =
                lambdas.get(0)
                        .call(
                                elements.rows(),
                                elements.size(),
                                elements.values(),
                                elements.positions());
        return elements.list(result, results);
    }
}
