package io.feldspar.executor.source.parquet.format;

import io.feldspar.executor.source.parquet.format.LogicalType.Unit;

/// Reads the LogicalType union, and translates the converted types that came before it.
final class LogicalTypeReader {

    private static final String[] CONVERTED = {
        "UTF8",
        "MAP",
        "MAP_KEY_VALUE",
        "LIST",
        "ENUM",
        "DECIMAL",
        "DATE",
        "TIME_MILLIS",
        "TIME_MICROS",
        "TIMESTAMP_MILLIS",
        "TIMESTAMP_MICROS",
        "UINT_8",
        "UINT_16",
        "UINT_32",
        "UINT_64",
        "INT_8",
        "INT_16",
        "INT_32",
        "INT_64",
        "JSON",
        "BSON",
        "INTERVAL"
    };

    private LogicalTypeReader() {}

    static LogicalType logical(CompactReader in) {
        LogicalType type = new LogicalType.None();
        int outer = in.beginStruct();
        while (in.nextField()) {
            type =
                    switch (in.fieldId()) {
                        case 1, 4, 12 -> plain(in, new LogicalType.Text());
                        case 2 -> plain(in, new LogicalType.Other("MAP"));
                        case 3 -> plain(in, new LogicalType.Other("LIST"));
                        case 5 -> decimal(in);
                        case 6 -> plain(in, new LogicalType.Date());
                        case 7 -> time(in, false);
                        case 8 -> time(in, true);
                        case 10 -> whole(in);
                        case 14 -> plain(in, new LogicalType.Uuid());
                        case 15 -> plain(in, new LogicalType.Float16());
                        case 16 -> plain(in, new LogicalType.Other("VARIANT"));
                        // UNKNOWN (all nulls), BSON, GEOMETRY, GEOGRAPHY: as they are stored
                        default -> plain(in, new LogicalType.None());
                    };
        }
        in.endStruct(outer);
        return type;
    }

    private static LogicalType plain(CompactReader in, LogicalType type) {
        in.skip();
        return type;
    }

    private static LogicalType decimal(CompactReader in) {
        int scale = 0;
        int precision = 0;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.fieldId()) {
                case 1 -> scale = in.i32();
                case 2 -> precision = in.i32();
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        return new LogicalType.Decimal(precision, scale);
    }

    private static LogicalType time(CompactReader in, boolean timestamp) {
        boolean utc = false;
        Unit unit = Unit.MICROS;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.fieldId()) {
                case 1 -> utc = in.bool();
                case 2 -> unit = unit(in);
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        return timestamp ? new LogicalType.Timestamp(unit, utc) : new LogicalType.Time(unit);
    }

    private static Unit unit(CompactReader in) {
        Unit unit = Unit.MICROS;
        int outer = in.beginStruct();
        while (in.nextField()) {
            unit =
                    switch (in.fieldId()) {
                        case 1 -> Unit.MILLIS;
                        case 2 -> Unit.MICROS;
                        case 3 -> Unit.NANOS;
                        default ->
                                throw new CorruptDataException(
                                        "unknown unit of time " + in.fieldId());
                    };
            in.skip();
        }
        in.endStruct(outer);
        return unit;
    }

    private static LogicalType whole(CompactReader in) {
        int bits = 64;
        boolean signed = true;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.fieldId()) {
                case 1 -> bits = in.i32();
                case 2 -> signed = in.bool();
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        return new LogicalType.Whole(bits, signed);
    }

    static LogicalType converted(int code, int precision, int scale) {
        if (code < 0 || code >= CONVERTED.length) {
            return new LogicalType.None();
        }
        return switch (CONVERTED[code]) {
            case "UTF8", "ENUM", "JSON" -> new LogicalType.Text();
            case "DECIMAL" -> new LogicalType.Decimal(precision, scale);
            case "DATE" -> new LogicalType.Date();
            case "TIME_MILLIS" -> new LogicalType.Time(Unit.MILLIS);
            case "TIME_MICROS" -> new LogicalType.Time(Unit.MICROS);
            case "TIMESTAMP_MILLIS" -> new LogicalType.Timestamp(Unit.MILLIS, true);
            case "TIMESTAMP_MICROS" -> new LogicalType.Timestamp(Unit.MICROS, true);
            case "UINT_8" -> new LogicalType.Whole(8, false);
            case "UINT_16" -> new LogicalType.Whole(16, false);
            case "UINT_32" -> new LogicalType.Whole(32, false);
            case "UINT_64" -> new LogicalType.Whole(64, false);
            case "INT_8" -> new LogicalType.Whole(8, true);
            case "INT_16" -> new LogicalType.Whole(16, true);
            case "INT_32" -> new LogicalType.Whole(32, true);
            case "INT_64" -> new LogicalType.Whole(64, true);
            case "BSON" -> new LogicalType.None();
            default -> new LogicalType.Other(CONVERTED[code]);
        };
    }
}
