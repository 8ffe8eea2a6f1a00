package io.feldspar.executor.function.cast;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;

/// The scalar code of CAST for every pair of types.
public final class CastCode {

    private CastCode() {}

    /// @throws FeldsparException with TYPE_MISMATCH where values of one type never become the
    ///     other
    public static ScalarCode of(Argument from, Type to) {
        if (from.type() == SimpleType.NULL) {
            return ScalarCode.interpreted((in, out) -> out.isNull = true);
        }
        if (from.type() instanceof NestedType && to != SimpleType.VARCHAR) {
            throw mismatch(from.type(), to);
        }
        return switch (to) {
            case NestedType _ -> throw mismatch(from.type(), to);
            case DecimalType decimal -> ToDecimal.code(from, decimal);
            case SimpleType simple ->
                    switch (simple) {
                        case TINYINT, SMALLINT, INTEGER, BIGINT -> ToInteger.code(from, simple);
                        case REAL, DOUBLE -> ToDouble.code(from.type(), simple);
                        case BOOLEAN -> ToBoolean.code(from.type());
                        case VARCHAR, VARBINARY -> ToText.code(from.type(), simple);
                        case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ ->
                                ToTime.code(from.type(), simple);
                        case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME ->
                                ToInterval.code(from.type(), simple);
                        case UUID -> UuidText.code(from.type());
                        case VARIANT, NULL -> throw mismatch(from.type(), to);
                    };
        };
    }

    static FeldsparException mismatch(Type from, Type to) {
        return new FeldsparException(
                ErrorCode.TYPE_MISMATCH,
                "A " + from.sql() + " cannot be cast to " + to.sql(),
                "Cast to VARCHAR first, or leave out the CAST.");
    }

    static FeldsparException invalid(String text, Type to) {
        String shown = text.length() > 60 ? text.substring(0, 57) + "..." : text;
        return new FeldsparException(
                ErrorCode.INVALID_CAST,
                "The value '" + shown + "' cannot be cast to " + to.sql(),
                "Correct it, or use TRY_CAST to get NULL instead.");
    }

    static FeldsparException overflow(Object value, Type to) {
        return overflow(ErrorCode.NUMERIC_OVERFLOW, value, to);
    }

    /// The text is a number that is too large.
    static FeldsparException overflow(String text, Type to) {
        return overflow(ErrorCode.TEXT_OVERFLOW, text, to);
    }

    private static FeldsparException overflow(ErrorCode code, Object value, Type to) {
        return new FeldsparException(
                code,
                "The value " + value + " does not fit " + to.sql(),
                "Cast to a wider type, or use TRY_CAST to get NULL instead.");
    }
}
