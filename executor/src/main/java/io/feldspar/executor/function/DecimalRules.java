package io.feldspar.executor.function;

import io.feldspar.executor.type.DecimalType;

/// The precision and scale of decimal results, as the SQL standard and Spark have them.
///
/// ```text
/// a + b, a - b   scale max(s1, s2)           precision max(p1 - s1, p2 - s2) + scale + 1
/// a * b          scale s1 + s2               precision p1 + p2 + 1
/// a / b          scale max(6, s1 + p2 + 1)   precision p1 - s1 + s2 + scale
/// a % b          scale max(s1, s2)           precision min(p1 - s1, p2 - s2) + scale
/// ```
/// A precision over 38 is cut to 38, digits behind the point first, but at least 6 of them (or
/// all there are) stay; of a quotient 12, since a ratio of large sums is small.
public final class DecimalRules {

    private static final int MIN_KEPT_SCALE = 6;
    private static final int MIN_KEPT_SCALE_OF_QUOTIENT = 12;

    private DecimalRules() {}

    public static DecimalType sum(DecimalType left, DecimalType right) {
        int scale = Math.max(left.scale(), right.scale());
        int integral = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
        return adjusted(integral + scale + 1, scale);
    }

    public static DecimalType product(DecimalType left, DecimalType right) {
        return adjusted(left.precision() + right.precision() + 1, left.scale() + right.scale());
    }

    public static DecimalType quotient(DecimalType left, DecimalType right) {
        int scale = Math.max(MIN_KEPT_SCALE, left.scale() + right.precision() + 1);
        return adjusted(
                left.precision() - left.scale() + right.scale() + scale,
                scale,
                MIN_KEPT_SCALE_OF_QUOTIENT);
    }

    public static DecimalType remainder(DecimalType left, DecimalType right) {
        int scale = Math.max(left.scale(), right.scale());
        int integral = Math.min(left.precision() - left.scale(), right.precision() - right.scale());
        return adjusted(Math.max(1, integral + scale), scale);
    }

    /// The type of that precision and scale, cut to 38 digits.
    public static DecimalType adjusted(int precision, int scale) {
        return adjusted(precision, scale, MIN_KEPT_SCALE);
    }

    private static DecimalType adjusted(int precision, int scale, int minScale) {
        if (precision <= DecimalType.MAX_PRECISION) {
            return new DecimalType(precision, scale);
        }
        int integral = precision - scale;
        int kept = Math.min(scale, minScale);
        return new DecimalType(
                DecimalType.MAX_PRECISION, Math.max(DecimalType.MAX_PRECISION - integral, kept));
    }
}
