package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// What is left of a after division by b, never negative for a positive b.
public final class Pmod extends FixedFunction {

    public Pmod() {
        super(
                "PMOD",
                Description.of(
                        "Numbers",
                        "PMOD(a, b)",
                        "What is left of a after division by b, never negative for a "
                                + "positive b.",
                        "PMOD(-7, 3)",
                        "2"),
                Signature.of(SimpleType.INTEGER, SimpleType.INTEGER, SimpleType.INTEGER),
                Signature.of(SimpleType.BIGINT, SimpleType.BIGINT, SimpleType.BIGINT),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        boolean real = result == SimpleType.DOUBLE;
        boolean wide = result == SimpleType.BIGINT;
        return ScalarCode.interpreted(
                        (in, out) -> {
                            if (real) {
                                out.real = ofReals(in[0].real, in[1].real);
                            } else {
                                long rest =
                                        ofLongs(
                                                wide ? in[0].int64 : in[0].int32,
                                                wide ? in[1].int64 : in[1].int32);
                                out.int64 = rest;
                                out.int32 = (int) rest;
                            }
                        })
                .failing();
    }

    private static double ofReals(double left, double right) {
        if (right == 0) {
            throw Overflow.divisionByZero();
        }
        double rest = left % right;
        return rest < 0 ? (rest + right) % right : rest;
    }

    private static long ofLongs(long left, long right) {
        if (right == 0) {
            throw Overflow.divisionByZero();
        }
        long rest = left % right;
        return rest < 0 ? (rest + right) % right : rest;
    }
}
