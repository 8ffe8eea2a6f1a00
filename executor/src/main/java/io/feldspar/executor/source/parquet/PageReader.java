package io.feldspar.executor.source.parquet;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.parquet.decode.Decompressor;
import io.feldspar.executor.source.parquet.decode.HybridCodes;
import io.feldspar.executor.source.parquet.decode.Levels;
import io.feldspar.executor.source.parquet.decode.LittleEndian;
import io.feldspar.executor.source.parquet.format.Compression;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.Encoding;
import io.feldspar.executor.source.parquet.format.PageHeader;
import java.util.zip.CRC32;

/// Brings one page at a time into memory: checked, decompressed, its levels decoded.
///
/// Buffers grow to the largest page and are used again.
final class PageReader implements AutoCloseable {

    private final FileBytes file;
    private final boolean optional;
    private final MemoryPool.Reservation memory;
    private final Decompressor decompressor = new Decompressor();
    private final CRC32 checksum = new CRC32();

    private byte[] stored = new byte[0];
    private byte[] page = new byte[HybridCodes.SLACK];
    private long[] present = new long[0];
    private int valuesStart;
    private int valuesEnd;
    private int presentCount;

    /// @param optional whether data pages have definition levels
    PageReader(FileBytes file, boolean optional, MemoryPool.Reservation memory) {
        this.file = file;
        this.optional = optional;
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

    /// How many rows of the page are not null.
    int presentCount() {
        return presentCount;
    }

    /// A bit per row, set where it is not null; undefined where no row is null.
    long[] present() {
        return present;
    }

    /// Loads a data page.
    void load(PageDirectory.Page at, Compression codec) {
        PageHeader header = at.header();
        if (header.kind() == PageHeader.Kind.DATA_V2) {
            loadV2(at, codec);
            return;
        }
        page = decompressed(at, codec, page);
        valuesStart = 0;
        valuesEnd = header.uncompressedBytes();
        presentCount = header.values();
        if (optional) {
            levels(header);
        }
    }

    private void levels(PageHeader header) {
        int count = header.values();
        growPresent(count);
        if (header.levelEncoding() == Encoding.BIT_PACKED) {
            presentCount = Levels.decodeBitPacked(page, 0, valuesEnd, count, present);
            valuesStart = (count + 7) >>> 3;
            return;
        }
        int length = valuesEnd < 4 ? -1 : LittleEndian.intAt(page, 0);
        if (length < 0 || length > valuesEnd - 4) {
            throw new CorruptDataException("definition levels of " + length + " bytes");
        }
        valuesStart = 4 + length;
        presentCount = Levels.decode(page, 4, valuesStart, count, present);
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
        presentCount = header.values();
        if (optional) {
            growPresent(header.values());
            presentCount =
                    Levels.decode(
                            stored, header.repetitionBytes(), levelBytes, header.values(), present);
        }
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

    private void growPresent(int count) {
        if (present.length < Levels.words(count)) {
            memory.grow(8L * (Levels.words(count) - present.length));
            present = new long[Levels.words(count)];
        }
    }

    @Override
    public void close() {
        decompressor.close();
    }
}
