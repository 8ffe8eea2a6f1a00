package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.source.files.PendingFile;
import io.feldspar.executor.source.parquet.format.CompactWriter;
import io.feldspar.executor.source.parquet.format.Encoding;
import io.feldspar.executor.source.parquet.format.PageHeader;
import io.feldspar.executor.source.parquet.format.PhysicalType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/// Collects a column of a row group and writes it: a dictionary and pages of codes as long as
/// there are few enough distinct values, pages of plain values from there on.
final class ChunkWriter {

    private static final int FEW_ROWS = 1024;

    private final StoredLeaf leaf;
    private final ParquetOptions options;
    private ColumnValues values;
    private int[] definition = new int[FEW_ROWS];
    private int[] repetition = new int[0];
    private int entries;

    private final List<WrittenPage> pages = new ArrayList<>();
    private final ByteBuilder page = new ByteBuilder();
    private final CRC32 checksum = new CRC32();
    private long plainBytes;

    ChunkWriter(StoredLeaf leaf, ParquetOptions options) {
        this.leaf = leaf;
        this.options = options;
        values = noValues(leaf.type());
    }

    private static ColumnValues noValues(StoredType type) {
        boolean bytes =
                type.physical() == PhysicalType.BYTE_ARRAY
                        || type.physical() == PhysicalType.FIXED_LEN_BYTE_ARRAY;
        return bytes ? new BytesColumnValues(type.width()) : new LongColumnValues(type.physical());
    }

    void append(Entries more) {
        if (leaf.flat()) {
            appendRows(more);
        } else {
            appendLevels(more);
        }
        values.append(more.values(), more.rows(), more.count());
        if (leaf.definition() == 0 && values.size() < entries) {
            throw new IllegalArgumentException(
                    "column '" + leaf.type().field().name() + "' is NOT NULL but holds nulls");
        }
    }

    private void appendRows(Entries more) {
        int count = more.count();
        int[] rows = more.rows();
        definition = room(definition, count);
        for (int i = 0; i < count; i++) {
            definition[entries + i] = more.values().isNull(rows == null ? i : rows[i]) ? 0 : 1;
        }
        entries += count;
    }

    private void appendLevels(Entries more) {
        int count = more.definition().length;
        definition = room(definition, count);
        System.arraycopy(more.definition(), 0, definition, entries, count);
        if (leaf.repetition() > 0) {
            repetition = room(repetition, count);
            System.arraycopy(more.repetition(), 0, repetition, entries, count);
        }
        entries += count;
    }

    private int[] room(int[] levels, int count) {
        return entries + count > levels.length
                ? Arrays.copyOf(levels, Math.max(entries + count, 2 * levels.length))
                : levels;
    }

    /// The size of what is buffered.
    long bytes() {
        int levels = leaf.repetition() > 0 ? 2 : 1;
        return values.bytes() + (long) levels * Integer.BYTES * entries;
    }

    /// Frees the buffers, which must be empty.
    void release() {
        values = noValues(leaf.type());
        definition = new int[FEW_ROWS];
        repetition = new int[0];
    }

    /// Writes the collected rows as a column chunk and forgets them.
    WrittenChunk flush(PendingFile file) {
        pages.clear();
        plainBytes = 0;
        long start = file.position();
        int[] codes = new int[values.size()];
        int coded = values.number(Math.min(options.dictionaryEntries(), entries / 2), codes);
        // A dictionary for the lesser part of the values does not pay.
        coded = coded < values.size() && coded < values.size() / 2 ? 0 : coded;
        boolean dictionary = coded > 0;
        if (dictionary) {
            writeDictionary(file);
        }
        int codedPages = writePages(file, codes, coded);
        WrittenChunk chunk =
                new WrittenChunk(
                        leaf,
                        options.compression(),
                        start,
                        dictionary,
                        pages,
                        codedPages,
                        file.position() - start,
                        plainBytes,
                        values.bounds(0, values.size()));
        values.clear();
        entries = 0;
        return chunk;
    }

    /// @param coded how many values, from the first on, have a code
    /// @return how many pages, from the first on, hold codes
    private int writePages(PendingFile file, int[] codes, int coded) {
        int width = 32 - Integer.numberOfLeadingZeros(Math.max(0, values.distinct() - 1));
        int codedPages = 0;
        int value = 0;
        long row = 0;
        for (int entry = 0; entry < entries; ) {
            int end = pageEnd(entry);
            int valueEnd = value + valueCount(entry, end);
            boolean withCodes = coded > 0 && codedPages == pages.size() && valueEnd <= coded;
            startPage(entry, end);
            if (withCodes) {
                page.add(width);
                HybridEncoder.encode(codes, value, valueEnd, width, page);
                codedPages++;
            } else {
                values.writePlain(value, valueEnd, page);
            }
            long offset = file.position();
            int stored = writePage(file, end - entry, withCodes);
            int nulls = end - entry - (valueEnd - value);
            ValueBounds bounds = values.bounds(value, valueEnd);
            pages.add(new WrittenPage(offset, stored, row, end - entry, nulls, bounds));
            row += rows(entry, end);
            entry = end;
            value = valueEnd;
        }
        return codedPages;
    }

    private int valueCount(int from, int to) {
        int level = leaf.flat() ? 1 : leaf.definition();
        int count = 0;
        for (int i = from; i < to; i++) {
            count += definition[i] == level ? 1 : 0;
        }
        return count;
    }

    /// Where the page that begins with the entry ends: a row is never cut.
    private int pageEnd(int entry) {
        int end = Math.min(entries, entry + options.pageRows());
        while (leaf.repetition() > 0 && end < entries && repetition[end] > 0) {
            end++;
        }
        return end;
    }

    private int rows(int from, int to) {
        if (leaf.repetition() == 0) {
            return to - from;
        }
        int rows = 0;
        for (int i = from; i < to; i++) {
            rows += repetition[i] == 0 ? 1 : 0;
        }
        return rows;
    }

    private void writeDictionary(PendingFile file) {
        page.clear();
        values.writeDictionary(page);
        CompactWriter header = new CompactWriter();
        byte[] stored = beginHeader(header, PageHeader.Kind.DICTIONARY);
        header.beginStruct(7).i32(1, values.distinct()).i32(2, Encoding.PLAIN.code()).endStruct();
        write(file, header, stored);
    }

    private void startPage(int from, int to) {
        page.clear();
        writeLevels(repetition, leaf.repetition(), from, to);
        writeLevels(definition, leaf.definition(), from, to);
    }

    /// @param most the highest level; there are none where it is 0
    private void writeLevels(int[] levels, int most, int from, int to) {
        if (most > 0) {
            int start = page.length();
            page.addInt(0);
            int width = Integer.SIZE - Integer.numberOfLeadingZeros(most);
            HybridEncoder.encode(levels, from, to, width, page);
            page.setInt(start, page.length() - start - Integer.BYTES);
        }
    }

    /// @return how many bytes it takes, the header included
    private int writePage(PendingFile file, int count, boolean withCodes) {
        CompactWriter header = new CompactWriter();
        byte[] stored = beginHeader(header, PageHeader.Kind.DATA);
        Encoding encoding = withCodes ? Encoding.RLE_DICTIONARY : Encoding.PLAIN;
        header.beginStruct(5)
                .i32(1, count)
                .i32(2, encoding.code())
                .i32(3, Encoding.RLE.code())
                .i32(4, Encoding.RLE.code())
                .endStruct();
        long offset = file.position();
        write(file, header, stored);
        return (int) (file.position() - offset);
    }

    /// Compresses the page and writes what all headers begin with.
    private byte[] beginHeader(CompactWriter header, PageHeader.Kind kind) {
        byte[] stored = Compressor.compress(options.compression(), page.bytes(), page.length());
        checksum.reset();
        checksum.update(stored);
        header.i32(1, kind.ordinal())
                .i32(2, page.length())
                .i32(3, stored.length)
                .i32(4, (int) checksum.getValue());
        return stored;
    }

    private void write(PendingFile file, CompactWriter header, byte[] stored) {
        byte[] head = header.toByteArray();
        file.write(head, 0, head.length);
        file.write(stored, 0, stored.length);
        plainBytes += head.length + page.length();
    }
}
