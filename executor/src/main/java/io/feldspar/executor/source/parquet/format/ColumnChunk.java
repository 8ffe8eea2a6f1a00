package io.feldspar.executor.source.parquet.format;

import java.util.List;

/// The values of one column in one row group.
///
/// @param encodings of the pages, the dictionary page and the levels included
/// @param dictionaryOffset where the dictionary page is, or -1 where the footer names none
/// @param bloomOffset where the Bloom filter is, or -1
/// @param bloomLength of its header and bits, or -1 where the footer does not tell
/// @param columnIndexOffset where the column index is, or -1
/// @param offsetIndexOffset where the offset index is, or -1
public record ColumnChunk(
        PhysicalType physical,
        List<Encoding> encodings,
        Compression compression,
        long values,
        long uncompressedBytes,
        long compressedBytes,
        long dataOffset,
        long dictionaryOffset,
        ChunkStatistics statistics,
        long bloomOffset,
        int bloomLength,
        long columnIndexOffset,
        int columnIndexLength,
        long offsetIndexOffset,
        int offsetIndexLength,
        boolean elsewhere,
        PageKinds pageKinds) {

    /// What the footer's page counts say of the data pages.
    public enum PageKinds {
        UNKNOWN,
        CODES_ONLY,
        WITH_VALUES
    }

    /// Where the first page is.
    public long firstOffset() {
        return dictionaryOffset > 0 && dictionaryOffset < dataOffset
                ? dictionaryOffset
                : dataOffset;
    }

    /// Whether the first page may be a dictionary.
    public boolean mayHaveDictionary() {
        return dictionaryOffset > 0 || encodings.stream().anyMatch(Encoding::dictionary);
    }

    /// Whether data pages may hold values instead of codes. PLAIN is listed for the
    /// dictionary's own page too, so a chunk with a dictionary is taken to fall back only where
    /// PLAIN is listed with the older PLAIN_DICTIONARY, or another encoding is listed.
    public boolean mayHavePlainPages() {
        if (pageKinds != PageKinds.UNKNOWN) {
            return pageKinds == PageKinds.WITH_VALUES;
        }
        boolean old = encodings.contains(Encoding.PLAIN_DICTIONARY);
        for (Encoding encoding : encodings) {
            boolean codesOrLevels =
                    switch (encoding) {
                        case PLAIN_DICTIONARY, RLE_DICTIONARY, RLE, BIT_PACKED -> true;
                        case PLAIN -> !old;
                        case DELTA_BINARY_PACKED,
                                DELTA_LENGTH_BYTE_ARRAY,
                                DELTA_BYTE_ARRAY,
                                BYTE_STREAM_SPLIT ->
                                false;
                    };
            if (!codesOrLevels) {
                return true;
            }
        }
        return false;
    }

    static ColumnChunk read(CompactReader in) {
        Builder chunk = new Builder();
        boolean seen = false;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.fieldId()) {
                case 1 -> chunk.elsewhere = !in.string().isEmpty();
                case 3 -> {
                    chunk.readMetadata(in);
                    seen = true;
                }
                case 4 -> chunk.offsetIndexOffset = in.i64();
                case 5 -> chunk.offsetIndexLength = in.i32();
                case 6 -> chunk.columnIndexOffset = in.i64();
                case 7 -> chunk.columnIndexLength = in.i32();
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        if (!seen) {
            throw new CorruptDataException("a column chunk without metadata");
        }
        return chunk.build();
    }

    /// The fields while they are read.
    private static final class Builder {

        private PhysicalType physical = PhysicalType.INT32;
        private List<Encoding> encodings = List.of();
        private Compression compression = Compression.UNCOMPRESSED;
        private long values = -1;
        private long uncompressedBytes = -1;
        private long compressedBytes = -1;
        private long dataOffset = -1;
        private long dictionaryOffset = -1;
        private ChunkStatistics statistics = ChunkStatistics.UNKNOWN;
        private long bloomOffset = -1;
        private int bloomLength = -1;
        private long columnIndexOffset = -1;
        private int columnIndexLength;
        private long offsetIndexOffset = -1;
        private int offsetIndexLength;
        private boolean elsewhere;
        private PageKinds pageKinds = PageKinds.UNKNOWN;

        private void readMetadata(CompactReader in) {
            int outer = in.beginStruct();
            while (in.nextField()) {
                switch (in.fieldId()) {
                    case 1 -> physical = PhysicalType.of(in.i32());
                    case 2 -> encodings = in.list(item -> Encoding.of(item.i32()));
                    case 4 -> compression = Compression.of(in.i32());
                    case 5 -> values = in.i64();
                    case 6 -> uncompressedBytes = in.i64();
                    case 7 -> compressedBytes = in.i64();
                    case 9 -> dataOffset = in.i64();
                    case 11 -> dictionaryOffset = in.i64();
                    case 12 -> statistics = ChunkStatistics.read(in);
                    case 13 -> in.list(this::readPageCount);
                    case 14 -> bloomOffset = in.i64();
                    case 15 -> bloomLength = in.i32();
                    default -> in.skip();
                }
            }
            in.endStruct(outer);
        }

        private boolean readPageCount(CompactReader in) {
            int kind = -1;
            Encoding encoding = Encoding.PLAIN;
            int outer = in.beginStruct();
            while (in.nextField()) {
                switch (in.fieldId()) {
                    case 1 -> kind = in.i32();
                    case 2 -> encoding = Encoding.of(in.i32());
                    default -> in.skip();
                }
            }
            in.endStruct(outer);
            boolean data = kind == 0 || kind == 3;
            if (data && pageKinds != PageKinds.WITH_VALUES) {
                pageKinds = encoding.dictionary() ? PageKinds.CODES_ONLY : PageKinds.WITH_VALUES;
            }
            return data;
        }

        private ColumnChunk build() {
            if (values < 0 || dataOffset < 0 || compressedBytes < 0) {
                throw new CorruptDataException(
                        "a column chunk of "
                                + values
                                + " values and "
                                + compressedBytes
                                + " bytes at "
                                + dataOffset);
            }
            return new ColumnChunk(
                    physical,
                    encodings,
                    compression,
                    values,
                    uncompressedBytes,
                    compressedBytes,
                    dataOffset,
                    dictionaryOffset,
                    statistics,
                    bloomOffset,
                    bloomLength,
                    columnIndexOffset,
                    columnIndexLength,
                    offsetIndexOffset,
                    offsetIndexLength,
                    elsewhere,
                    pageKinds);
        }
    }
}
