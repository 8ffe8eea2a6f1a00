package io.feldspar.executor.type;

/// An exact number of `precision` digits, `scale` of them behind the point.
public record DecimalType(int precision, int scale) implements Type {

    public static final int MAX_PRECISION = 38;
    /// The widest decimal whose unscaled value always fits a long.
    public static final int MAX_LONG_PRECISION = 18;

    public DecimalType {
        if (precision < 1 || precision > MAX_PRECISION) {
            throw new IllegalArgumentException(
                    "precision must be between 1 and 38 but got " + precision);
        }
        if (scale < 0 || scale > precision) {
            throw new IllegalArgumentException(
                    "scale must be between 0 and " + precision + " but got " + scale);
        }
    }

    @Override
    public PhysicalForm form() {
        return precision <= MAX_LONG_PRECISION ? PhysicalForm.LONG : PhysicalForm.LONG_PAIR;
    }

    @Override
    public String sql() {
        return "DECIMAL(" + precision + ", " + scale + ")";
    }

    @Override
    public String toString() {
        return sql();
    }
}
