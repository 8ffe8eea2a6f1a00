package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import java.util.List;

/// Whether a map has a key.
public final class MapContainsKey extends NestedFunction {

    public MapContainsKey() {
        super(
                "MAP_CONTAINS_KEY",
                List.of("MAP_CONTAINS"),
                about(
                        "MAP_CONTAINS_KEY(m, k)",
                        "Whether the map has an entry with the key.",
                        "MAP_CONTAINS_KEY(MAP('a', 1), 'a')",
                        "true"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 2, 2);
        if (!(arguments.get(0) instanceof MapType map)
                || Coercion.common(map.key(), arguments.get(1)) == null) {
            throw mismatch(arguments);
        }
        return List.of(map, map.key());
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.BOOLEAN;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        ListVector maps = (ListVector) arguments[0];
        FlatVector keys = ((StructVector) maps.child()).field(0);
        byte[] found = new byte[count];
        for (int row = 0; row < count; row++) {
            int start = maps.starts()[row];
            for (int e = start; e < start + maps.lengths()[row]; e++) {
                if (ValueOrder.compareValues(keys, e, arguments[1], row) == 0) {
                    found[row] = 1;
                }
            }
        }
        return new ByteVector(result, found, null, count);
    }
}
