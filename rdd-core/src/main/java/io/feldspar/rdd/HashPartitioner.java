package io.feldspar.rdd;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Partitions by the key's hash code; null goes to partition 0.
///
/// Keys need a hash code that depends on their contents. Enums hash by their name; arrays, whose
/// hash code is their identity, would scatter differently in each process and are refused.
public final class HashPartitioner extends Partitioner {

    private static final long serialVersionUID = 1L;

    private final int numPartitions;

    public HashPartitioner(int numPartitions) {
        if (numPartitions < 1) {
            throw new IllegalArgumentException(
                    "a partitioner needs at least 1 partition but got " + numPartitions);
        }
        this.numPartitions = numPartitions;
    }

    @Override
    public int numPartitions() {
        return numPartitions;
    }

    @Override
    public int partition(@Nullable Object key) {
        return switch (key) {
            case null -> 0;
            case Enum<?> constant -> Math.floorMod(constant.name().hashCode(), numPartitions);
            case Object array when array.getClass().isArray() ->
                    throw new IllegalArgumentException(
                            "an array cannot be a key, because equal arrays have different hash"
                                    + " codes; use a List");
            default -> Math.floorMod(key.hashCode(), numPartitions);
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HashPartitioner that && that.numPartitions == numPartitions;
    }

    @Override
    public int hashCode() {
        return Objects.hash(HashPartitioner.class.getName(), numPartitions);
    }

    @Override
    public String toString() {
        return "hash(" + numPartitions + ")";
    }
}
