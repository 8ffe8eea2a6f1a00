package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.parquet.format.Compression;
import java.util.List;

/// How a file is written.
///
/// @param compression UNCOMPRESSED, SNAPPY or ZSTD
/// @param rowGroupRows rows of a row group
/// @param pageRows rows of a page
/// @param dictionaryEntries a column chunk with more distinct values falls back to PLAIN
/// @param fieldIds see [FieldIds]
public record ParquetOptions(
        Compression compression,
        int rowGroupRows,
        int pageRows,
        int dictionaryEntries,
        List<Integer> fieldIds) {

    public static final ParquetOptions DEFAULT =
            new ParquetOptions(Compression.SNAPPY, 122_880, 20_480, 1 << 16);

    public ParquetOptions(
            Compression compression, int rowGroupRows, int pageRows, int dictionaryEntries) {
        this(compression, rowGroupRows, pageRows, dictionaryEntries, List.of());
    }

    public ParquetOptions {
        fieldIds = List.copyOf(fieldIds);
        boolean written =
                switch (compression) {
                    case UNCOMPRESSED, SNAPPY, ZSTD -> true;
                    case GZIP, LZO, BROTLI, LZ4, LZ4_RAW -> false;
                };
        if (!written) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "Parquet files cannot be written with compression " + compression,
                    "Use UNCOMPRESSED, SNAPPY or ZSTD.");
        }
        if (rowGroupRows < 1 || pageRows < 1 || dictionaryEntries < 0) {
            throw new IllegalArgumentException(
                    "rows per row group and page must be >= 1 and dictionary entries >= 0 but got "
                            + rowGroupRows
                            + ", "
                            + pageRows
                            + " and "
                            + dictionaryEntries);
        }
    }
}
