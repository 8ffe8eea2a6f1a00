package io.feldspar.executor.source.parquet;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.parquet.decode.Decompressor;
import io.feldspar.executor.source.parquet.decode.HybridCodes;
import io.feldspar.executor.source.parquet.format.Compression;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.PageHeader;
import java.util.zip.CRC32;

/// Brings one page at a time into memory: checked, decompressed, its levels decoded.
///
/// Buffers grow to the largest page and are used again.
final class PageReader implements AutoCloseable {

    private final FileBytes file;
    private final PageLevels levels;
    private final MemoryPool.Reservation memory;
    private final Decompressor decompressor = new Decompressor();
    private final CRC32 checksum = new CRC32();

    private byte[] stored = new byte[0];
    private byte[] page = new byte[HybridCodes.SLACK];
    private int valuesStart;
    private int valuesEnd;

    /// @param levels decodes the levels of data pages
    PageReader(FileBytes file, PageLevels levels, MemoryPool.Reservation memory) {
        this.file = file;
        this.levels = levels;
        this.memory = memory;
    }

    /// The page with at least [HybridCodes#SLACK] bytes behind it; values are in
    /// [#valuesStart()] to [#valuesEnd()].
    byte[] bytes() {
        return page;
    }

    int valuesStart() {
        return valuesStart;
    }

    int valuesEnd() {
        return valuesEnd;
    }

    /// Loads a data page.
    void load(PageDirectory.Page at, Compression codec) {
        PageHeader header = at.header();
        if (header.kind() == PageHeader.Kind.DATA_V2) {
            loadV2(at, codec);
            return;
        }
        page = decompressed(at, codec, page);
        valuesEnd = header.uncompressedBytes();
        valuesStart = levels.decode(header, page, valuesEnd);
    }

    private void loadV2(PageDirectory.Page at, Compression codec) {
        PageHeader header = at.header();
        readStored(at);
        int levelBytes = header.repetitionBytes() + header.definitionBytes();
        int length = header.compressedBytes() - levelBytes;
        int size = header.uncompressedBytes() - levelBytes;
        Compression used = header.compressed() ? codec : Compression.UNCOMPRESSED;
        Decompressor.checkRatio(used, length, size);
        page = grown(page, size);
        decompressor.decompress(used, stored, levelBytes, length, page, 0, size);
        valuesStart = 0;
        valuesEnd = size;
        levels.decodeV2(header, stored);
    }

    /// Loads a dictionary page into an array of its own, with the slack behind it.
    byte[] loadDictionary(PageDirectory.Page at, Compression codec) {
        return decompressed(at, codec, new byte[0]);
    }

    private byte[] decompressed(PageDirectory.Page at, Compression codec, byte[] reusable) {
        PageHeader header = at.header();
        int size = header.uncompressedBytes();
        Decompressor.checkRatio(codec, header.compressedBytes(), size);
        readStored(at);
        byte[] target = grown(reusable, size);
        decompressor.decompress(codec, stored, 0, header.compressedBytes(), target, 0, size);
        return target;
    }

    private void readStored(PageDirectory.Page at) {
        PageHeader header = at.header();
        int length = header.compressedBytes();
        stored = grown(stored, length);
        file.read(at.offset(), stored, 0, length);
        if (header.crc() >= 0) {
            checksum.reset();
            checksum.update(stored, 0, length);
            if (checksum.getValue() != header.crc()) {
                throw new CorruptDataException(
                        "the page's checksum is %08x but its header says %08x"
                                .formatted(checksum.getValue(), header.crc()));
            }
        }
    }

    private byte[] grown(byte[] buffer, int size) {
        int needed = Math.addExact(size, HybridCodes.SLACK);
        if (buffer.length >= needed) {
            return buffer;
        }
        memory.grow(needed - buffer.length);
        return new byte[needed];
    }

    @Override
    public void close() {
        decompressor.close();
    }
}
