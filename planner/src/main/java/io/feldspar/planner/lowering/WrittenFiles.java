package io.feldspar.planner.lowering;

import io.feldspar.executor.source.WrittenFile;
import io.feldspar.rdd.ResultHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The files of the accepted attempts of a job's tasks. Thread-safe.
final class WrittenFiles implements ResultHandler<ArrayList<WrittenFile>> {

    private final Map<Integer, List<WrittenFile>> byPartition = new TreeMap<>();

    @Override
    public synchronized void accept(int index, ArrayList<WrittenFile> files) {
        byPartition.put(index, List.copyOf(files));
    }

    /// Those that are known so far, in the order of the partitions.
    synchronized List<WrittenFile> all() {
        return byPartition.values().stream().flatMap(List::stream).toList();
    }
}
