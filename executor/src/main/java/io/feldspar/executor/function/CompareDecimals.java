package io.feldspar.executor.function;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Compares two decimals that have no type in common which holds all their digits: -1, 0 or 1.
///
/// The planner compares the result with 0; SQL has no name for the function.
public final class CompareDecimals implements ScalarFunction {

    /// Null where either is null.
    public static final CompareDecimals COMPARE = new CompareDecimals("$COMPARE", false);

    /// Null equals null and differs from all else, as in IS DISTINCT FROM.
    public static final CompareDecimals COMPARE_NULL_SAFE =
            new CompareDecimals("$COMPARE_NULL_SAFE", true);

    private final String name;
    private final boolean nullSafe;

    private CompareDecimals(String name, boolean nullSafe) {
        this.name = name;
        this.nullSafe = nullSafe;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Description description() {
        return new Description(
                "Numbers",
                List.of("$compare(a, b)"),
                "Whether a decimal is less than, equal to or greater than another.",
                "$compare(1.0, 2)",
                "-1");
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.INTEGER;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        int left = ((DecimalType) arguments.get(0).type()).scale();
        int right = ((DecimalType) arguments.get(1).type()).scale();
        if (!nullSafe) {
            return ScalarCode.interpreted(
                    (in, out) ->
                            out.int32 =
                                    compare(in[0].int128, left, in[1].int128, right, out.int128));
        }
        return ScalarCode.interpreted(
                        (in, out) -> out.int32 = compareNulls(in[0], left, in[1], right, out))
                .withNulls();
    }

    private static int compareNulls(Cell a, int left, Cell b, int right, Cell out) {
        out.isNull = false;
        return a.isNull || b.isNull
                ? Boolean.compare(a.isNull, b.isNull)
                : compare(a.int128, left, b.int128, right, out.int128);
    }

    /// @param scaled set to the one with fewer digits behind the point, with more of them
    private static int compare(Int128 a, int left, Int128 b, int right, Int128 scaled) {
        if (left > right) {
            return -compare(b, right, a, left, scaled);
        }
        scaled.set(a);
        // What does not fit 128 bits is larger than any decimal of 38 digits.
        return scaled.scaleUp(right - left) ? Int128.compare(scaled, b) : a.signum();
    }
}
