package io.feldspar.executor.expression;

import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Int128;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Type;

/// The scalar code of `= <> < <= > >=` over two values of one type.
///
/// Doubles: -0.0 equals 0.0; NaN equals itself and is larger than everything else, so that
/// sorting, grouping and comparing agree. Strings compare by their bytes.
public final class ComparisonCode {

    private enum Kind {
        BOOLEANS("Booleans"),
        INTS("Ints"),
        LONGS("Longs"),
        DECIMALS("Longs"),
        DOUBLES("Doubles"),
        SLICES("Slices"),
        NESTED("");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    private ComparisonCode() {}

    /// The strict code; that of DISTINCT FROM is that of equality.
    static ScalarCode of(ComparisonOperator operator, Type type) {
        Kind kind = kind(type);
        return switch (operator) {
            case EQUAL, NOT_DISTINCT_FROM ->
                    code("equal", kind, (in, out) -> out.bool = compare(kind, in) == 0);
            case NOT_EQUAL, DISTINCT_FROM ->
                    code("notEqual", kind, (in, out) -> out.bool = compare(kind, in) != 0);
            case LESS -> code("less", kind, (in, out) -> out.bool = compare(kind, in) < 0);
            case LESS_OR_EQUAL ->
                    code("lessOrEqual", kind, (in, out) -> out.bool = compare(kind, in) <= 0);
            case GREATER -> code("greater", kind, (in, out) -> out.bool = compare(kind, in) > 0);
            case GREATER_OR_EQUAL ->
                    code("greaterOrEqual", kind, (in, out) -> out.bool = compare(kind, in) >= 0);
        };
    }

    private static ScalarCode code(String name, Kind kind, ScalarCode.Interpretation code) {
        return kind == Kind.NESTED
                ? ScalarCode.interpreted(code)
                : ScalarCode.of(ComparisonCode.class, name + kind.suffix, code);
    }

    private static Kind kind(Type type) {
        return switch (type.form()) {
            case BYTE -> Kind.BOOLEANS;
            case INT -> Kind.INTS;
            case LONG -> type instanceof DecimalType ? Kind.DECIMALS : Kind.LONGS;
            case LONG_PAIR -> Kind.DECIMALS;
            case DOUBLE -> Kind.DOUBLES;
            case BYTES -> Kind.SLICES;
            case LIST, STRUCT -> Kind.NESTED;
        };
    }

    private static int compare(Kind kind, Cell[] in) {
        return switch (kind) {
            case BOOLEANS -> Boolean.compare(in[0].bool, in[1].bool);
            case INTS -> Integer.compare(in[0].int32, in[1].int32);
            case LONGS -> Long.compare(in[0].int64, in[1].int64);
            case DECIMALS -> Int128.compare(in[0].int128, in[1].int128);
            case DOUBLES -> Double.compare(in[0].real + 0.0, in[1].real + 0.0);
            case SLICES -> Slice.compare(in[0].slice, in[1].slice);
            case NESTED ->
                    ValueOrder.compareValues(in[0].nested, in[0].row, in[1].nested, in[1].row);
        };
    }

    public static boolean equalBooleans(boolean left, boolean right) {
        return left == right;
    }

    public static boolean notEqualBooleans(boolean left, boolean right) {
        return left != right;
    }

    public static boolean lessBooleans(boolean left, boolean right) {
        return !left & right;
    }

    public static boolean lessOrEqualBooleans(boolean left, boolean right) {
        return !left | right;
    }

    public static boolean greaterBooleans(boolean left, boolean right) {
        return left & !right;
    }

    public static boolean greaterOrEqualBooleans(boolean left, boolean right) {
        return left | !right;
    }

    public static boolean equalInts(int left, int right) {
        return left == right;
    }

    public static boolean notEqualInts(int left, int right) {
        return left != right;
    }

    public static boolean lessInts(int left, int right) {
        return left < right;
    }

    public static boolean lessOrEqualInts(int left, int right) {
        return left <= right;
    }

    public static boolean greaterInts(int left, int right) {
        return left > right;
    }

    public static boolean greaterOrEqualInts(int left, int right) {
        return left >= right;
    }

    public static boolean equalLongs(long left, long right) {
        return left == right;
    }

    public static boolean notEqualLongs(long left, long right) {
        return left != right;
    }

    public static boolean lessLongs(long left, long right) {
        return left < right;
    }

    public static boolean lessOrEqualLongs(long left, long right) {
        return left <= right;
    }

    public static boolean greaterLongs(long left, long right) {
        return left > right;
    }

    public static boolean greaterOrEqualLongs(long left, long right) {
        return left >= right;
    }

    public static boolean equalDoubles(double left, double right) {
        return left == right | (Double.isNaN(left) & Double.isNaN(right));
    }

    public static boolean notEqualDoubles(double left, double right) {
        return !equalDoubles(left, right);
    }

    public static boolean lessDoubles(double left, double right) {
        return left < right | (Double.isNaN(right) & !Double.isNaN(left));
    }

    public static boolean lessOrEqualDoubles(double left, double right) {
        return left <= right | Double.isNaN(right);
    }

    public static boolean greaterDoubles(double left, double right) {
        return lessDoubles(right, left);
    }

    public static boolean greaterOrEqualDoubles(double left, double right) {
        return lessOrEqualDoubles(right, left);
    }

    public static boolean equalSlices(Slice left, Slice right) {
        return Slice.equal(left, right);
    }

    public static boolean notEqualSlices(Slice left, Slice right) {
        return !Slice.equal(left, right);
    }

    public static boolean lessSlices(Slice left, Slice right) {
        return Slice.compare(left, right) < 0;
    }

    public static boolean lessOrEqualSlices(Slice left, Slice right) {
        return Slice.compare(left, right) <= 0;
    }

    public static boolean greaterSlices(Slice left, Slice right) {
        return Slice.compare(left, right) > 0;
    }

    public static boolean greaterOrEqualSlices(Slice left, Slice right) {
        return Slice.compare(left, right) >= 0;
    }
}
