package io.feldspar.rdd.persist;

/// Has executors drop blocks of a store.
@FunctionalInterface
public interface BlockDropping {

    /// @param belowVersion only those of earlier versions
    void drop(int storeId, int belowVersion);
}
