package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Unary minus of numbers and intervals.
public final class Negate {

    private Negate() {}

    static List<Type> parameterTypes(List<Type> arguments) {
        Type type = arguments.get(0);
        if (type == SimpleType.NULL) {
            return List.of(SimpleType.INTEGER);
        }
        if (!type.numeric()
                && type != SimpleType.INTERVAL_DAY_TIME
                && type != SimpleType.INTERVAL_YEAR_MONTH) {
            throw Coercion.mismatch("-", arguments, "a number or an interval");
        }
        return arguments;
    }

    static ScalarCode code(Type type, Type result) {
        return switch (type.form()) {
            case DOUBLE ->
                    ScalarCode.of(
                            Negate.class,
                            "negateDouble",
                            (in, out) -> out.real = negateDouble(in[0].real));
            case INT -> {
                if (result == SimpleType.INTERVAL_YEAR_MONTH) {
                    yield ScalarCode.interpreted(
                                    (in, out) ->
                                            out.int32 =
                                                    Overflow.checkMonths(
                                                            -(long) in[0].int32, "The negation"))
                            .failing();
                }
                int max = Overflow.maxInt(result);
                yield ScalarCode.of(
                                Negate.class,
                                "negateInt",
                                (in, out) ->
                                        out.int32 =
                                                Overflow.checkInt(
                                                        -(long) in[0].int32, max, "The negation"),
                                max)
                        .checkedBy("intOverflow");
            }
            case LONG, LONG_PAIR, BYTE, BYTES, LIST, STRUCT ->
                    type instanceof DecimalType ? decimal() : integer(result);
        };
    }

    private static ScalarCode integer(Type result) {
        return ScalarCode.of(
                        Negate.class,
                        "negateLong",
                        (in, out) -> {
                            if (in[0].int64 == Long.MIN_VALUE) {
                                throw Overflow.error("The negation", result);
                            }
                            out.int64 = -in[0].int64;
                        })
                .checkedBy("longOverflow");
    }

    /// The smallest unscaled value of a decimal is the negation of the largest.
    private static ScalarCode decimal() {
        return ScalarCode.of(
                        Negate.class,
                        "negateLong",
                        (in, out) ->
                                out.int128.set(
                                        ~in[0].int128.high + (in[0].int128.low == 0 ? 1 : 0),
                                        -in[0].int128.low))
                .checkedBy("longOverflow");
    }

    public static double negateDouble(double value) {
        return -value;
    }

    public static int negateInt(int value, int max) {
        return -value;
    }

    public static long intOverflow(int value, int max) {
        return IntegerBounds.beyond(-(long) value, max);
    }

    public static long negateLong(long value) {
        return -value;
    }

    public static long longOverflow(long value) {
        return (value & -value) >> 63;
    }
}
