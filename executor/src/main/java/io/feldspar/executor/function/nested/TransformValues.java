package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.LambdaBody;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.StructVector;
import java.util.List;

/// A map with other values, which a lambda gives.
public final class TransformValues extends LambdaFunction {

    public TransformValues() {
        super(
                "TRANSFORM_VALUES",
                List.of(),
                about(
                        "TRANSFORM_VALUES(m, (k, v) -> ...)",
                        "A map whose values are what the lambda gives for each key and value.",
                        "TRANSFORM_VALUES(MAP('a', 1), (k, v) -> v * 10)",
                        "{a=10}"),
                2);
    }

    @Override
    List<Type> parameters(List<Type> values, int count) {
        return named(count, 2, map(values, 0).key(), map(values, 0).value());
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 2, 2);
        return List.of(map(arguments, 0), arguments.get(1));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        expectCount(arguments, 2, 2);
        return new MapType(map(arguments, 0).key(), arguments.get(1));
    }

    @Override
    public FlatVector evaluate(
            Type result, FlatVector[] values, List<LambdaBody> lambdas, int count) {
        Elements entries = Elements.of(values[0], count);
        FlatVector results =
                lambdas.get(0)
                        .call(entries.rows(), entries.size(), entries.keys(), entries.mapValues());

        List<FlatVector> fields = List.of(entries.keys(), results);
        FlatVector child =
                new StructVector(((MapType) result).entry(), fields, null, entries.size());
        return entries.list(result, child);
    }
}
