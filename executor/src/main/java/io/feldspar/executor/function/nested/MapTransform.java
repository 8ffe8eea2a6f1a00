package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.LambdaBody;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.StructVector;
import java.util.List;

/// A map whose keys or values are replaced by the results of a lambda over its entries.
abstract class MapTransform extends LambdaFunction {

    MapTransform(String name, Description description) {
        super(name, List.of(), description, 2);
    }

    /// @param transformed what the lambda gives
    abstract MapType transformed(MapType map, Type transformed);

    /// The keys and the values of the result.
    ///
    /// @param transformed what the lambda gave for each entry of the `count` maps
    abstract List<FlatVector> entries(Elements entries, FlatVector transformed, int count);

    @Override
    final List<Type> parameters(List<Type> values, int count) {
        return named(count, 2, map(values, 0).key(), map(values, 0).value());
    }

    @Override
    public final List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 2, 2);
        return List.of(map(arguments, 0), arguments.get(1));
    }

    @Override
    public final Type resultType(List<Type> arguments) {
        expectCount(arguments, 2, 2);
        return transformed(map(arguments, 0), arguments.get(1));
    }

    @Override
    public final FlatVector evaluate(
            Type result, FlatVector[] values, List<LambdaBody> lambdas, int count) {
        Elements entries = Elements.of(values[0], count);
        FlatVector transformed =
                lambdas.get(0)
                        .call(entries.rows(), entries.size(), entries.keys(), entries.mapValues());
        List<FlatVector> fields = entries(entries, transformed, count);
        FlatVector child =
                new StructVector(((MapType) result).entry(), fields, null, entries.size());
        return entries.list(result, child);
    }
}
