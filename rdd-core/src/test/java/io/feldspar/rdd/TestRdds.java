package io.feldspar.rdd;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/// Small RDDs for tests of the core.
public final class TestRdds {

    private TestRdds() {}

    /// The part of a shuffled RDD with the given index.
    public record Part(int index) implements Partition {}

    public static List<Partition> parts(int count) {
        List<Partition> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new Part(i));
        }
        return parts;
    }

    /// Applies a function to each row.
    public static final class Mapped<T, R> extends Rdd<R> {

        private static final long serialVersionUID = 1L;
        private final Rdd<T> parent;
        private final transient Function<T, R> function;

        public Mapped(Rdd<T> parent, Function<T, R> function) {
            super(parent.context(), List.of(new OneToOneDependency<>(parent)));
            this.parent = parent;
            this.function = function;
        }

        @Override
        protected List<Partition> computePartitions() {
            return parts(parent.numPartitions());
        }

        @Override
        public Iterator<R> compute(Partition partition, TaskContext task) {
            Iterator<T> rows = parent.iterator(parent.partitions().get(partition.index()), task);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public R next() {
                    return function.apply(rows.next());
                }
            };
        }
    }

    /// Reads a shuffle.
    public static final class Shuffled<B> extends Rdd<B> {

        private static final long serialVersionUID = 1L;
        private final ShuffleDependency<?, B> shuffle;

        public Shuffled(ShuffleDependency<?, B> shuffle) {
            super(shuffle.parent().context(), List.of(shuffle));
            this.shuffle = shuffle;
        }

        @Override
        protected List<Partition> computePartitions() {
            return parts(shuffle.numPartitions());
        }

        @Override
        public Iterator<B> compute(Partition partition, TaskContext task) {
            return task.readShuffle(shuffle, partition.index());
        }
    }

    /// Sends each row to the partition that its hash gives.
    public static <T> ShuffleDependency<T, T> byHash(Rdd<T> parent, int partitions) {
        return new ShuffleDependency<>(
                parent,
                partitions,
                (rows, sink, task) -> {
                    while (rows.hasNext()) {
                        T row = rows.next();
                        sink.emit(Math.floorMod(row.hashCode(), partitions), row);
                    }
                });
    }

    public static <T> List<T> collect(Rdd<T> rdd) {
        List<T> all = new ArrayList<>();
        rdd.context().runJob(rdd, (task, rows) -> toList(rows)).forEach(all::addAll);
        return all;
    }

    public static <T> List<T> toList(Iterator<T> rows) {
        List<T> list = new ArrayList<>();
        rows.forEachRemaining(list::add);
        return list;
    }
}
