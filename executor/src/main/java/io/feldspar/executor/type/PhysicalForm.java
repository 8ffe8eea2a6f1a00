package io.feldspar.executor.type;

/// The array that holds a vector's values.
public enum PhysicalForm {
    BYTE,
    INT,
    LONG,
    LONG_PAIR,
    DOUBLE,
    BYTES,
    LIST,
    STRUCT
}
