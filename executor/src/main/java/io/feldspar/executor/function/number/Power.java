package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// x to the power of y.
public final class Power extends FixedFunction {

    public Power() {
        super(
                "POWER",
                Description.of(
                        "Numbers", "POWER(x, y)", "x to the power of y.", "POWER(2, 10)", "1024.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public List<String> aliases() {
        return List.of("POW");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(
                Power.class, "power", (in, out) -> out.real = power(in[0].real, in[1].real));
    }

    public static double power(double x, double y) {
        return Math.pow(x, y);
    }
}
