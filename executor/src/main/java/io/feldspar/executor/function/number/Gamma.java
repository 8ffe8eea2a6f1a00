package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The gamma function, (x - 1)! of whole numbers.
public final class Gamma extends FixedFunction {

    public Gamma() {
        super(
                "GAMMA",
                Description.of(
                        "Numbers",
                        "GAMMA(x)",
                        "The gamma function, (x - 1)! of whole numbers.",
                        "GAMMA(5)",
                        "24.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.real = gamma(in[0].real));
    }

    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };
    private static final double G = 7;
    private static final int LARGEST_FACTORIAL = 171;

    private static double gamma(double x) {
        if (x == Math.rint(x) && x > 0 && x <= LARGEST_FACTORIAL) {
            double product = 1;
            for (int i = 2; i < x; i++) {
                product *= i;
            }
            return product;
        }
        if (x < 0.5) {
            return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
        }
        double t = x - 1 + G + 0.5;
        return Math.sqrt(2 * Math.PI) * Math.pow(t, x - 0.5) * Math.exp(-t) * series(x);
    }

    /// The natural logarithm of the size of the gamma function.
    static double logarithm(double x) {
        if (x < 0.5) {
            return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logarithm(1 - x);
        }
        double t = x - 1 + G + 0.5;
        return Math.log(2 * Math.PI) / 2 + (x - 0.5) * Math.log(t) - t + Math.log(series(x));
    }

    private static double series(double x) {
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        return sum;
    }
}
