package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import java.util.ArrayList;
import java.util.List;

/// MAP: entries given as keys and values in turn.
public final class MapOf extends NestedFunction {

    public MapOf() {
        super(
                "MAP",
                List.of(),
                about(
                        "MAP(key, value, ...)",
                        "The map of the entries. Keys are unique and not NULL. The same as"
                                + " MAP[key, value, ...].",
                        "MAP('a', 1, 'b', 2)",
                        "{a=1, b=2}"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        MapType type = (MapType) resultType(arguments);
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            types.add(i % 2 == 0 ? type.key() : type.value());
        }
        return types;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        if (arguments.size() % 2 != 0) {
            throw mismatch(arguments);
        }
        List<Type> keys = new ArrayList<>();
        List<Type> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            keys.add(arguments.get(i));
            values.add(arguments.get(i + 1));
        }
        Type key = Coercion.common(name(), keys);
        if (!NestedType.comparable(key)) {
            throw mismatch(arguments);
        }
        return new MapType(key, Coercion.common(name(), values));
    }

    @Override
    public boolean nullAware() {
        return true;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        MapType type = (MapType) result;
        int pairs = arguments.length / 2;
        FlatVector[] keys = new FlatVector[pairs];
        FlatVector[] values = new FlatVector[pairs];
        for (int p = 0; p < pairs; p++) {
            keys[p] = arguments[2 * p];
            values[p] = arguments[2 * p + 1];
        }
        FlatVector entries =
                new StructVector(
                        type.entry(),
                        List.of(
                                Children.joined(type.key(), keys, count),
                                Children.joined(type.value(), values, count)),
                        null,
                        pairs * count);
        ListPicks lists = new ListPicks(count);
        for (int row = 0; row < count; row++) {
            for (int p = 0; p < pairs; p++) {
                lists.add(p * count + row);
            }
            lists.end(row);
        }
        ListVector maps = (ListVector) lists.build(result, entries);
        FlatVector ordered = ((StructVector) maps.child()).field(0);
        for (int row = 0; row < count; row++) {
            UniqueKeys.check(ordered, maps.starts()[row], maps.starts()[row] + maps.lengths()[row]);
        }
        return maps;
    }
}
