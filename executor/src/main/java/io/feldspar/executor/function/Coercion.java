package io.feldspar.executor.function;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which types turn into which without being asked, and what two types have in common.
///
/// ```text
/// TINYINT → SMALLINT → INTEGER → BIGINT → DECIMAL → REAL → DOUBLE      DATE → TIMESTAMP → ..TZ
/// ```
public final class Coercion {

    private static final int NONE = -1;
    private static final int NARROWING = 20;
    private static final int TEXT = 40;

    private Coercion() {}

    /// How far `from` is from `to`: 0 for the same type, -1 where it does not turn into it.
    public static int distance(Type from, Type to) {
        if (from.equals(to)) {
            return 0;
        }
        if (from == SimpleType.NULL) {
            return 1;
        }
        if (from instanceof NestedType && to instanceof NestedType) {
            return nestedDistance(from, to);
        }
        int lower = rank(from);
        int upper = rank(to);
        if (lower < 0 || upper < 0 || lower / 10 != upper / 10 || lower > upper) {
            return NONE;
        }
        return lower == upper ? 1 : upper - lower;
    }

    /// How far `from` is from `to` where texts are cast to simple types, simple values to texts,
    /// numbers to narrower numbers and timestamps to dates; -1 where that gives nothing either.
    public static int assignmentDistance(Type from, Type to) {
        int distance = distance(from, to);
        if (distance >= 0 || from instanceof NestedType || to instanceof NestedType) {
            return distance;
        }
        if (from.numeric() && to.numeric()) {
            return NARROWING + Math.abs(rank(from) - rank(to));
        }
        boolean text = from == SimpleType.VARCHAR || to == SimpleType.VARCHAR;
        boolean day =
                to == SimpleType.DATE
                        && (from == SimpleType.TIMESTAMP || from == SimpleType.TIMESTAMP_TZ);
        return text || day ? TEXT : NONE;
    }

    private static int nestedDistance(Type from, Type to) {
        List<Type> before = ((NestedType) from).parts();
        List<Type> after = ((NestedType) to).parts();
        if (from.getClass() != to.getClass() || before.size() != after.size()) {
            return NONE;
        }
        int total = 0;
        for (int i = 0; i < before.size(); i++) {
            int distance = distance(before.get(i), after.get(i));
            if (distance < 0) {
                return NONE;
            }
            total += distance;
        }
        return total;
    }

    private static int rank(Type type) {
        return switch (type) {
            case DecimalType _ -> 5;
            case NestedType _ -> NONE;
            case SimpleType simple ->
                    switch (simple) {
                        case TINYINT -> 1;
                        case SMALLINT -> 2;
                        case INTEGER -> 3;
                        case BIGINT -> 4;
                        case REAL -> 6;
                        case DOUBLE -> 7;
                        case DATE -> 11;
                        case TIMESTAMP -> 12;
                        case TIMESTAMP_TZ -> 13;
                        case BOOLEAN,
                                TIME,
                                INTERVAL_YEAR_MONTH,
                                INTERVAL_DAY_TIME,
                                VARCHAR,
                                VARBINARY,
                                UUID,
                                VARIANT,
                                NULL ->
                                NONE;
                    };
        };
    }

    /// The narrowest type that both turn into, or null if there is none.
    ///
    /// That of two decimals keeps all digits behind the point. Where that leaves fewer than 38
    /// digits need before it, a cast to it fails with NUMBER_OUT_OF_RANGE for large values.
    public static @Nullable Type common(Type left, Type right) {
        if (left.equals(right)) {
            return left;
        }
        if (left instanceof NestedType && right instanceof NestedType) {
            return NestedCoercion.common(left, right);
        }
        DecimalType a = exact(left);
        DecimalType b = exact(right);
        if (a != null
                && b != null
                && !(left instanceof SimpleType && right instanceof SimpleType)) {
            int scale = Math.max(a.scale(), b.scale());
            int integral = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
            int precision = Math.min(integral + scale, DecimalType.MAX_PRECISION);
            return new DecimalType(precision, scale);
        }
        return distance(left, right) >= 0 ? right : distance(right, left) >= 0 ? left : null;
    }

    /// The common type of all.
    ///
    /// @throws FeldsparException with TYPE_MISMATCH if there is none
    public static Type common(String function, List<Type> types) {
        Type common = SimpleType.NULL;
        for (Type type : types) {
            common = common(common, type);
            if (common == null) {
                throw mismatch(function, types, "arguments that have a type in common");
            }
        }
        return common;
    }

    /// Whether the decimal holds every value of an exact numeric type.
    public static boolean holds(DecimalType decimal, Type type) {
        DecimalType exact = exact(type);
        return exact != null
                && exact.scale() <= decimal.scale()
                && exact.precision() - exact.scale() <= decimal.precision() - decimal.scale();
    }

    /// The decimal that holds every value of an exact numeric type, or null for other types.
    public static @Nullable DecimalType exact(Type type) {
        return switch (type) {
            case DecimalType decimal -> decimal;
            case NestedType _ -> null;
            case SimpleType simple ->
                    switch (simple) {
                        case TINYINT -> new DecimalType(3, 0);
                        case SMALLINT -> new DecimalType(5, 0);
                        case INTEGER -> new DecimalType(10, 0);
                        case BIGINT -> new DecimalType(19, 0);
                        case BOOLEAN,
                                REAL,
                                DOUBLE,
                                DATE,
                                TIME,
                                TIMESTAMP,
                                TIMESTAMP_TZ,
                                INTERVAL_YEAR_MONTH,
                                INTERVAL_DAY_TIME,
                                VARCHAR,
                                VARBINARY,
                                UUID,
                                VARIANT,
                                NULL ->
                                null;
                    };
        };
    }

    public static FeldsparException mismatch(String function, List<Type> given, String wanted) {
        return given.isEmpty()
                ? wrongCount(function, given, wanted)
                : unfit(ErrorCode.TYPE_MISMATCH, function, given, wanted);
    }

    /// The error of a call with too few or too many arguments.
    public static FeldsparException wrongCount(String function, List<Type> given, String wanted) {
        return unfit(ErrorCode.WRONG_ARGUMENT_COUNT, function, given, wanted);
    }

    /// The error of a call whose arguments do not fit, with a code of its own.
    public static FeldsparException unfit(
            ErrorCode code, String function, List<Type> given, String wanted) {
        String types = given.stream().map(Type::sql).collect(Collectors.joining(", "));
        return new FeldsparException(
                code,
                "Function '"
                        + function
                        + "' cannot be applied to ("
                        + types
                        + "): it takes "
                        + wanted,
                "Cast the arguments, or see DESCRIBE FUNCTION.");
    }
}
