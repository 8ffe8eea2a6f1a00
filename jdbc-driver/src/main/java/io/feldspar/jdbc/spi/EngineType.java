package io.feldspar.jdbc.spi;

import java.sql.Types;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// A SQL type: its kind, how many digits where that is a choice, and what a nested one consists of.
public final class EngineType {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    /// The scale of CHAR(n), which tells it from VARCHAR(n).
    private static final int FIXED = 1;

    private final TypeKind kind;
    private final int precision;
    private final int scale;
    private final String sql;
    private final List<EngineColumn> parts;

    private EngineType(
            TypeKind kind, int precision, int scale, String sql, List<EngineColumn> parts) {
        this.kind = kind;
        this.precision = precision;
        this.scale = scale;
        this.sql = sql;
        this.parts = List.copyOf(parts);
    }

    public static EngineType of(TypeKind kind) {
        return new EngineType(kind, kind.precision(), kind.scale(), kind.sql(), List.of());
    }

    public static EngineType decimal(int precision, int scale) {
        String sql = "DECIMAL(" + precision + ", " + scale + ")";
        return new EngineType(TypeKind.DECIMAL, precision, scale, sql, List.of());
    }

    /// A column of CHAR(n) or VARCHAR(n), whose values are VARCHAR.
    ///
    /// @param fixed whether it is CHAR
    public static EngineType text(int length, boolean fixed) {
        String sql = (fixed ? "CHAR(" : "VARCHAR(") + length + ")";
        return new EngineType(TypeKind.VARCHAR, length, fixed ? FIXED : 0, sql, List.of());
    }

    public static EngineType array(EngineType element) {
        return nested(
                TypeKind.ARRAY,
                "ARRAY<" + element.sql() + ">",
                List.of(new EngineColumn("element", element, true)));
    }

    public static EngineType map(EngineType key, EngineType value) {
        return nested(
                TypeKind.MAP,
                "MAP<" + key.sql() + ", " + value.sql() + ">",
                List.of(
                        new EngineColumn("key", key, false),
                        new EngineColumn("value", value, true)));
    }

    public static EngineType struct(List<EngineColumn> fields) {
        StringJoiner sql = new StringJoiner(", ", "STRUCT<", ">");
        for (EngineColumn field : fields) {
            sql.add(quoted(field.name()) + ": " + field.type().sql());
        }
        return nested(TypeKind.STRUCT, sql.toString(), fields);
    }

    private static String quoted(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static EngineType nested(TypeKind kind, String sql, List<EngineColumn> parts) {
        return new EngineType(kind, kind.precision(), kind.scale(), sql, parts);
    }

    public TypeKind kind() {
        return kind;
    }

    /// What `java.sql.Types` calls it.
    public int jdbcType() {
        return kind == TypeKind.VARCHAR && scale == FIXED ? Types.CHAR : kind.jdbcType();
    }

    /// Digits of a number, characters of a text or of a written date.
    public int precision() {
        return precision;
    }

    /// Digits behind the point.
    public int scale() {
        return scale;
    }

    /// The name as SQL writes it, such as `DECIMAL(15, 2)`.
    public String sql() {
        return sql;
    }

    /// An array's element, a map's key and value, a struct's fields; none of other types.
    public List<EngineColumn> parts() {
        return parts;
    }

    @Override
    public String toString() {
        return sql();
    }
}
