package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.LambdaBody;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.StructVector;
import java.util.List;

/// A map with other keys, which a lambda gives.
public final class TransformKeys extends LambdaFunction {

    public TransformKeys() {
        super(
                "TRANSFORM_KEYS",
                List.of(),
                about(
                        "TRANSFORM_KEYS(m, (k, v) -> ...)",
                        "A map whose keys are what the lambda gives for each key and value.",
                        "TRANSFORM_KEYS(MAP(1, 2), (k, v) -> k + v)",
                        "{3=2}"),
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
        return new MapType(arguments.get(1), map(arguments, 0).value());
    }

    @Override
    public FlatVector evaluate(
            Type result, FlatVector[] values, List<LambdaBody> lambdas, int count) {
        Elements entries = Elements.of(values[0], count);
        FlatVector keys =
                lambdas.get(0)
                        .call(entries.rows(), entries.size(), entries.keys(), entries.mapValues());
        for (int row = 0; row < count; row++) {
            UniqueKeys.check(keys, entries.start(row), entries.end(row));
        }
        List<FlatVector> fields = List.of(keys, entries.mapValues());
        FlatVector child =
                new StructVector(((MapType) result).entry(), fields, null, entries.size());
        return entries.list(result, child);
    }
}
