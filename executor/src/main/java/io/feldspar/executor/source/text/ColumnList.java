package io.feldspar.executor.source.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Columns as the option `columns` lists them: `id BIGINT, price DECIMAL(15, 2), name VARCHAR`.
/// A name with other characters stands in double quotes.
public final class ColumnList {

    private static final Pattern COLUMN =
            Pattern.compile(
                    "\\s*(?:\"((?:[^\"]|\"\")+)\"|([^\\s,\"]+))\\s+([A-Za-z_"
                            + " ]+?)\\s*(?:\\(\\s*(\\d{1,2})\\s*(?:,\\s*(\\d{1,2})\\s*)?\\))?\\s*(?:,|$)");

    private ColumnList() {}

    /// @throws FeldsparException with INVALID_PARAMETER where it is not such a list
    public static Schema parse(String columns) {
        List<Field> fields = new ArrayList<>();
        Matcher matcher = COLUMN.matcher(columns);
        int at = 0;
        while (at < columns.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw wrong(columns.substring(at));
            }
            String quoted = matcher.group(1);
            String name = quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\"");
            fields.add(new Field(name, type(matcher), true));
            at = matcher.end();
        }
        return new Schema(fields);
    }

    private static Type type(Matcher matcher) {
        String name = matcher.group(3).toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (name.equals("DECIMAL") || name.equals("NUMERIC")) {
            int precision = matcher.group(4) == null ? 18 : Integer.parseInt(matcher.group(4));
            int scale =
                    matcher.group(5) == null
                            ? (matcher.group(4) == null ? 3 : 0)
                            : Integer.parseInt(matcher.group(5));
            if (precision < 1 || precision > DecimalType.MAX_PRECISION || scale > precision) {
                throw wrong(matcher.group().strip());
            }
            return new DecimalType(precision, scale);
        }
        return switch (name) {
            case "INT" -> SimpleType.INTEGER;
            case "STRING", "TEXT", "CHAR" -> SimpleType.VARCHAR;
            case "FLOAT", "DOUBLE PRECISION" -> SimpleType.DOUBLE;
            case "BOOL" -> SimpleType.BOOLEAN;
            case "LONG" -> SimpleType.BIGINT;
            default -> simple(name, matcher.group().strip());
        };
    }

    private static Type simple(String name, String column) {
        for (SimpleType type : SimpleType.values()) {
            if (type.sql().equals(name) && type != SimpleType.NULL) {
                return type;
            }
        }
        throw wrong(column);
    }

    private static FeldsparException wrong(String at) {
        return new FeldsparException(
                ErrorCode.INVALID_PARAMETER,
                "Option 'columns' cannot be parsed at '%s'".formatted(at),
                "Write it like 'id BIGINT, price DECIMAL(15, 2), name VARCHAR'.");
    }
}
