package io.feldspar.executor.type;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The names that Spark gives types: `decimal(2,1)`, `array<struct<a:int>>`.
public final class SparkTypeName {

    private SparkTypeName() {}

    /// The name of a type.
    public static String of(Type type) {
        return switch (type) {
            case ArrayType array -> "array" + parts(array);
            case MapType map -> "map" + parts(map);
            case StructType struct ->
                    struct.members().stream()
                            .map(member -> member.name() + ":" + of(member.type()))
                            .collect(Collectors.joining(",", "struct<", ">"));
            case DecimalType decimal ->
                    "decimal(" + decimal.precision() + "," + decimal.scale() + ")";
            case SimpleType simple -> simple(simple);
        };
    }

    private static String parts(NestedType type) {
        List<Type> parts = type.parts();
        return parts.stream().map(SparkTypeName::of).collect(Collectors.joining(",", "<", ">"));
    }

    private static String simple(SimpleType type) {
        return switch (type) {
            case INTEGER -> "int";
            case REAL -> "float";
            case VARCHAR -> "string";
            case VARBINARY -> "binary";
            case NULL -> "void";
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    BIGINT,
                    DOUBLE,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_TZ,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_TIME,
                    UUID,
                    VARIANT ->
                    type.sql().toLowerCase(Locale.ROOT);
        };
    }
}
