package io.feldspar.executor.source.parquet;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.parquet.decode.Levels;
import io.feldspar.executor.source.parquet.format.Encoding;
import io.feldspar.executor.source.parquet.format.PageHeader;

/// The levels of a flat column: a bit per row.
final class Presence extends PageLevels {

    private final boolean optional;
    private long[] present = new long[0];
    private int presentCount;

    /// @param optional whether there are definition levels
    Presence(boolean optional, MemoryPool.Reservation memory) {
        super(memory);
        this.optional = optional;
    }

    /// A bit per row, set where it is not null; undefined where no row is null.
    long[] present() {
        return present;
    }

    @Override
    int presentCount() {
        return presentCount;
    }

    @Override
    int decode(PageHeader header, byte[] page, int end) {
        int count = header.values();
        presentCount = count;
        if (!optional) {
            return 0;
        }
        grow(count);
        if (header.levelEncoding() == Encoding.BIT_PACKED) {
            presentCount = Levels.decodeBitPacked(page, 0, end, count, present);
            return (count + 7) >>> 3;
        }
        int values = end(page, 0, end);
        presentCount = Levels.decode(page, 4, values, count, present);
        return values;
    }

    @Override
    void decodeV2(PageHeader header, byte[] stored) {
        presentCount = header.values();
        if (optional) {
            grow(header.values());
            int start = header.repetitionBytes();
            int end = start + header.definitionBytes();
            presentCount = Levels.decode(stored, start, end, header.values(), present);
        }
    }

    private void grow(int count) {
        if (present.length < Levels.words(count)) {
            reserve(8L * (Levels.words(count) - present.length));
            present = new long[Levels.words(count)];
        }
    }
}
