package io.feldspar.executor.source.parquet;

import io.feldspar.executor.source.parquet.decode.Conversion;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.LogicalType;
import io.feldspar.executor.source.parquet.format.PhysicalType;
import io.feldspar.executor.source.parquet.format.SchemaElement;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import org.jspecify.annotations.Nullable;

/// Which type a stored column has in the engine.
///
/// ```text
/// BOOLEAN                                  BOOLEAN
/// INT32, INT64 and their INT(n, signed)    the integer type of that size
/// unsigned 8, 16, 32, 64 bits              SMALLINT, INTEGER, BIGINT, DECIMAL(20, 0)
/// DATE                                     DATE
/// TIME in ms, us, ns                       TIME, nanoseconds rounded down
/// TIMESTAMP in ms, us, ns                  TIMESTAMP, or TIMESTAMP_TZ where adjusted to UTC
/// INT96                                    TIMESTAMP
/// FLOAT16, FLOAT, DOUBLE                   REAL, REAL, DOUBLE
/// DECIMAL on any physical type             DECIMAL
/// STRING, ENUM, JSON                       VARCHAR
/// UUID                                     UUID
/// other bytes, BSON, geometry              VARBINARY
/// ```
final class TypeMapping {

    private record Mapped(Type type, Conversion conversion) {}

    private TypeMapping() {}

    /// The column of an element that has values, or null where the engine has no type for it.
    ///
    /// @param leaf its index among the leaves of the schema
    static @Nullable LeafColumn column(SchemaElement element, int leaf) {
        PhysicalType physical = element.physical();
        if (physical == null) {
            return null;
        }
        if (physical == PhysicalType.FIXED_LEN_BYTE_ARRAY
                && (element.typeLength() <= 0 || element.typeLength() > 1 << 20)) {
            throw new CorruptDataException(
                    "column '%s' has values of %d bytes"
                            .formatted(element.name(), element.typeLength()));
        }
        Mapped mapped = map(element, physical);
        return mapped == null
                ? null
                : new LeafColumn(
                        element.name(),
                        leaf,
                        mapped.type,
                        physical,
                        mapped.conversion,
                        physical.width(element.typeLength()),
                        element.fieldId(),
                        element.repetition() == SchemaElement.Repetition.OPTIONAL);
    }

    private static @Nullable Mapped map(SchemaElement element, PhysicalType physical) {
        LogicalType logical = element.logical();
        return switch (physical) {
            case BOOLEAN -> new Mapped(SimpleType.BOOLEAN, Conversion.BOOLEAN);
            case INT32 -> int32(logical);
            case INT64 -> int64(logical);
            case INT96 -> new Mapped(SimpleType.TIMESTAMP, Conversion.INT96);
            case FLOAT -> new Mapped(SimpleType.REAL, Conversion.FLOAT);
            case DOUBLE -> new Mapped(SimpleType.DOUBLE, Conversion.DOUBLE);
            case BYTE_ARRAY ->
                    switch (logical) {
                        case LogicalType.Text _ -> new Mapped(SimpleType.VARCHAR, Conversion.BYTES);
                        case LogicalType.Decimal(int precision, int scale) ->
                                new Mapped(decimal(precision, scale), Conversion.BYTES_DECIMAL);
                        case LogicalType.Other _ -> null;
                        default -> new Mapped(SimpleType.VARBINARY, Conversion.BYTES);
                    };
            case FIXED_LEN_BYTE_ARRAY -> fixed(logical, element.typeLength());
        };
    }

    private static Mapped int32(LogicalType logical) {
        return switch (logical) {
            case LogicalType.Whole(int bits, boolean signed) ->
                    switch (bits) {
                        case 8 ->
                                new Mapped(
                                        signed ? SimpleType.TINYINT : SimpleType.SMALLINT,
                                        Conversion.INT32);
                        case 16 ->
                                new Mapped(
                                        signed ? SimpleType.SMALLINT : SimpleType.INTEGER,
                                        Conversion.INT32);
                        default ->
                                signed
                                        ? new Mapped(SimpleType.INTEGER, Conversion.INT32)
                                        : new Mapped(SimpleType.BIGINT, Conversion.UINT32);
                    };
            case LogicalType.Date _ -> new Mapped(SimpleType.DATE, Conversion.INT32);
            case LogicalType.Time _ -> new Mapped(SimpleType.TIME, Conversion.INT32_MILLIS);
            case LogicalType.Decimal(int precision, int scale) ->
                    new Mapped(decimal(Math.min(precision, 18), scale), Conversion.INT32_LONG);
            default -> new Mapped(SimpleType.INTEGER, Conversion.INT32);
        };
    }

    private static Mapped int64(LogicalType logical) {
        return switch (logical) {
            case LogicalType.Whole(_, boolean signed) ->
                    signed
                            ? new Mapped(SimpleType.BIGINT, Conversion.INT64)
                            : new Mapped(new DecimalType(20, 0), Conversion.UINT64);
            case LogicalType.Time(LogicalType.Unit unit) ->
                    new Mapped(SimpleType.TIME, conversion(unit));
            case LogicalType.Timestamp(LogicalType.Unit unit, boolean utc) ->
                    new Mapped(
                            utc ? SimpleType.TIMESTAMP_TZ : SimpleType.TIMESTAMP, conversion(unit));
            case LogicalType.Decimal(int precision, int scale) ->
                    new Mapped(
                            decimal(precision, scale),
                            precision <= DecimalType.MAX_LONG_PRECISION
                                    ? Conversion.INT64
                                    : Conversion.INT64_PAIR);
            default -> new Mapped(SimpleType.BIGINT, Conversion.INT64);
        };
    }

    private static Conversion conversion(LogicalType.Unit unit) {
        return switch (unit) {
            case MILLIS -> Conversion.INT64_MILLIS;
            case MICROS -> Conversion.INT64;
            case NANOS -> Conversion.INT64_NANOS;
        };
    }

    private static @Nullable Mapped fixed(LogicalType logical, int length) {
        return switch (logical) {
            case LogicalType.Decimal(int precision, int scale) ->
                    new Mapped(decimal(precision, scale), Conversion.FIXED_DECIMAL);
            case LogicalType.Uuid _ when length == 16 ->
                    new Mapped(SimpleType.UUID, Conversion.FIXED_BYTES);
            case LogicalType.Float16 _ when length == 2 ->
                    new Mapped(SimpleType.REAL, Conversion.FLOAT16);
            case LogicalType.Text _ -> new Mapped(SimpleType.VARCHAR, Conversion.FIXED_BYTES);
            case LogicalType.Other _ -> null;
            default -> new Mapped(SimpleType.VARBINARY, Conversion.FIXED_BYTES);
        };
    }

    private static DecimalType decimal(int precision, int scale) {
        if (precision < 1 || precision > 76 || scale < 0 || scale > precision) {
            throw new CorruptDataException(
                    "a decimal of %d digits with scale %d".formatted(precision, scale));
        }
        return new DecimalType(Math.min(precision, DecimalType.MAX_PRECISION), scale);
    }
}
