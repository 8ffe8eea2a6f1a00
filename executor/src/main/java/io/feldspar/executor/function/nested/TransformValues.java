package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import java.util.List;

/// A map with other values, which a lambda gives.
public final class TransformValues extends MapTransform {

    public TransformValues() {
        super(
                "TRANSFORM_VALUES",
                about(
                        "TRANSFORM_VALUES(m, (k, v) -> ...)",
                        "A map whose values are what the lambda gives for each key and value.",
                        "TRANSFORM_VALUES(MAP('a', 1), (k, v) -> v * 10)",
                        "{a=10}"));
    }

    @Override
    MapType transformed(MapType map, Type transformed) {
        return new MapType(map.key(), transformed);
    }

    @Override
    List<FlatVector> entries(Elements entries, FlatVector transformed, int count) {
        return List.of(entries.keys(), transformed);
    }
}
