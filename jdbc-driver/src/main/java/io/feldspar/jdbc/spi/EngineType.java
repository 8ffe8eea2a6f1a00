package io.feldspar.jdbc.spi;

/// A SQL type: its kind, and how many digits where that is a choice.
public final class EngineType {

    private final TypeKind kind;
    private final int precision;
    private final int scale;

    private EngineType(TypeKind kind, int precision, int scale) {
        this.kind = kind;
        this.precision = precision;
        this.scale = scale;
    }

    public static EngineType of(TypeKind kind) {
        return new EngineType(kind, kind.precision(), kind.scale());
    }

    public static EngineType decimal(int precision, int scale) {
        return new EngineType(TypeKind.DECIMAL, precision, scale);
    }

    public TypeKind kind() {
        return kind;
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
        return kind == TypeKind.DECIMAL ? "DECIMAL(" + precision + ", " + scale + ")" : kind.sql();
    }

    @Override
    public String toString() {
        return sql();
    }
}
