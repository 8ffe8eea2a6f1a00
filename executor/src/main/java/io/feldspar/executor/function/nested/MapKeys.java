package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Type;

/// The keys of a map.
public final class MapKeys extends MapPart {

    public MapKeys() {
        super(
                "MAP_KEYS",
                0,
                about(
                        "MAP_KEYS(m)",
                        "The keys of a map as an array, in the order of its entries.",
                        "MAP_KEYS(MAP('a', 1, 'b', 2))",
                        "[a, b]"));
    }

    @Override
    Type element(MapType map) {
        return map.key();
    }
}
