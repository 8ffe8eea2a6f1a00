package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.PartitionFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.general.RandomSource;
import io.feldspar.executor.function.general.XorShiftRandom;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// A random number from low to high, another for each row: an integer if both are, otherwise a
/// DOUBLE; with a seed the same sequence each time.
public final class Uniform extends FixedFunction implements PartitionFunction {

    public Uniform() {
        super(
                "UNIFORM",
                Description.of(
                        "Numbers",
                        "UNIFORM(low, high [, seed])",
                        "A random number from low to high, another for each row: an "
                                + "integer if both are, otherwise a DOUBLE; with a seed the same "
                                + "sequence each time.",
                        "UNIFORM(10, 11) < 12",
                        "true"),
                Signature.of(
                                SimpleType.INTEGER,
                                SimpleType.INTEGER,
                                SimpleType.INTEGER,
                                SimpleType.BIGINT)
                        .requiring(2),
                Signature.of(
                                SimpleType.BIGINT,
                                SimpleType.BIGINT,
                                SimpleType.BIGINT,
                                SimpleType.BIGINT)
                        .requiring(2),
                Signature.of(
                                SimpleType.DOUBLE,
                                SimpleType.DOUBLE,
                                SimpleType.DOUBLE,
                                SimpleType.BIGINT)
                        .requiring(2));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result, int partition) {
        RandomSource source = new RandomSource(arguments.size() == 3 ? 2 : -1, partition);
        return ScalarCode.interpreted(
                        (in, out) -> {
                            out.isNull = in[0].isNull || in[1].isNull;
                            if (!out.isNull) {
                                draw(source.of(in), in, result, out);
                            }
                        })
                .withNulls();
    }

    private static void draw(XorShiftRandom random, Cell[] in, Type result, Cell out) {
        switch (result.form()) {
            case INT -> out.int32 = (int) between(random, in[0].int32, in[1].int32);
            case LONG -> out.int64 = between(random, in[0].int64, in[1].int64);
            default -> out.real = in[0].real + (in[1].real - in[0].real) * random.nextDouble();
        }
    }

    /// From the first of the bounds to before the second.
    private static long between(XorShiftRandom random, long a, long b) {
        return (long) (a + ((double) b - a) * random.nextDouble());
    }
}
