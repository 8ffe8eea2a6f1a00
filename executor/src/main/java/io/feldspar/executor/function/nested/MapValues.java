package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Type;

/// The values of a map.
public final class MapValues extends MapPart {

    public MapValues() {
        super(
                "MAP_VALUES",
                1,
                about(
                        "MAP_VALUES(m)",
                        "The values of a map as an array, in the order of its entries.",
                        "MAP_VALUES(MAP('a', 1, 'b', 2))",
                        "[1, 2]"));
    }

    @Override
    Type element(MapType map) {
        return map.value();
    }
}
