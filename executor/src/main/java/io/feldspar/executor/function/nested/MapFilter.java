package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.LambdaBody;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import java.util.List;

/// The entries of a map for which a lambda is true.
public final class MapFilter extends LambdaFunction {

    public MapFilter() {
        super(
                "MAP_FILTER",
                List.of(),
                about(
                        "MAP_FILTER(m, (k, v) -> ...)",
                        "The entries for which the lambda is true.",
                        "MAP_FILTER(MAP('a', 1, 'b', 2), (k, v) -> v > 1)",
                        "{b=2}"),
                2);
    }

    @Override
    List<Type> parameters(List<Type> values, int count) {
        return named(count, 2, map(values, 0).key(), map(values, 0).value());
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        return List.of(map(arguments, 0), condition(arguments));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(0);
    }

    @Override
    public FlatVector evaluate(
            Type result, FlatVector[] values, List<LambdaBody> lambdas, int count) {
        Elements entries = Elements.of(values[0], count);
        FlatVector condition =
                lambdas.get(0)
                        .call(entries.rows(), entries.size(), entries.keys(), entries.mapValues());
        return entries.chosen(result, condition);
    }
}
