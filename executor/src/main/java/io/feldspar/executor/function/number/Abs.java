package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.Int128;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.time.IntervalArithmetic;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The absolute value, of the same type.
public final class Abs extends NumericFunction {

    public Abs() {
        super(
                "ABS",
                new Description(
                        "Numbers",
                        List.of("ABS(x)"),
                        "The absolute value, of the same type.",
                        "ABS(-1.5)",
                        "1.5"),
                false);
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        return arguments.size() == 1 && IntervalArithmetic.interval(arguments.get(0))
                ? arguments
                : super.parameterTypes(arguments);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(0);
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return switch (result.form()) {
            case DOUBLE ->
                    ScalarCode.of(
                            Abs.class, "absDouble", (in, out) -> out.real = absDouble(in[0].real));
            case INT -> {
                int max = Overflow.maxInt(result);
                yield ScalarCode.of(
                                Abs.class,
                                "absInt",
                                (in, out) ->
                                        out.int32 =
                                                Overflow.checkInt(
                                                        Math.abs((long) in[0].int32),
                                                        max,
                                                        "The absolute value"),
                                max)
                        .checkedBy("intOverflow");
            }
            case LONG, LONG_PAIR, BYTE, BYTES, LIST, STRUCT ->
                    ScalarCode.of(
                                    Abs.class,
                                    "absLong",
                                    result instanceof DecimalType
                                            ? Abs::decimal
                                            : (in, out) -> out.int64 = exact(in[0].int64))
                            .checkedBy("longOverflow");
        };
    }

    private static void decimal(Cell[] in, Cell out) {
        Int128 value = in[0].int128;
        if (value.high >= 0) {
            out.int128.set(value);
        } else {
            out.int128.set(~value.high + (value.low == 0 ? 1 : 0), -value.low);
        }
    }

    private static long exact(long value) {
        if (value == Long.MIN_VALUE) {
            throw Overflow.error("The absolute value", SimpleType.BIGINT);
        }
        return Math.abs(value);
    }

    public static double absDouble(double value) {
        return Math.abs(value);
    }

    public static int absInt(int value, int max) {
        return Math.abs(value);
    }

    public static long intOverflow(int value, int max) {
        return IntegerBounds.beyond(Math.abs((long) value), max);
    }

    public static long absLong(long value) {
        return Math.abs(value);
    }

    public static long longOverflow(long value) {
        return value == Long.MIN_VALUE ? 1 : 0;
    }
}
