package io.feldspar.executor.source.parquet;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.parquet.decode.LittleEndian;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.PageHeader;

/// The levels of the current page, which tell where its values belong.
abstract sealed class PageLevels permits Presence, EntryLevels {

    private final MemoryPool.Reservation memory;

    PageLevels(MemoryPool.Reservation memory) {
        this.memory = memory;
    }

    /// Decodes the levels that a DATA page begins with.
    ///
    /// @return where the values begin
    abstract int decode(PageHeader header, byte[] page, int end);

    /// Decodes the levels of a DATA_V2 page, repetition before definition levels.
    abstract void decodeV2(PageHeader header, byte[] stored);

    /// How many values the page has that are not null.
    abstract int presentCount();

    final void reserve(long bytes) {
        memory.grow(bytes);
    }

    /// Where levels that begin with their length end.
    static int end(byte[] page, int start, int end) {
        int length = end - start < 4 ? -1 : LittleEndian.intAt(page, start);
        if (length < 0 || length > end - start - 4) {
            throw new CorruptDataException("levels of " + length + " bytes");
        }
        return start + 4 + length;
    }
}
