package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many characters must be inserted, removed, replaced or swapped with their neighbour to
/// make one text of the other.
public final class DamerauLevenshtein extends FixedFunction {

    public DamerauLevenshtein() {
        super(
                "DAMERAU_LEVENSHTEIN",
                Description.of(
                        "Strings",
                        "DAMERAU_LEVENSHTEIN(a, b)",
                        "How many characters must be inserted, removed, replaced or "
                                + "swapped with their neighbour to make one text of the other.",
                        "DAMERAU_LEVENSHTEIN('duckdb', 'udckbd')",
                        "2"),
                Signature.of(SimpleType.BIGINT, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.int64 =
                                distance(
                                        in[0].slice.text().codePoints().toArray(),
                                        in[1].slice.text().codePoints().toArray()));
    }

    private static int distance(int[] left, int[] right) {
        Map<Integer, Integer> lastRows = new HashMap<>();
        int most = left.length + right.length;
        int[][] distances = new int[left.length + 2][right.length + 2];
        distances[0][0] = most;
        for (int i = 0; i <= left.length; i++) {
            distances[i + 1][0] = most;
            distances[i + 1][1] = i;
        }
        for (int j = 0; j <= right.length; j++) {
            distances[0][j + 1] = most;
            distances[1][j + 1] = j;
        }
        for (int i = 1; i <= left.length; i++) {
            int lastColumn = 0;
            for (int j = 1; j <= right.length; j++) {
                int row = lastRows.getOrDefault(right[j - 1], 0);
                int column = lastColumn;
                int cost = left[i - 1] == right[j - 1] ? 0 : 1;
                lastColumn = cost == 0 ? j : lastColumn;
                int swapped = distances[row][column] + (i - row - 1) + 1 + (j - column - 1);
                int changed = distances[i][j] + cost;
                int longer = Math.min(distances[i + 1][j], distances[i][j + 1]) + 1;
                distances[i + 1][j + 1] = Math.min(Math.min(swapped, changed), longer);
            }
            lastRows.put(left[i - 1], i);
        }
        return distances[left.length + 1][right.length + 1];
    }
}
