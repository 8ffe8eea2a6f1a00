package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.PartitionFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.general.RandomSource;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// A random number of the normal distribution, another for each row; with a seed the same
/// sequence each time.
public final class Randn extends FixedFunction implements PartitionFunction {

    public Randn() {
        super(
                "RANDN",
                Description.of(
                        "Numbers",
                        "RANDN([seed])",
                        "A random number of the normal distribution, another for each row; "
                                + "with a seed the same sequence each time.",
                        "RANDN(1) < 100",
                        "true"),
                Signature.of(SimpleType.DOUBLE, SimpleType.BIGINT).requiring(0));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result, int partition) {
        RandomSource source = new RandomSource(arguments.isEmpty() ? -1 : 0, partition);
        return ScalarCode.interpreted((in, out) -> out.real = source.of(in).nextGaussian())
                .withNulls();
    }
}
