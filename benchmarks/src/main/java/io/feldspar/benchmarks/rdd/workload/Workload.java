package io.feldspar.benchmarks.rdd.workload;

/// What is run on each engine, and over how much.
public enum Workload {
    /// Lines of ten words.
    WORD_COUNT("wordcount", 400_000),
    /// Pages of a graph with eight links each on average.
    PAGE_RANK("pagerank", 60_000),
    /// Points of eight dimensions.
    K_MEANS("kmeans", 400_000),
    /// Records of a hundred bytes.
    SORT("sort", 500_000),
    /// Sales, of which a third is of one product.
    SKEWED_JOIN("skewedjoin", 1_000_000),
    /// Numbers that are dealt out twice.
    REPARTITION("repartition", 1_000_000),
    /// Tasks that do nothing.
    EMPTY_TASKS("emptytasks", 4_000),
    /// Jobs of five stages over next to no rows.
    FIVE_STAGES("fivestages", 20);

    /// In how many partitions the inputs are made: four for each of two cores.
    public static final int PARTITIONS = 8;

    /// Rounds of the iterative programs.
    public static final int ITERATIONS = 5;

    public static final long SEED = 42;

    private final String label;
    private final int rows;

    Workload(String label, int rows) {
        this.label = label;
        this.rows = rows;
    }

    /// The name in tables and on the command line.
    public String label() {
        return label;
    }

    /// Whether it measures a program; the others measure what scheduling costs.
    public boolean isProgram() {
        return this != EMPTY_TASKS && this != FIVE_STAGES;
    }

    /// How much input there is; what a row is, each constant says.
    public int rows(double scale) {
        return Math.max(1, (int) (rows * scale));
    }
}
