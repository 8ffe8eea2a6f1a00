package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import java.util.List;

/// A map with other keys, which a lambda gives.
public final class TransformKeys extends MapTransform {

    public TransformKeys() {
        super(
                "TRANSFORM_KEYS",
                about(
                        "TRANSFORM_KEYS(m, (k, v) -> ...)",
                        "A map whose keys are what the lambda gives for each key and value.",
                        "TRANSFORM_KEYS(MAP(1, 2), (k, v) -> k + v)",
                        "{3=2}"));
    }

    @Override
    MapType transformed(MapType map, Type transformed) {
        return new MapType(transformed, map.value());
    }

    @Override
    List<FlatVector> entries(Elements entries, FlatVector transformed, int count) {
        for (int row = 0; row < count; row++) {
            UniqueKeys.check(transformed, entries.start(row), entries.end(row));
        }
        return List.of(transformed, entries.mapValues());
    }
}
