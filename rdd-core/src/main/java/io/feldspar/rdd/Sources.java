package io.feldspar.rdd;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What makes RDDs of collections, ranges and files.
public interface Sources {

    /// The context that the RDDs belong to.
    FeldsparContext context();

    /// An RDD over a list, cut into as many slices as tasks can run at a time.
    default <T> Rdd<T> parallelize(List<T> elements) {
        return parallelize(elements, context().parallelism());
    }

    default <T> Rdd<T> parallelize(List<T> elements, int slices) {
        return context().internals().parallelize(context(), elements, slices);
    }

    /// An RDD of no rows and no partitions.
    default <T> Rdd<T> emptyRdd() {
        return union(List.of());
    }

    /// The numbers from `start` to before `end`.
    default Rdd<Long> range(long start, long end, int slices) {
        long rows = Math.max(0, Math.subtractExact(end, start));
        return parallelize(IntStream.range(0, slices).boxed().toList(), slices)
                .flatMap(
                        slice ->
                                LongStream.range(
                                                start + sliceStart(rows, slice, slices),
                                                start + sliceStart(rows, slice + 1, slices))
                                        .iterator());
    }

    private static long sliceStart(long rows, int slice, int slices) {
        return rows / slices * slice + Math.min(slice, rows % slices);
    }

    /// The rows of all, duplicates included.
    default <T> Rdd<T> union(List<Rdd<T>> rdds) {
        return context().internals().union(context(), rdds);
    }

    /// The lines of text files.
    ///
    /// @param path a file, a directory, or a pattern for the files of a directory
    default Rdd<String> textFile(String path) {
        return textFile(path, context().parallelism());
    }

    /// @param minPartitions how many pieces there are at least, if the files are large enough
    default Rdd<String> textFile(String path, int minPartitions) {
        return context().internals().textFile(context(), path, minPartitions);
    }

    /// Each file's name and its text.
    default PairRdd<String, String> wholeTextFiles(String path) {
        return context().internals().wholeTextFiles(context(), path);
    }

    /// Each file's name and its bytes.
    default PairRdd<String, byte[]> binaryFiles(String path) {
        return context().internals().binaryFiles(context(), path);
    }

    /// The rows that [Actions#saveAsObjectFile] wrote. Reads Java-serialized objects: only for
    /// files that are trusted.
    default <T> Rdd<T> objectFile(String path) {
        return context().internals().objectFile(context(), path);
    }
}
