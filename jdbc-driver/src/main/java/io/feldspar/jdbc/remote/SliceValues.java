package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.TypeKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Texts, bytes or UUIDs, one behind the other.
final class SliceValues extends RemoteValues {

    private final byte[] bytes;
    private final int base;
    private final int[] starts;

    /// @param starts where each value begins behind `base`, and where the last ends
    SliceValues(TypeKind kind, long @Nullable [] nulls, byte[] bytes, int base, int[] starts) {
        super(kind, starts.length - 1, nulls);
        this.bytes = bytes;
        this.base = base;
        this.starts = starts;
    }

    @Override
    Object read(int row) {
        int start = base + starts[row];
        int end = base + starts[row + 1];
        switch (kind()) {
            case VARBINARY:
                return Arrays.copyOfRange(bytes, start, end);
            case UUID:
                ByteBuffer halves = ByteBuffer.wrap(bytes, start, end - start);
                return new UUID(halves.getLong(), halves.getLong());
            default:
                return new String(bytes, start, end - start, StandardCharsets.UTF_8);
        }
    }
}
