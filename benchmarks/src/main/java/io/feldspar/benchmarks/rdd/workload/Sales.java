package io.feldspar.benchmarks.rdd.workload;

import java.util.SplittableRandom;

/// Sales of products, of which one is sold as often as thousands of others together.
public final class Sales {

    public static final int PRODUCTS = 20_000;

    private static final double SHARE_OF_BESTSELLER = 1.0 / 3;
    private static final int BESTSELLER = 7;
    private static final int CATEGORIES = 50;
    private static final int DEAREST = 1_000;

    private Sales() {}

    public static int product(long seed, long sale) {
        SplittableRandom random = Rows.random(seed, sale);
        return random.nextDouble() < SHARE_OF_BESTSELLER ? BESTSELLER : random.nextInt(PRODUCTS);
    }

    /// What the customer paid, in cents.
    public static long amount(long seed, long sale) {
        return 1L + Rows.random(~seed, sale).nextInt(DEAREST);
    }

    public static String category(int product) {
        return "category " + product % CATEGORIES;
    }
}
