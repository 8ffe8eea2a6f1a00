package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.source.files.PendingFile;
import io.feldspar.executor.source.parquet.format.CompactWriter;
import io.feldspar.executor.source.parquet.format.Encoding;
import io.feldspar.executor.source.parquet.format.PageHeader;
import io.feldspar.executor.source.parquet.format.PhysicalType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/// Collects a column of a row group and writes it: a dictionary and pages of codes as long as
/// there are few enough distinct values, pages of plain values from there on.
final class ChunkWriter {

    private static final int FEW_ROWS = 1024;

    private final StoredType type;
    private final ParquetOptions options;
    private ColumnValues values;
    private int[] present = new int[FEW_ROWS];
    private int rows;

    private final List<WrittenPage> pages = new ArrayList<>();
    private final ByteBuilder page = new ByteBuilder();
    private final CRC32 checksum = new CRC32();
    private long plainBytes;

    ChunkWriter(StoredType type, ParquetOptions options) {
        this.type = type;
        this.options = options;
        values = noValues(type);
    }

    private static ColumnValues noValues(StoredType type) {
        boolean bytes =
                type.physical() == PhysicalType.BYTE_ARRAY
                        || type.physical() == PhysicalType.FIXED_LEN_BYTE_ARRAY;
        return bytes ? new BytesColumnValues(type.width()) : new LongColumnValues(type.physical());
    }

    /// Appends the batch's column.
    ///
    /// @param flat the column, flat
    void append(FlatVector flat, Batch batch) {
        int count = batch.rowCount();
        if (rows + count > present.length) {
            present = Arrays.copyOf(present, Math.max(rows + count, 2 * present.length));
        }
        for (int i = 0; i < count; i++) {
            present[rows + i] = flat.isNull(batch.row(i)) ? 0 : 1;
        }
        rows += count;
        values.append(flat, batch);
        if (!type.field().nullable() && values.size() < rows) {
            throw new IllegalArgumentException(
                    "column '" + type.field().name() + "' is NOT NULL but holds nulls");
        }
    }

    /// The size of the buffered rows.
    long bytes() {
        return values.bytes() + (long) Integer.BYTES * rows;
    }

    /// Estimates how many bytes appending the batch's column adds.
    ///
    /// @param flat the column, flat
    static long bytes(FlatVector flat, Batch batch) {
        int count = batch.rowCount();
        long bytes = (long) count * (Integer.BYTES + 2 * Long.BYTES);
        if (flat instanceof BytesVector slices) {
            for (int i = 0; i < count; i++) {
                int row = batch.row(i);
                bytes += flat.isNull(row) ? 0 : slices.lengths()[row];
            }
        }
        return bytes;
    }

    /// Frees the buffers, which must be empty.
    void release() {
        values = noValues(type);
        present = new int[FEW_ROWS];
    }

    /// Writes the collected rows as a column chunk and forgets them.
    WrittenChunk flush(PendingFile file) {
        pages.clear();
        plainBytes = 0;
        long start = file.position();
        int[] codes = new int[values.size()];
        int coded = values.number(Math.min(options.dictionaryEntries(), rows / 2), codes);
        // A dictionary for the lesser part of the values does not pay.
        coded = coded < values.size() && coded < values.size() / 2 ? 0 : coded;
        boolean dictionary = coded > 0;
        if (dictionary) {
            writeDictionary(file);
        }
        int width = 32 - Integer.numberOfLeadingZeros(Math.max(0, values.distinct() - 1));
        int codedPages = 0;
        int value = 0;
        for (int row = 0; row < rows; row += options.pageRows()) {
            int rowEnd = Math.min(rows, row + options.pageRows());
            int valueEnd = value;
            for (int i = row; i < rowEnd; i++) {
                valueEnd += present[i];
            }
            boolean withCodes = dictionary && codedPages == pages.size() && valueEnd <= coded;
            startPage(row, rowEnd);
            if (withCodes) {
                page.add(width);
                HybridEncoder.encode(codes, value, valueEnd, width, page);
                codedPages++;
            } else {
                values.writePlain(value, valueEnd, page);
            }
            endPage(file, row, rowEnd, value, valueEnd, withCodes);
            value = valueEnd;
        }
        WrittenChunk chunk =
                new WrittenChunk(
                        type,
                        options.compression(),
                        start,
                        dictionary,
                        pages,
                        codedPages,
                        file.position() - start,
                        plainBytes,
                        values.bounds(0, values.size()));
        values.clear();
        rows = 0;
        return chunk;
    }

    private void writeDictionary(PendingFile file) {
        page.clear();
        values.writeDictionary(page);
        CompactWriter header = new CompactWriter();
        byte[] stored = beginHeader(header, PageHeader.Kind.DICTIONARY);
        header.beginStruct(7).i32(1, values.distinct()).i32(2, Encoding.PLAIN.code()).endStruct();
        write(file, header, stored);
    }

    private void startPage(int row, int rowEnd) {
        page.clear();
        if (type.field().nullable()) {
            page.addInt(0);
            HybridEncoder.encode(present, row, rowEnd, 1, page);
            page.setInt(0, page.length() - 4);
        }
    }

    private void endPage(
            PendingFile file, int row, int rowEnd, int value, int valueEnd, boolean withCodes) {
        CompactWriter header = new CompactWriter();
        byte[] stored = beginHeader(header, PageHeader.Kind.DATA);
        Encoding encoding = withCodes ? Encoding.RLE_DICTIONARY : Encoding.PLAIN;
        header.beginStruct(5)
                .i32(1, rowEnd - row)
                .i32(2, encoding.code())
                .i32(3, Encoding.RLE.code())
                .i32(4, Encoding.RLE.code())
                .endStruct();
        long offset = file.position();
        write(file, header, stored);
        int nulls = rowEnd - row - (valueEnd - value);
        pages.add(
                new WrittenPage(
                        offset,
                        (int) (file.position() - offset),
                        row,
                        rowEnd - row,
                        nulls,
                        values.bounds(value, valueEnd)));
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
