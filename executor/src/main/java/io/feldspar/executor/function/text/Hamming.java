package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// How many characters differ between two texts of the same length.
public final class Hamming extends FixedFunction {

    public Hamming() {
        super(
                "HAMMING",
                Description.of(
                        "Strings",
                        "HAMMING(a, b)",
                        "How many characters differ between two texts of the same length.",
                        "HAMMING('duck', 'luck')",
                        "1"),
                Signature.of(SimpleType.BIGINT, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public List<String> aliases() {
        return List.of("MISMATCHES");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int64 =
                                        distance(
                                                in[0].slice.text().codePoints().toArray(),
                                                in[1].slice.text().codePoints().toArray()))
                .failing();
    }

    private static long distance(int[] left, int[] right) {
        if (left.length != right.length) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "HAMMING takes two texts of the same length",
                    "Use LEVENSHTEIN for others.");
        }
        long different = 0;
        for (int i = 0; i < left.length; i++) {
            different += left[i] == right[i] ? 0 : 1;
        }
        return different;
    }
}
