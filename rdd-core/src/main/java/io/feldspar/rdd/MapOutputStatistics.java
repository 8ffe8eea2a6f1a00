package io.feldspar.rdd;

/// How much a finished map stage wrote for each reduce partition, as its
/// [measure][ShuffleDependency#measure] tells it.
///
/// @param rows rows per reduce partition
/// @param bytes bytes per reduce partition
public record MapOutputStatistics(int shuffleId, long[] rows, long[] bytes) {

    public int numPartitions() {
        return bytes.length;
    }

    public long totalRows() {
        return sum(rows);
    }

    public long totalBytes() {
        return sum(bytes);
    }

    private static long sum(long[] values) {
        long total = 0;
        for (long value : values) {
            total += value;
        }
        return total;
    }
}
