package io.feldspar.executor.store;

/// Doubles as keys: NaN equals NaN and is the largest value, -0.0 equals 0.0.
///
/// So group by, join, distinct, order and min/max agree, as in Spark and DuckDB.
public final class Doubles {

    private static final long NAN = Double.doubleToLongBits(Double.NaN);

    private Doubles() {}

    public static boolean same(double left, double right) {
        return left == right || (Double.isNaN(left) && Double.isNaN(right));
    }

    /// Equal for values that are the same, different for others.
    public static long keyBits(double value) {
        return Double.isNaN(value) ? NAN : Double.doubleToRawLongBits(value + 0.0);
    }

    /// A long in the order of the values: `compare(a, b)` has the sign of comparing these.
    public static long orderBits(double value) {
        long bits = keyBits(value);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    public static int compare(double left, double right) {
        return left < right
                ? -1
                : left > right ? 1 : Long.compare(orderBits(left), orderBits(right));
    }
}
