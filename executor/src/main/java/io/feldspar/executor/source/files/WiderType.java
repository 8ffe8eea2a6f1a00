package io.feldspar.executor.source.files;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The type that a table's column has where its files have different ones.
///
/// ```text
/// TINYINT → SMALLINT → INTEGER → BIGINT → DECIMAL(19, 0) …      INTEGER → DOUBLE
/// DECIMAL(p, s) → DECIMAL with room for both                    REAL → DOUBLE
/// DATE → TIMESTAMP
/// ```
/// Nested types are widened part by part; a struct has the fields of both. Only types that hold
/// every value of both: BIGINT and DOUBLE have none.
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
        if (left instanceof NestedType && right instanceof NestedType) {
            return nested(left, right);
        }
        Type wider = widened(left, right);
        return wider == null ? widened(right, left) : wider;
    }

    private static @Nullable Type nested(Type left, Type right) {
        if (left instanceof ArrayType(Type l) && right instanceof ArrayType(Type r)) {
            Type element = of(l, r);
            return element == null ? null : new ArrayType(element);
        }
        if (left instanceof MapType l && right instanceof MapType r) {
            Type key = of(l.key(), r.key());
            Type value = of(l.value(), r.value());
            return key == null || value == null ? null : new MapType(key, value);
        }
        return left instanceof StructType l && right instanceof StructType r ? struct(l, r) : null;
    }

    /// The fields of both, found by name.
    private static @Nullable Type struct(StructType left, StructType right) {
        List<Member> members = new ArrayList<>(left.members());
        for (Member member : right.members()) {
            int index = left.indexOf(member.name());
            if (index < 0) {
                members.add(member);
                continue;
            }
            Member own = left.members().get(index);
            Type wider = of(own.type(), member.type());
            if (wider == null) {
                return null;
            }
            members.set(index, new Member(own.name(), wider));
        }
        return new StructType(members);
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
