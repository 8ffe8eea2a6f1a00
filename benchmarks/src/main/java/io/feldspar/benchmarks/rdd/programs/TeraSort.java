package io.feldspar.benchmarks.rdd.programs;

import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorts records by key over all partitions, and checks that they are sorted, as TeraSort and
/// TeraValidate do.
public final class TeraSort {

    private TeraSort() {}

    /// Range-partitioned by a sample of the keys, each partition sorted within itself.
    public static PairRdd<String, byte[]> sorted(
            PairRdd<String, byte[]> records, int numPartitions) {
        return records.sortByKey(String::compareTo, numPartitions);
    }

    /// What was found when all partitions were read in order.
    ///
    /// @param keyHash the sum of the keys' hash codes, by which a record that was lost or doubled
    ///     shows
    public record Finding(long records, long keyHash, boolean sorted) {}

    /// One partition; the keys are null where it is empty.
    private record Part(
            long records,
            long keyHash,
            boolean sorted,
            @Nullable String first,
            @Nullable String last)
            implements Serializable {}

    public static Finding validate(PairRdd<String, byte[]> records) {
        List<Part> parts =
                records.mapPartitions(rows -> List.of(validate(rows)).iterator()).collect();
        long count = 0;
        long keyHash = 0;
        boolean sorted = true;
        String last = null;
        for (Part part : parts) {
            count += part.records();
            keyHash += part.keyHash();
            String first = part.first();
            sorted &=
                    part.sorted() && (last == null || first == null || first.compareTo(last) >= 0);
            last = part.last() == null ? last : part.last();
        }
        return new Finding(count, keyHash, sorted);
    }

    private static Part validate(Iterator<Pair<String, byte[]>> rows) {
        long count = 0;
        long keyHash = 0;
        boolean sorted = true;
        String first = null;
        String last = null;
        while (rows.hasNext()) {
            String key = rows.next().key();
            sorted &= last == null || key.compareTo(last) >= 0;
            first = first == null ? key : first;
            last = key;
            keyHash += key.hashCode();
            count++;
        }
        return new Part(count, keyHash, sorted, first, last);
    }
}
