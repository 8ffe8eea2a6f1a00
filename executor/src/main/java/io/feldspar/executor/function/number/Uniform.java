package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
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
        if (result == SimpleType.DOUBLE) {
            return ScalarCode.interpreted(
                    (in, out) ->
                            out.real =
                                    in[0].real
                                            + (in[1].real - in[0].real)
                                                    * source.of(in).nextDouble());
        }
        return result == SimpleType.INTEGER
                ? ScalarCode.interpreted(
                        (in, out) ->
                                out.int32 = (int) between(source.of(in), in[0].int32, in[1].int32))
                : ScalarCode.interpreted(
                        (in, out) -> out.int64 = between(source.of(in), in[0].int64, in[1].int64));
    }

    /// From the first of the bounds to before the second.
    private static long between(XorShiftRandom random, long a, long b) {
        return (long) (a + ((double) b - a) * random.nextDouble());
    }
}
