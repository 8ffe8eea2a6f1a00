package io.feldspar.benchmarks.rdd.workload;

import java.util.SplittableRandom;

/// Lines of words, of which some are far more frequent than others, as in a language.
public final class Texts {

    private static final int WORDS_PER_LINE = 10;
    private static final int VOCABULARY = 20_000;

    private Texts() {}

    public static String line(long seed, long row) {
        SplittableRandom random = Rows.random(seed, row);
        StringBuilder line = new StringBuilder(70);
        for (int i = 0; i < WORDS_PER_LINE; i++) {
            double place = random.nextDouble();
            if (i > 0) {
                line.append(' ');
            }
            line.append("word").append((int) (VOCABULARY * place * place * place));
        }
        return line.toString();
    }
}
