package io.feldspar.benchmarks.rdd.workload;

import java.util.SplittableRandom;

/// Pages that link to others, to those with small numbers more often.
public final class Graph {

    private static final int MOST_LINKS = 15;

    private Graph() {}

    /// The pages that a page links to; a page may be named twice.
    ///
    /// @param pages how many there are, numbered from 0
    public static int[] links(long seed, int page, int pages) {
        SplittableRandom random = Rows.random(seed, page);
        int[] links = new int[1 + random.nextInt(MOST_LINKS)];
        for (int i = 0; i < links.length; i++) {
            double place = random.nextDouble();
            links[i] = (int) (pages * place * place);
        }
        return links;
    }
}
