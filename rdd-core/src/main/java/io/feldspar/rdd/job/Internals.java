package io.feldspar.rdd.job;

import io.feldspar.rdd.Aggregator;
import io.feldspar.rdd.BarrierTask;
import io.feldspar.rdd.DoubleRdd;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import io.feldspar.rdd.Partitioner;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.RddInternals;
import io.feldspar.rdd.function.SerializableBiFunction;
import io.feldspar.rdd.function.SerializableComparator;
import io.feldspar.rdd.io.FileInput;
import io.feldspar.rdd.io.FileOutput;
import io.feldspar.rdd.io.TextFileRdd;
import io.feldspar.rdd.io.WholeFilesRdd;
import io.feldspar.rdd.lineage.BarrierRdd;
import io.feldspar.rdd.lineage.CartesianRdd;
import io.feldspar.rdd.lineage.DoubleViewRdd;
import io.feldspar.rdd.lineage.LineagePrinter;
import io.feldspar.rdd.lineage.MapPartitionsRdd;
import io.feldspar.rdd.lineage.PairViewRdd;
import io.feldspar.rdd.lineage.ParallelCollectionRdd;
import io.feldspar.rdd.lineage.PipedProcess;
import io.feldspar.rdd.lineage.UnionRdd;
import io.feldspar.rdd.lineage.ZippedPartitionsRdd;
import io.feldspar.rdd.lineage.Zipping;
import io.feldspar.rdd.partitioning.CoGroupedRdd;
import io.feldspar.rdd.partitioning.CoalescedRdd;
import io.feldspar.rdd.partitioning.Combining;
import io.feldspar.rdd.partitioning.ExactSampling;
import io.feldspar.rdd.partitioning.PartitionPruningRdd;
import io.feldspar.rdd.partitioning.ShuffledRdd;
import io.feldspar.rdd.persist.Checkpoints;
import io.feldspar.rdd.persist.PersistedRdds;
import io.feldspar.rdd.storage.StorageLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Brings together the packages behind the API, for one context.
final class Internals implements RddInternals {

    private final PersistedRdds persisted;
    private final Checkpoints checkpoints;

    Internals(PersistedRdds persisted, Checkpoints checkpoints) {
        this.persisted = persisted;
        this.checkpoints = checkpoints;
    }

    @Override
    public <T, R> Rdd<R> mapPartitions(
            Rdd<T> parent,
            String name,
            PartitionFunction<T, R> function,
            boolean preservesPartitioning,
            boolean orderSensitive) {
        return new MapPartitionsRdd<>(
                parent, name, function, preservesPartitioning, orderSensitive);
    }

    @Override
    public <T> Rdd<String> pipe(
            Rdd<T> parent, List<String> command, Map<String, String> environment) {
        return PipedProcess.pipe(parent, command, environment);
    }

    @Override
    public <T, R> Rdd<R> barrier(
            Rdd<T> parent,
            SerializableBiFunction<BarrierTask, ? super Iterator<T>, ? extends Iterator<R>>
                    function) {
        return new BarrierRdd<>(parent, function);
    }

    @Override
    public <T> Rdd<T> union(FeldsparContext context, List<Rdd<T>> parents) {
        return new UnionRdd<>(context, parents);
    }

    @Override
    public <T, U> Rdd<Pair<T, U>> cartesian(Rdd<T> left, Rdd<U> right) {
        return new CartesianRdd<>(left, right);
    }

    @Override
    public <T, U> Rdd<Pair<T, U>> zip(Rdd<T> left, Rdd<U> right) {
        return new ZippedPartitionsRdd<>(left, right, Zipping::rows, false);
    }

    @Override
    public <T, U, R> Rdd<R> zipPartitions(
            Rdd<T> left,
            Rdd<U> right,
            SerializableBiFunction<Iterator<T>, Iterator<U>, ? extends Iterator<R>> function) {
        return new ZippedPartitionsRdd<>(left, right, function::apply, false);
    }

    @Override
    public <T> PairRdd<T, Long> zipWithIndex(Rdd<T> parent) {
        return Zipping.withIndex(parent);
    }

    @Override
    public <T> PairRdd<T, Long> zipWithUniqueId(Rdd<T> parent) {
        return Zipping.withUniqueId(parent);
    }

    @Override
    public <T> Rdd<T> coalesce(Rdd<T> parent, int numPartitions) {
        return new CoalescedRdd<>(parent, numPartitions);
    }

    @Override
    public <T> Rdd<T> prune(Rdd<T> parent, int first, int last) {
        return new PartitionPruningRdd<>(parent, first, last);
    }

    @Override
    public <K, V> PairRdd<K, V> pairs(Rdd<Pair<K, V>> parent) {
        return new PairViewRdd<>(parent);
    }

    @Override
    public DoubleRdd doubles(Rdd<Double> parent) {
        return new DoubleViewRdd(parent);
    }

    @Override
    public <K, V> PairRdd<K, V> repartition(Rdd<Pair<K, V>> parent, Partitioner partitioner) {
        return ShuffledRdd.repartitioned(parent, partitioner);
    }

    @Override
    public <K, V> PairRdd<K, V> sort(
            Rdd<Pair<K, V>> parent,
            Partitioner partitioner,
            SerializableComparator<? super K> order) {
        return ShuffledRdd.sorted(parent, partitioner, order);
    }

    @Override
    public <K, V, C> PairRdd<K, C> combine(
            Rdd<Pair<K, V>> parent,
            Partitioner partitioner,
            Aggregator<K, V, C> aggregator,
            boolean mapSideCombine) {
        Combining<K, V, C> combining = new Combining<>(aggregator);
        if (!partitioner.equals(parent.partitioner())) {
            return ShuffledRdd.combined(parent, partitioner, combining, mapSideCombine);
        }
        return pairs(
                mapPartitions(
                        parent,
                        "combineByKey",
                        (task, partition, rows) -> combining.values(rows),
                        true,
                        false));
    }

    @Override
    public <K> PairRdd<K, List<List<Object>>> cogroup(
            List<Rdd<Pair<K, Object>>> parents, Partitioner partitioner) {
        return new CoGroupedRdd<>(parents, partitioner);
    }

    @Override
    public <K, V> PairRdd<K, V> sampleExactly(
            PairRdd<K, V> parent, Map<K, Double> fractions, long seed) {
        Map<K, Double> bounds = ExactSampling.bounds(parent, fractions, seed);
        return pairs(
                mapPartitions(
                        parent,
                        "sampleByKeyExact",
                        (task, partition, rows) ->
                                ExactSampling.below(rows, bounds, seed, partition),
                        true,
                        true));
    }

    @Override
    public <T> Rdd<T> parallelize(FeldsparContext context, List<T> elements, int slices) {
        return new ParallelCollectionRdd<>(context, elements, slices);
    }

    @Override
    public Rdd<String> textFile(FeldsparContext context, String path, int minPartitions) {
        return new TextFileRdd(context, FileInput.resolve(path), minPartitions);
    }

    @Override
    public PairRdd<String, String> wholeTextFiles(FeldsparContext context, String path) {
        return PairRdd.of(
                new WholeFilesRdd<>(
                        context,
                        FileInput.resolve(path),
                        context.parallelism(),
                        file ->
                                List.of(Pair.of(file.toString(), FileInput.text(file)))
                                        .iterator()));
    }

    @Override
    public PairRdd<String, byte[]> binaryFiles(FeldsparContext context, String path) {
        return PairRdd.of(
                new WholeFilesRdd<>(
                        context,
                        FileInput.resolve(path),
                        context.parallelism(),
                        file ->
                                List.of(Pair.of(file.toString(), FileInput.bytes(file)))
                                        .iterator()));
    }

    @Override
    public <T> Rdd<T> objectFile(FeldsparContext context, String path) {
        List<Path> files = FileInput.resolve(path);
        return new WholeFilesRdd<>(context, files, files.size(), FileInput::<T>objects);
    }

    @Override
    public <T> void saveAsTextFile(Rdd<T> rdd, Path directory) throws IOException {
        FileOutput.save(rdd, directory, FileOutput.TEXT);
    }

    @Override
    public <T> void saveAsObjectFile(Rdd<T> rdd, Path directory) throws IOException {
        FileOutput.save(rdd, directory, FileOutput.OBJECTS);
    }

    @Override
    public <T> void persist(Rdd<T> rdd, StorageLevel level) {
        persisted.persist(rdd, level);
    }

    @Override
    public <T> void unpersist(Rdd<T> rdd, boolean blocking) {
        persisted.unpersist(rdd, blocking);
    }

    @Override
    public void checkpoint(Rdd<?> rdd) {
        checkpoints.mark(rdd);
    }

    @Override
    public void localCheckpoint(Rdd<?> rdd) {
        checkpoints.markLocal(rdd);
    }

    @Override
    public String describe(Rdd<?> rdd) {
        return LineagePrinter.print(rdd);
    }
}
