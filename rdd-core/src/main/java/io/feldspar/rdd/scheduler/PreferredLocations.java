package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.Rdd;
import java.util.ArrayList;
import java.util.List;

/// Finds where the tasks of a stage are best run.
final class PreferredLocations {

    private PreferredLocations() {}

    /// For each partition the executors and hosts; an empty list if no partition has one.
    static List<List<String>> of(Rdd<?> rdd, int[] partitions) {
        List<List<String>> preferred = new ArrayList<>(partitions.length);
        boolean any = false;
        for (int partition : partitions) {
            List<String> locations = rdd.locations(rdd.partitions().get(partition));
            any |= !locations.isEmpty();
            preferred.add(locations);
        }
        return any ? preferred : List.of();
    }
}
