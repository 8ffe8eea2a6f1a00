package io.feldspar.planner.joinorder;

/// What a hash join costs, in units of an emitted row.
///
/// Building is more expensive than probing, and more so once the table leaves the caches; rows that
/// come out have to be carried through everything above.
final class JoinCost {

    private static final double PROBE_ROW = 0.4;
    private static final double BUILD_ROW = 1.5;
    private static final double OUTPUT_ROW = 1;
    private static final double CACHE_BYTES = 4 << 20;
    private static final double MISS_FACTOR = 1.5;

    private JoinCost() {}

    static double of(double probeRows, double buildRows, double buildWidth, double rows) {
        double bytes = buildRows * (buildWidth + 8);
        double misses = bytes > CACHE_BYTES ? MISS_FACTOR : 1;
        return misses * (PROBE_ROW * probeRows + BUILD_ROW * buildRows) + OUTPUT_ROW * rows;
    }
}
