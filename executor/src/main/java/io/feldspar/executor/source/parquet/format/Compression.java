package io.feldspar.executor.source.parquet.format;

/// How pages are compressed, in the order of the format's codes.
public enum Compression {
    UNCOMPRESSED,
    SNAPPY,
    GZIP,
    LZO,
    BROTLI,
    LZ4,
    ZSTD,
    LZ4_RAW;

    private static final Compression[] BY_CODE = values();

    static Compression of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new CorruptDataException("unknown compression codec " + code);
        }
        return BY_CODE[code];
    }
}
