package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.time.IntervalArithmetic;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// -1, 0 or 1.
public final class Sign extends NumericFunction {

    public Sign() {
        super(
                "SIGN",
                new Description("Numbers", List.of("SIGN(x)"), "-1, 0 or 1.", "SIGN(-3)", "-1"),
                false);
    }

    @Override
    public List<String> aliases() {
        return List.of("SIGNUM");
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        return arguments.size() == 1 && IntervalArithmetic.interval(arguments.get(0))
                ? arguments
                : super.parameterTypes(arguments);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.INTEGER;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        Type type = arguments.get(0).type();
        return switch (type.form()) {
            case DOUBLE ->
                    ScalarCode.of(
                            Sign.class,
                            "signDouble",
                            (in, out) -> out.int32 = signDouble(in[0].real));
            case INT ->
                    ScalarCode.of(
                            Sign.class, "signInt", (in, out) -> out.int32 = signInt(in[0].int32));
            case LONG, LONG_PAIR, BYTE, BYTES, LIST, STRUCT ->
                    ScalarCode.of(
                            Sign.class,
                            "signLong",
                            type instanceof DecimalType
                                    ? (in, out) -> out.int32 = in[0].int128.signum()
                                    : (in, out) -> out.int32 = signLong(in[0].int64));
        };
    }

    public static int signDouble(double value) {
        return (int) Math.signum(value);
    }

    public static int signInt(int value) {
        return Integer.signum(value);
    }

    public static int signLong(long value) {
        return Long.signum(value);
    }
}
