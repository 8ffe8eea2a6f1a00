package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// How similar two texts are after Jaro and Winkler, from 0 to 1; a common beginning counts more.
public final class JaroWinklerSimilarity extends FixedFunction {

    public JaroWinklerSimilarity() {
        super(
                "JARO_WINKLER_SIMILARITY",
                Description.of(
                        "Strings",
                        "JARO_WINKLER_SIMILARITY(a, b)",
                        "How similar two texts are after Jaro and Winkler, from 0 to 1; a "
                                + "common beginning counts more.",
                        "JARO_WINKLER_SIMILARITY('duck', 'duckdb')",
                        "0.9333333333333333"),
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

    private static double similarity(int[] left, int[] right) {
        double jaro = JaroSimilarity.similarity(left, right);
        if (jaro <= 0.7) {
            return jaro;
        }
        int most = Math.min(4, Math.min(left.length, right.length));
        int common = 0;
        while (common < most && left[common] == right[common]) {
            common++;
        }
        return jaro + common * 0.1 * (1 - jaro);
    }
}
