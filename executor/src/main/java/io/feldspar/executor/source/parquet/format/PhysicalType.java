package io.feldspar.executor.source.parquet.format;

/// How values are stored.
public enum PhysicalType {
    BOOLEAN,
    INT32,
    INT64,
    INT96,
    FLOAT,
    DOUBLE,
    BYTE_ARRAY,
    FIXED_LEN_BYTE_ARRAY;

    private static final PhysicalType[] BY_CODE = values();

    static PhysicalType of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new CorruptDataException("unknown physical type " + code);
        }
        return BY_CODE[code];
    }

    /// Bytes of a plain value, or 0 where that differs from value to value or is less than one.
    ///
    /// @param typeLength what the schema says of FIXED_LEN_BYTE_ARRAY
    public int width(int typeLength) {
        return switch (this) {
            case BOOLEAN, BYTE_ARRAY -> 0;
            case INT32, FLOAT -> 4;
            case INT64, DOUBLE -> 8;
            case INT96 -> 12;
            case FIXED_LEN_BYTE_ARRAY -> typeLength;
        };
    }
}
