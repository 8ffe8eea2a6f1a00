package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.parquet.format.CompactWriter;
import io.feldspar.executor.source.parquet.format.PhysicalType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import java.util.List;

/// How a column of the engine is stored, and the schema element that says so.
///
/// @param width bytes of a FIXED_LEN_BYTE_ARRAY, else 0
record StoredType(Field field, PhysicalType physical, int width) {

    private static final int UTF8 = 0;
    private static final int DECIMAL = 5;
    private static final int DATE = 6;
    private static final int INT_8 = 15;
    private static final int INT_16 = 16;

    /// @param path the names from the column down to it
    static StoredType of(Field field, List<String> path) {
        return switch (field.type()) {
            case DecimalType decimal ->
                    decimal.precision() <= 9
                            ? new StoredType(field, PhysicalType.INT32, 0)
                            : decimal.precision() <= DecimalType.MAX_LONG_PRECISION
                                    ? new StoredType(field, PhysicalType.INT64, 0)
                                    : new StoredType(field, PhysicalType.FIXED_LEN_BYTE_ARRAY, 16);
            case NestedType nested -> throw new IllegalArgumentException("not a leaf: " + nested);
            case SimpleType simple ->
                    switch (simple) {
                        case BOOLEAN -> new StoredType(field, PhysicalType.BOOLEAN, 0);
                        case TINYINT, SMALLINT, INTEGER, DATE, NULL ->
                                new StoredType(field, PhysicalType.INT32, 0);
                        case BIGINT, TIME, TIMESTAMP, TIMESTAMP_TZ ->
                                new StoredType(field, PhysicalType.INT64, 0);
                        case REAL -> new StoredType(field, PhysicalType.FLOAT, 0);
                        case DOUBLE -> new StoredType(field, PhysicalType.DOUBLE, 0);
                        case VARCHAR, VARBINARY ->
                                new StoredType(field, PhysicalType.BYTE_ARRAY, 0);
                        case UUID -> new StoredType(field, PhysicalType.FIXED_LEN_BYTE_ARRAY, 16);
                        case VARIANT -> throw new IllegalArgumentException("not a leaf: " + simple);
                        case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME ->
                                throw new FeldsparException(
                                        ErrorCode.NOT_SUPPORTED,
                                        "Column '%s' is %s, which Parquet files cannot hold"
                                                .formatted(String.join(".", path), simple),
                                        "Cast it to a number or to VARCHAR.");
                    };
        };
    }

    /// Appends the schema element.
    ///
    /// @param fieldId see [io.feldspar.executor.source.parquet.format.SchemaElement]
    void write(CompactWriter out, int fieldId) {
        out.beginElement().i32(1, physical.ordinal());
        if (width > 0) {
            out.i32(2, width);
        }
        out.i32(3, field.nullable() ? 1 : 0).string(4, field.name());
        switch (field.type()) {
            case DecimalType decimal ->
                    out.i32(6, DECIMAL)
                            .i32(7, decimal.scale())
                            .i32(8, decimal.precision())
                            .beginStruct(10)
                            .beginStruct(5)
                            .i32(1, decimal.scale())
                            .i32(2, decimal.precision())
                            .endStruct()
                            .endStruct();
            case SimpleType simple -> annotate(simple, out);
            case NestedType nested -> throw new IllegalStateException("no leaf: " + nested);
        }
        SchemaElements.writeFieldId(fieldId, out);
        out.endStruct();
    }

    private static void annotate(SimpleType type, CompactWriter out) {
        switch (type) {
            case TINYINT -> whole(out, INT_8, 8);
            case SMALLINT -> whole(out, INT_16, 16);
            case DATE -> out.i32(6, DATE).beginStruct(10).empty(6).endStruct();
            case TIME -> time(out, 7, false);
            case TIMESTAMP -> time(out, 8, false);
            case TIMESTAMP_TZ -> time(out, 8, true);
            case VARCHAR -> out.i32(6, UTF8).beginStruct(10).empty(1).endStruct();
            case NULL -> out.beginStruct(10).empty(11).endStruct();
            case UUID -> out.beginStruct(10).empty(14).endStruct();
            case BOOLEAN,
                    INTEGER,
                    BIGINT,
                    REAL,
                    DOUBLE,
                    VARBINARY,
                    VARIANT,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_TIME -> {}
        }
    }

    /// No converted type is written: those mean instants in UTC.
    private static void time(CompactWriter out, int member, boolean utc) {
        out.beginStruct(10).beginStruct(member).bool(1, utc);
        out.beginStruct(2).empty(2).endStruct();
        out.endStruct().endStruct();
    }

    private static void whole(CompactWriter out, int converted, int bits) {
        out.i32(6, converted).beginStruct(10).beginStruct(10);
        // the width is a Thrift byte
        out.i8(1, bits).bool(2, true).endStruct().endStruct();
    }
}
