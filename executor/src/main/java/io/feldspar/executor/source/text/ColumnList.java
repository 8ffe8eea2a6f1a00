package io.feldspar.executor.source.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Columns as the option `columns` lists them: `id BIGINT, price DECIMAL(15, 2), tags VARCHAR[]`.
/// A name with other characters is written in double quotes.
///
/// ```text
/// type = ARRAY<type> | MAP<type, type> | STRUCT<name: type, …> | type[] | words | words(n, n)
/// ```
/// Parentheses do as well as angle brackets, and the colon may be left out.
public final class ColumnList {

    private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")+)\"|([^\\s,\":<>()]+)");
    private static final Pattern COLUMN_NAME =
            Pattern.compile("\"((?:[^\"]|\"\")+)\"|([^\\s,\"]+)");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z_]+(?:\\s+[A-Za-z_]+)*");
    private static final Pattern DIGITS =
            Pattern.compile("\\(\\s*(\\d{1,2})\\s*(?:,\\s*(\\d{1,2})\\s*)?\\)");
    private static final int MAX_DEPTH = 100;

    private final String text;
    private int at;
    private int depth;

    private ColumnList(String text) {
        this.text = text;
    }

    /// @throws FeldsparException with INVALID_PARAMETER where it is not such a list
    public static Schema parse(String columns) {
        return new ColumnList(columns).columns();
    }

    private Schema columns() {
        List<Field> fields = new ArrayList<>();
        passBlanks();
        while (at < text.length()) {
            String name = name(COLUMN_NAME);
            fields.add(new Field(name, type(), true));
            if (at < text.length() && !take(',')) {
                throw wrong(at);
            }
        }
        return new Schema(fields);
    }

    private void passBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean take(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        if (there) {
            at++;
            passBlanks();
        }
        return there;
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw wrong(at);
        }
    }

    private @Nullable Matcher take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        passBlanks();
        return matcher;
    }

    private String name(Pattern pattern) {
        Matcher matcher = take(pattern);
        if (matcher == null) {
            throw wrong(at);
        }
        String quoted = matcher.group(1);
        return quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\"");
    }

    private Type type() {
        if (++depth > MAX_DEPTH) {
            throw wrong(at);
        }
        int start = at;
        Matcher words = take(WORDS);
        if (words == null) {
            throw wrong(at);
        }
        String name = words.group().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        Type type =
                switch (name) {
                    case "ARRAY", "LIST" -> {
                        char close = open();
                        Type element = type();
                        expect(close);
                        yield new ArrayType(element);
                    }
                    case "MAP" -> {
                        char close = open();
                        Type key = type();
                        expect(',');
                        Type value = type();
                        expect(close);
                        yield new MapType(key, value);
                    }
                    case "STRUCT", "ROW" -> struct();
                    default -> flat(name, start);
                };
        while (take('[')) {
            expect(']');
            type = new ArrayType(type);
        }
        depth--;
        return type;
    }

    private char open() {
        if (take('<')) {
            return '>';
        }
        expect('(');
        return ')';
    }

    private Type struct() {
        char close = open();
        List<Member> members = new ArrayList<>();
        do {
            String name = name(NAME);
            take(':');
            members.add(new Member(name, type()));
        } while (take(','));
        expect(close);
        return new StructType(members);
    }

    private Type flat(String name, int start) {
        Matcher digits = take(DIGITS);
        if (name.equals("DECIMAL") || name.equals("NUMERIC")) {
            return decimal(digits, start);
        }
        return switch (name) {
            case "INT" -> SimpleType.INTEGER;
            case "STRING", "TEXT", "CHAR" -> SimpleType.VARCHAR;
            case "FLOAT", "DOUBLE PRECISION" -> SimpleType.DOUBLE;
            case "BOOL" -> SimpleType.BOOLEAN;
            case "LONG" -> SimpleType.BIGINT;
            default -> simple(name, start);
        };
    }

    private Type decimal(@Nullable Matcher digits, int start) {
        if (digits == null) {
            return new DecimalType(18, 3);
        }
        int precision = Integer.parseInt(digits.group(1));
        int scale = digits.group(2) == null ? 0 : Integer.parseInt(digits.group(2));
        if (precision < 1 || precision > DecimalType.MAX_PRECISION || scale > precision) {
            throw wrong(start);
        }
        return new DecimalType(precision, scale);
    }

    private Type simple(String name, int start) {
        for (SimpleType type : SimpleType.values()) {
            if (type.sql().equals(name) && type != SimpleType.NULL) {
                return type;
            }
        }
        throw wrong(start);
    }

    private FeldsparException wrong(int position) {
        return new FeldsparException(
                ErrorCode.INVALID_PARAMETER,
                "Option 'columns' cannot be parsed at '%s'".formatted(text.substring(position)),
                "Write it like 'id BIGINT, price DECIMAL(15, 2), tags VARCHAR[]'.");
    }
}
