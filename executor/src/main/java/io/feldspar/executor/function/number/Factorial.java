package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The product of the numbers from 1 to n; NULL below 0 and above 20.
public final class Factorial extends FixedFunction {

    public Factorial() {
        super(
                "FACTORIAL",
                Description.of(
                        "Numbers",
                        "FACTORIAL(n)",
                        "The product of the numbers from 1 to n; NULL below 0 and above 20.",
                        "FACTORIAL(5)",
                        "120"),
                Signature.of(SimpleType.BIGINT, SimpleType.INTEGER));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            int n = in[0].int32;
                            out.isNull = in[0].isNull || n < 0 || n > 20;
                            out.int64 = 1;
                            for (int i = 2; !out.isNull && i <= n; i++) {
                                out.int64 *= i;
                            }
                        })
                .withNulls();
    }
}
