package io.feldspar.sql.iceberg;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Iceberg's names of types.
///
/// TINYINT and SMALLINT have none: they are `int`, and a property of the table has the narrower
/// type.
final class ColumnTypes {

    private static final Pattern DECIMAL =
            Pattern.compile("decimal\\(\\s*(\\d+)\\s*,\\s*(\\d+)\\s*\\)");

    private ColumnTypes() {}

    /// @param column for the error
    /// @throws FeldsparException with NOT_SUPPORTED where Iceberg has no such type
    static String name(Type type, String column) {
        return switch (type) {
            case DecimalType(int precision, int scale) ->
                    "decimal(%d, %d)".formatted(precision, scale);
            case NestedType _ -> throw unsupported(type, column);
            case SimpleType simple ->
                    switch (simple) {
                        case BOOLEAN -> "boolean";
                        case TINYINT, SMALLINT, INTEGER, NULL -> "int";
                        case BIGINT -> "long";
                        case REAL -> "float";
                        case DOUBLE -> "double";
                        case DATE -> "date";
                        case TIME -> "time";
                        case TIMESTAMP -> "timestamp";
                        case TIMESTAMP_TZ -> "timestamptz";
                        case VARCHAR -> "string";
                        case VARBINARY -> "binary";
                        case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME ->
                                throw unsupported(type, column);
                    };
        };
    }

    private static FeldsparException unsupported(Type type, String column) {
        return new FeldsparException(
                ErrorCode.NOT_SUPPORTED,
                "Column '%s' is %s, which tables cannot hold".formatted(column, type.sql()),
                "Cast it to VARCHAR, or to a number.");
    }

    /// The narrower type that the name does not tell, or null.
    static @Nullable SimpleType narrower(Type type) {
        return type == SimpleType.TINYINT || type == SimpleType.SMALLINT || type == SimpleType.NULL
                ? (SimpleType) type
                : null;
    }

    /// The type of a name, or null where the engine has none.
    static @Nullable Type type(String name) {
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            int precision = Integer.parseInt(decimal.group(1));
            int scale = Integer.parseInt(decimal.group(2));
            return precision <= DecimalType.MAX_PRECISION
                    ? new DecimalType(precision, scale)
                    : null;
        }
        return switch (name) {
            case "boolean" -> SimpleType.BOOLEAN;
            case "int" -> SimpleType.INTEGER;
            case "long" -> SimpleType.BIGINT;
            case "float" -> SimpleType.REAL;
            case "double" -> SimpleType.DOUBLE;
            case "date" -> SimpleType.DATE;
            case "time" -> SimpleType.TIME;
            case "timestamp", "timestamp_ns" -> SimpleType.TIMESTAMP;
            case "timestamptz", "timestamptz_ns" -> SimpleType.TIMESTAMP_TZ;
            case "string", "uuid" -> SimpleType.VARCHAR;
            case "binary" -> SimpleType.VARBINARY;
            default -> name.startsWith("fixed[") ? SimpleType.VARBINARY : null;
        };
    }
}
