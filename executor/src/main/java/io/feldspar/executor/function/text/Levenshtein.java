package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// How many characters must be inserted, removed or replaced to turn one text into the other; -1
/// if more than the limit.
public final class Levenshtein extends FixedFunction {

    public Levenshtein() {
        super(
                "LEVENSHTEIN",
                Description.of(
                        "Strings",
                        "LEVENSHTEIN(left, right [, limit])",
                        "How many characters must be inserted, removed or replaced to turn "
                                + "one text into the other; -1 if more than the limit.",
                        "LEVENSHTEIN('kitten', 'sitting')",
                        "3"),
                Signature.of(
                                SimpleType.INTEGER,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.INTEGER)
                        .requiring(2));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) -> {
                    int distance =
                            distance(
                                    in[0].slice.text().codePoints().toArray(),
                                    in[1].slice.text().codePoints().toArray());
                    out.int32 = in.length == 3 && distance > in[2].int32 ? -1 : distance;
                });
    }

    private static int distance(int[] left, int[] right) {
        int[] row = new int[right.length + 1];
        for (int j = 0; j <= right.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length; j++) {
                int same = left[i - 1] == right[j - 1] ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length];
    }
}
