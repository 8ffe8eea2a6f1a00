package io.feldspar.executor.source.parquet.decode;

/// From a stored value to the physical form of the column's type.
public enum Conversion {
    /// Bits to bytes of 0 and 1.
    BOOLEAN,
    /// As it is.
    INT32,
    /// Sign-extended to a long.
    INT32_LONG,
    /// Milliseconds to microseconds.
    INT32_MILLIS,
    /// Zero-extended to a long.
    UINT32,
    /// As it is.
    INT64,
    /// Milliseconds to microseconds.
    INT64_MILLIS,
    /// Nanoseconds to microseconds, rounding down.
    INT64_NANOS,
    /// Sign-extended to 128 bits.
    INT64_PAIR,
    /// Zero-extended to 128 bits.
    UINT64,
    /// Julian day and nanoseconds of the day to microseconds since 1970.
    INT96,
    FLOAT,
    DOUBLE,
    FLOAT16,
    /// Big-endian two's complement of a fixed width to a long or 128 bits.
    FIXED_DECIMAL,
    /// Big-endian two's complement of any width to a long or 128 bits.
    BYTES_DECIMAL,
    /// Slices of the page.
    BYTES,
    /// Slices of the page.
    FIXED_BYTES
}
