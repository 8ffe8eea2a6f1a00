package io.feldspar.rdd.storage;

/// The name of a cached partition.
///
/// @param rddId whose partition it is
/// @param storeId for which `persist` of that RDD; never used twice, so that what an earlier one
///     left behind is not taken for the new one's
/// @param version see [io.feldspar.rdd.PartitionStore#beginVersion]
public record BlockId(int rddId, int storeId, int partition, int version) {

    @Override
    public String toString() {
        // It names files, whatever the digits of the default locale.
        return "rdd_" + rddId + "_" + storeId + "_" + partition + "_" + version;
    }
}
