package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.Arrays;
import java.util.List;

/// How similar two texts are after Jaro, from 0 to 1.
public final class JaroSimilarity extends FixedFunction {

    public JaroSimilarity() {
        super(
                "JARO_SIMILARITY",
                Description.of(
                        "Strings",
                        "JARO_SIMILARITY(a, b)",
                        "How similar two texts are after Jaro, from 0 to 1.",
                        "JARO_SIMILARITY('duck', 'duckdb')",
                        "0.8888888888888888"),
                Signature.of(SimpleType.DOUBLE, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.real =
                                similarity(
                                        in[0].slice.text().codePoints().toArray(),
                                        in[1].slice.text().codePoints().toArray()));
    }

    static double similarity(int[] left, int[] right) {
        if (left.length == 0 || right.length == 0) {
            return 0;
        }
        boolean[] taken = new boolean[right.length];
        int[] matched = matches(left, right, taken);
        int moved = 0;
        int at = 0;
        for (int i = 0; i < right.length; i++) {
            if (taken[i]) {
                moved += matched[at++] == right[i] ? 0 : 1;
            }
        }
        if (at == 0) {
            return 0;
        }
        double count = at;
        return (count / left.length + count / right.length + (count - moved / 2.0) / count) / 3;
    }

    /// The characters of the left text that have an equal one near by in the right.
    private static int[] matches(int[] left, int[] right, boolean[] taken) {
        int reach = Math.max(0, Math.max(left.length, right.length) / 2 - 1);
        int[] matched = new int[left.length];
        int count = 0;
        for (int i = 0; i < left.length; i++) {
            int end = Math.min(right.length, i + reach + 1);
            for (int j = Math.max(0, i - reach); j < end; j++) {
                if (!taken[j] && left[i] == right[j]) {
                    taken[j] = true;
                    matched[count++] = left[i];
                    break;
                }
            }
        }
        return Arrays.copyOf(matched, count);
    }
}
