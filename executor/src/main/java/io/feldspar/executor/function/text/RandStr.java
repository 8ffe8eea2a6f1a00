package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.PartitionFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.function.general.RandomSource;
import io.feldspar.executor.function.general.XorShiftRandom;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// A random text of letters and digits of that length, another for each row; with a seed the same
/// sequence each time.
public final class RandStr extends FixedFunction implements PartitionFunction {

    public RandStr() {
        super(
                "RANDSTR",
                Description.of(
                        "Strings",
                        "RANDSTR(length [, seed])",
                        "A random text of letters and digits of that length, another for "
                                + "each row; with a seed the same sequence each time.",
                        "LENGTH(RANDSTR(5))",
                        "5"),
                Signature.of(SimpleType.VARCHAR, SimpleType.INTEGER, SimpleType.BIGINT)
                        .requiring(1));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result, int partition) {
        RandomSource source = new RandomSource(arguments.size() == 2 ? 1 : -1, partition);
        return ScalarCode.interpreted(
                        (in, out) -> {
                            // Spark takes no length for 0.
                            int length = in[0].isNull ? 0 : checkedLength(in[0].int32);
                            fill(source.of(in), Padding.checkedWidth(length), out.text);
                        })
                .failing()
                .withNulls();
    }

    private static final String CHARACTERS =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static int checkedLength(int length) {
        if (length < 0) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER, "The length of RANDSTR must not be negative");
        }
        return length;
    }

    private static void fill(XorShiftRandom random, int length, SliceBuilder out) {
        for (int i = 0; i < length; i++) {
            int drawn = random.nextInt();
            // As Spark draws them: a bounded int would be another.
            out.append((byte) CHARACTERS.charAt(Math.abs(drawn % CHARACTERS.length())));
        }
    }
}
