package io.feldspar.sql.error;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds what a misspelt name was meant to be.
public final class NearestName {

    private NearestName() {}

    /// The nearest of the names, if it is near: at most a third of the letters differ.
    public static @Nullable String of(String name, Collection<String> names) {
        String wanted = name.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = Math.max(1, wanted.length() / 3) + 1;
        for (String candidate : names) {
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /// ` Did you mean 'name'?`, or the other advice.
    public static String advice(String name, Collection<String> names, String otherwise) {
        String nearest = of(name, names);
        return nearest == null ? otherwise : "Did you mean '" + nearest + "'?";
    }

    /// How many letters must be put in, left out, changed or swapped with their neighbour: the
    /// optimal string alignment distance.
    private static int distance(String left, String right) {
        int[][] rows = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                rows[i][j] =
                        Math.min(
                                rows[i - 1][j - 1] + change,
                                1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
                boolean swapped =
                        i > 1
                                && j > 1
                                && left.charAt(i - 1) == right.charAt(j - 2)
                                && left.charAt(i - 2) == right.charAt(j - 1);
                if (swapped) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[left.length()][right.length()];
    }
}
