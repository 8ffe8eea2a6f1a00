package io.feldspar.executor.source.parquet.format;

/// What stored values mean. The older converted types are read as the logical types that the
/// format says they mean.
public sealed interface LogicalType {

    /// No annotation, or one that says nothing of the values' meaning to us.
    record None() implements LogicalType {}

    /// STRING, ENUM and JSON.
    record Text() implements LogicalType {}

    record Uuid() implements LogicalType {}

    record Date() implements LogicalType {}

    record Time(Unit unit) implements LogicalType {}

    record Timestamp(Unit unit, boolean utc) implements LogicalType {}

    record Decimal(int precision, int scale) implements LogicalType {}

    record Whole(int bits, boolean signed) implements LogicalType {}

    record Float16() implements LogicalType {}

    /// One that the engine has no type for, such as INTERVAL.
    record Other(String name) implements LogicalType {}

    enum Unit {
        MILLIS,
        MICROS,
        NANOS
    }
}
