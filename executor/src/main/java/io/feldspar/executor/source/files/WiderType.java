package io.feldspar.executor.source.files;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import org.jspecify.annotations.Nullable;

/// The type that a table's column has where its files have different ones.
///
/// ```text
/// TINYINT → SMALLINT → INTEGER → BIGINT → DECIMAL(19, 0) …      INTEGER → DOUBLE
/// DECIMAL(p, s) → DECIMAL with room for both                    REAL → DOUBLE
/// DATE → TIMESTAMP
/// ```
/// Only types that hold every value of both: BIGINT and DOUBLE have none.
public final class WiderType {

    /// What a REAL holds exactly.
    private static final int REAL_DIGITS = 5;

    /// What a DOUBLE does, of the integer types.
    private static final int DOUBLE_DIGITS = 10;

    private WiderType() {}

    /// The narrowest type that holds the values of both, or null.
    public static @Nullable Type of(Type left, Type right) {
        if (left.equals(right)) {
            return left;
        }
        if (left instanceof DecimalType l && right instanceof DecimalType r) {
            int whole = Math.max(l.precision() - l.scale(), r.precision() - r.scale());
            return decimal(whole, Math.max(l.scale(), r.scale()));
        }
        Type wider = widened(left, right);
        return wider == null ? widened(right, left) : wider;
    }

    private static @Nullable Type widened(Type narrow, Type wide) {
        int digits = digits(narrow);
        if (digits > 0) {
            if (digits(wide) > digits) {
                return wide;
            }
            if (wide instanceof DecimalType decimal) {
                int whole = decimal.precision() - decimal.scale();
                return decimal(Math.max(digits, whole), decimal.scale());
            }
            boolean real = wide == SimpleType.REAL || wide == SimpleType.DOUBLE;
            if (real && digits <= DOUBLE_DIGITS) {
                return digits <= REAL_DIGITS ? wide : SimpleType.DOUBLE;
            }
        }
        boolean same =
                (narrow == SimpleType.REAL && wide == SimpleType.DOUBLE)
                        || (narrow == SimpleType.DATE && wide == SimpleType.TIMESTAMP);
        return same ? wide : null;
    }

    /// The most digits of a whole number of the type; 0 where it is none.
    private static int digits(Type type) {
        return switch (type) {
            case SimpleType.TINYINT -> 3;
            case SimpleType.SMALLINT -> 5;
            case SimpleType.INTEGER -> 10;
            case SimpleType.BIGINT -> 19;
            default -> 0;
        };
    }

    private static @Nullable Type decimal(int whole, int scale) {
        int precision = whole + scale;
        return precision > DecimalType.MAX_PRECISION ? null : new DecimalType(precision, scale);
    }
}
