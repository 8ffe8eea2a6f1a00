package io.feldspar.executor.source.parquet.format;

/// The header of a page.
///
/// @param uncompressedBytes of the page without this header
/// @param compressedBytes of the page without this header, as stored
/// @param crc the CRC-32 of the stored page as an unsigned int, or -1 where the writer gave
///     none
/// @param values nulls included
/// @param rows of a DATA_V2 page, else -1
/// @param definitionBytes of a DATA_V2 page's definition levels
/// @param repetitionBytes of a DATA_V2 page's repetition levels
/// @param compressed whether the values of a DATA_V2 page are compressed
/// @param headerBytes how long the header was
public record PageHeader(
        Kind kind,
        int uncompressedBytes,
        int compressedBytes,
        long crc,
        int values,
        int rows,
        Encoding encoding,
        Encoding levelEncoding,
        int definitionBytes,
        int repetitionBytes,
        boolean compressed,
        int headerBytes) {

    /// What a page holds.
    public enum Kind {
        DATA,
        INDEX,
        DICTIONARY,
        DATA_V2
    }

    /// Reads the header at `start`.
    ///
    /// @throws CorruptDataException if it is not a page header or extends beyond `end`
    public static PageHeader read(byte[] bytes, int start, int end) {
        CompactReader in = new CompactReader(bytes, start, end);
        Builder header = new Builder();
        header.read(in);
        return header.build(in.position() - start);
    }

    /// The fields while they are read.
    private static final class Builder {

        private int kind = -1;
        private int uncompressedBytes = -1;
        private int compressedBytes = -1;
        private long crc = -1;
        private int values = -1;
        private int rows = -1;
        private Encoding encoding = Encoding.PLAIN;
        private Encoding levelEncoding = Encoding.RLE;
        private int definitionBytes;
        private int repetitionBytes;
        private boolean compressed = true;

        private void read(CompactReader in) {
            int outer = in.beginStruct();
            while (in.nextField()) {
                switch (in.fieldId()) {
                    case 1 -> kind = in.i32();
                    case 2 -> uncompressedBytes = in.i32();
                    case 3 -> compressedBytes = in.i32();
                    case 4 -> crc = Integer.toUnsignedLong(in.i32());
                    case 5, 7 -> readData(in);
                    case 8 -> readDataV2(in);
                    default -> in.skip();
                }
            }
            in.endStruct(outer);
        }

        /// DataPageHeader, and DictionaryPageHeader, whose fields 1 and 2 are the same.
        private void readData(CompactReader in) {
            boolean dictionary = in.fieldId() == 7;
            int outer = in.beginStruct();
            while (in.nextField()) {
                switch (in.fieldId()) {
                    case 1 -> values = in.i32();
                    case 2 -> encoding = Encoding.of(in.i32());
                    case 3 -> {
                        if (dictionary) {
                            in.skip();
                        } else {
                            levelEncoding = Encoding.of(in.i32());
                        }
                    }
                    default -> in.skip();
                }
            }
            in.endStruct(outer);
        }

        private void readDataV2(CompactReader in) {
            int outer = in.beginStruct();
            while (in.nextField()) {
                switch (in.fieldId()) {
                    case 1 -> values = in.i32();
                    case 3 -> rows = in.i32();
                    case 4 -> encoding = Encoding.of(in.i32());
                    case 5 -> definitionBytes = in.i32();
                    case 6 -> repetitionBytes = in.i32();
                    case 7 -> compressed = in.bool();
                    default -> in.skip();
                }
            }
            in.endStruct(outer);
        }

        private PageHeader build(int headerBytes) {
            boolean index = kind == 1;
            if (kind < 0
                    || kind >= Kind.values().length
                    || uncompressedBytes < 0
                    || compressedBytes < 0
                    || (values < 0 && !index)
                    || definitionBytes < 0
                    || repetitionBytes < 0
                    || (long) definitionBytes + repetitionBytes > compressedBytes
                    || (long) definitionBytes + repetitionBytes > uncompressedBytes) {
                throw new CorruptDataException(
                        "a page header of kind %d, %d values, %d bytes compressed and %d not"
                                .formatted(kind, values, compressedBytes, uncompressedBytes));
            }
            return new PageHeader(
                    Kind.values()[kind],
                    uncompressedBytes,
                    compressedBytes,
                    crc,
                    values,
                    rows,
                    encoding,
                    levelEncoding,
                    definitionBytes,
                    repetitionBytes,
                    compressed,
                    headerBytes);
        }
    }
}
