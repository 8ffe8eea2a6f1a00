package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.TypeKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Maps, whose keys and values are one behind the other.
final class MapValues extends RemoteValues {

    private final int[] starts;
    private final RemoteValues keys;
    private final RemoteValues values;

    /// @param starts where each map begins among the keys, and where the last ends
    MapValues(long @Nullable [] nulls, int[] starts, RemoteValues keys, RemoteValues values) {
        super(TypeKind.MAP, starts.length - 1, nulls);
        this.starts = starts;
        this.keys = keys;
        this.values = values;
    }

    @Override
    Object read(int row) {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            entries.put(keys.value(i), values.value(i));
        }
        return Collections.unmodifiableMap(entries);
    }
}
