package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.LambdaBody;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import java.util.List;

/// The elements for which a lambda is true.
public final class Filter extends LambdaFunction {

    public Filter() {
        super(
                "FILTER",
                List.of("LIST_FILTER", "ARRAY_FILTER"),
                about(
                        List.of("FILTER(a, x -> ...)", "FILTER(a, (x, i) -> ...)"),
                        "The elements for which the lambda is true; i is the position, from 0.",
                        "FILTER([1, 2, 3], x -> x > 1)",
                        "[2, 3]"),
                2);
    }

    @Override
    List<Type> parameters(List<Type> values, int count) {
        return named(count, 1, array(values, 0).element(), SimpleType.INTEGER);
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        return List.of(array(arguments, 0), condition(arguments));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(0);
    }

    @Override
    public FlatVector evaluate(
            Type result, FlatVector[] values, List<LambdaBody> lambdas, int count) {
        Elements elements = Elements.of(values[0], count);
        FlatVector condition =
                lambdas.get(0)
                        .call(
                                elements.rows(),
                                elements.size(),
                                elements.values(),
                                elements.positions());
        return elements.chosen(result, condition);
    }
}
