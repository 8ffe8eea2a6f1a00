package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.source.parquet.format.CompactWriter;
import io.feldspar.executor.source.parquet.format.Compression;
import io.feldspar.executor.source.parquet.format.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A column chunk as the footer and the page indexes describe it.
final class WrittenChunk {

    private final StoredLeaf leaf;
    private final Compression compression;
    private final long offset;
    private final long dictionaryOffset;
    private final List<WrittenPage> pages;
    private final int codedPages;
    private final long storedBytes;
    private final long plainBytes;
    private final ValueBounds bounds;

    private long columnIndexOffset;
    private int columnIndexLength;
    private long offsetIndexOffset;
    private int offsetIndexLength;

    /// @param dictionary whether the first page, at `offset`, is one
    /// @param pages the data pages
    /// @param codedPages how many of them, from the first on, hold codes
    WrittenChunk(
            StoredLeaf leaf,
            Compression compression,
            long offset,
            boolean dictionary,
            List<WrittenPage> pages,
            int codedPages,
            long storedBytes,
            long plainBytes,
            ValueBounds bounds) {
        this.leaf = leaf;
        this.compression = compression;
        this.offset = offset;
        this.dictionaryOffset = dictionary ? offset : -1;
        this.pages = List.copyOf(pages);
        this.codedPages = codedPages;
        this.storedBytes = storedBytes;
        this.plainBytes = plainBytes;
        this.bounds = bounds;
    }

    long storedBytes() {
        return storedBytes;
    }

    long plainBytes() {
        return plainBytes;
    }

    void columnIndexAt(long position, int length) {
        columnIndexOffset = position;
        columnIndexLength = length;
    }

    void offsetIndexAt(long position, int length) {
        offsetIndexOffset = position;
        offsetIndexLength = length;
    }

    private long entries() {
        return pages.stream().mapToLong(WrittenPage::entries).sum();
    }

    private long nulls() {
        return pages.stream().mapToLong(WrittenPage::nulls).sum();
    }

    /// Appends a Thrift `ColumnChunk`.
    void write(CompactWriter out) {
        out.beginElement().i64(2, offset).beginStruct(3);
        out.i32(1, leaf.type().physical().ordinal());
        out.i32s(2, encodings());
        out.binaries(
                3,
                leaf.path().stream()
                        .map(name -> name.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new));
        out.i32(4, compression.ordinal()).i64(5, entries()).i64(6, plainBytes).i64(7, storedBytes);
        out.i64(9, pages.isEmpty() ? offset : pages.getFirst().offset());
        if (dictionaryOffset >= 0) {
            out.i64(11, dictionaryOffset);
        }
        out.beginStruct(12).i64(3, nulls());
        if (bounds.max() != null) {
            out.binary(5, bounds.max());
        }
        if (bounds.min() != null) {
            out.binary(6, bounds.min());
        }
        out.endStruct();
        writeEncodingCounts(out);
        out.endStruct();
        if (offsetIndexLength > 0) {
            out.i64(4, offsetIndexOffset).i32(5, offsetIndexLength);
        }
        if (columnIndexLength > 0) {
            out.i64(6, columnIndexOffset).i32(7, columnIndexLength);
        }
        out.endStruct();
    }

    private int[] encodings() {
        return dictionaryOffset >= 0
                ? new int[] {
                    Encoding.PLAIN.code(), Encoding.RLE.code(), Encoding.RLE_DICTIONARY.code()
                }
                : new int[] {Encoding.PLAIN.code(), Encoding.RLE.code()};
    }

    /// How many pages there are of each kind and encoding, from which readers learn whether a
    /// chunk has codes only.
    private void writeEncodingCounts(CompactWriter out) {
        int plainPages = pages.size() - codedPages;
        boolean dictionary = dictionaryOffset >= 0;
        out.structs(13, (dictionary ? 1 : 0) + (codedPages > 0 ? 1 : 0) + (plainPages > 0 ? 1 : 0));
        if (dictionary) {
            count(out, 2, Encoding.PLAIN, 1);
        }
        if (codedPages > 0) {
            count(out, 0, Encoding.RLE_DICTIONARY, codedPages);
        }
        if (plainPages > 0) {
            count(out, 0, Encoding.PLAIN, plainPages);
        }
    }

    private static void count(CompactWriter out, int pageKind, Encoding encoding, int pages) {
        out.beginElement().i32(1, pageKind).i32(2, encoding.code()).i32(3, pages).endStruct();
    }

    /// The Thrift `ColumnIndex`, or nothing where a page has no bounds to give.
    byte[] columnIndex() {
        int count = pages.size();
        boolean[] nullPages = new boolean[count];
        byte[][] mins = new byte[count][];
        byte[][] maxs = new byte[count][];
        long[] nulls = new long[count];
        for (int i = 0; i < count; i++) {
            WrittenPage page = pages.get(i);
            byte[] min = page.bounds().min();
            byte[] max = page.bounds().max();
            nullPages[i] = page.nulls() == page.entries();
            if (!nullPages[i] && (min == null || max == null)) {
                return new byte[0];
            }
            mins[i] = min == null ? new byte[0] : min;
            maxs[i] = max == null ? new byte[0] : max;
            nulls[i] = page.nulls();
        }
        CompactWriter out = new CompactWriter();
        out.bools(1, nullPages).binaries(2, mins).binaries(3, maxs).i32(4, 0).i64s(5, nulls);
        return out.toByteArray();
    }

    /// The Thrift `OffsetIndex`.
    byte[] offsetIndex() {
        CompactWriter out = new CompactWriter().structs(1, pages.size());
        for (WrittenPage page : pages) {
            out.beginElement().i64(1, page.offset()).i32(2, page.bytes()).i64(3, page.firstRow());
            out.endStruct();
        }
        return out.toByteArray();
    }
}
