package io.feldspar.rdd.io;

import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.function.SerializableFunction;
import io.feldspar.rdd.iterator.Iterators;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// A row, or several, per file: files are dealt to partitions in order.
public final class WholeFilesRdd<T> extends Rdd<T> {

    private static final long serialVersionUID = 1L;

    private final transient List<String> files;

    private final int numPartitions;
    private final SerializableFunction<Path, Iterator<T>> reader;

    public WholeFilesRdd(
            FeldsparContext context,
            List<Path> files,
            int numPartitions,
            SerializableFunction<Path, Iterator<T>> reader) {
        super(context, List.of());
        this.files = files.stream().map(Path::toString).toList();
        this.numPartitions = Math.clamp(numPartitions, 1, Math.max(1, files.size()));
        this.reader = reader;
    }

    private record Share(int index, @SuppressWarnings("serial") List<String> files)
            implements Partition {}

    @Override
    protected List<Partition> computePartitions() {
        List<Partition> shares = new ArrayList<>();
        for (int i = 0; i < numPartitions; i++) {
            int from = (int) ((long) i * files.size() / numPartitions);
            int to = (int) ((long) (i + 1) * files.size() / numPartitions);
            shares.add(new Share(i, new ArrayList<>(files.subList(from, to))));
        }
        return shares;
    }

    @Override
    public Iterator<T> compute(Partition partition, TaskContext task) {
        return Iterators.flatMap(
                ((Share) partition).files().iterator(), file -> reader.apply(Path.of(file)));
    }
}
