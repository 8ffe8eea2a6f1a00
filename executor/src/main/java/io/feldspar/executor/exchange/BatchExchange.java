package io.feldspar.executor.exchange;

import io.feldspar.executor.plan.Partitioning;
import io.feldspar.executor.store.BatchBuilder;
import io.feldspar.executor.store.Hashing;
import io.feldspar.executor.store.KeyHasher;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import io.feldspar.rdd.BlockSink;
import io.feldspar.rdd.MapSide;
import io.feldspar.rdd.TaskContext;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The map side of an exchange: spreads the rows of a task's batches over reduce partitions.
///
/// ```text
/// Single, Broadcast   all rows to partition 0; the tasks of a broadcast all read that one
/// Hash                by the hash of the key columns: equal keys meet, null with null
/// RoundRobin          in turn, starting with the task's own number
/// ```
/// Rows are copied into full batches of their own, which pass by reference in process.
///
/// @param types the types of the batches' columns
public record BatchExchange(Partitioning partitioning, List<Type> types)
        implements MapSide<Batch, Batch> {

    private static final long serialVersionUID = 1L;

    /// Larger dictionaries, such as the rows of a join table, are not sent along.
    private static final int MAX_DICTIONARY = 1 << 16;

    public BatchExchange {
        types = List.copyOf(types);
    }

    @Override
    public void write(Iterator<Batch> batches, BlockSink<Batch> sink, TaskContext task) {
        write(batches, sink, task.partitionId(), task::checkCancelled);
    }

    /// @param first where a deal in turn starts
    /// @param check called once per batch
    void write(Iterator<Batch> batches, BlockSink<Batch> sink, int first, Runnable check) {
        Outlet[] outlets = new Outlet[partitioning.count()];
        for (int p = 0; p < outlets.length; p++) {
            outlets[p] = new Outlet(p, new BatchBuilder(types, MAX_DICTIONARY), sink);
        }
        switch (partitioning) {
            case Partitioning.Single _, Partitioning.Broadcast _ ->
                    gather(batches, outlets[0], check);
            case Partitioning.Hash hash -> spread(batches, hash, outlets, check);
            case Partitioning.RoundRobin _ -> deal(batches, outlets, first, check);
        }
        for (Outlet outlet : outlets) {
            outlet.flush();
        }
    }

    private static void gather(Iterator<Batch> batches, Outlet outlet, Runnable check) {
        while (batches.hasNext()) {
            check.run();
            Batch batch = batches.next();
            outlet.add(batch, batch.selection(), 0, batch.rowCount());
        }
    }

    private static void spread(
            Iterator<Batch> batches, Partitioning.Hash hash, Outlet[] outlets, Runnable check) {
        KeyHasher hasher = new KeyHasher(hash.columns().size());
        Partitioner partitioner = new Partitioner(outlets.length);
        long[] hashes = new long[Batch.SIZE];
        Vector[] keys = new Vector[hash.columns().size()];
        while (batches.hasNext()) {
            check.run();
            Batch batch = batches.next();
            int count = batch.rowCount();
            if (hashes.length < count) {
                hashes = new long[count];
            }
            for (int k = 0; k < keys.length; k++) {
                keys[k] = batch.column(hash.columns().get(k));
            }
            hasher.hash(keys, batch.selection(), count, hashes);
            partitioner.spread(batch, hashes);
            for (int p = 0; p < outlets.length; p++) {
                int from = partitioner.start(p);
                outlets[p].add(batch, partitioner.rows(), from, partitioner.start(p + 1) - from);
            }
        }
    }

    private static void deal(Iterator<Batch> batches, Outlet[] outlets, int first, Runnable check) {
        int next = first % outlets.length;
        while (batches.hasNext()) {
            check.run();
            Batch batch = batches.next();
            int count = batch.rowCount();
            int share = (count + outlets.length - 1) / outlets.length;
            for (int from = 0; from < count; from += share) {
                int rows = Math.min(share, count - from);
                outlets[next].add(batch, batch.selection(), from, rows);
                next = (next + 1) % outlets.length;
            }
        }
    }

    /// Where the rows for one reduce partition leave.
    private record Outlet(int partition, BatchBuilder builder, BlockSink<Batch> sink) {

        void add(Batch batch, int @Nullable [] rows, int from, int count) {
            int at = from;
            int left = count;
            while (left > 0) {
                int taken = Math.min(left, builder.room());
                builder.append(batch, rows, at, taken);
                at += taken;
                left -= taken;
                if (builder.room() == 0) {
                    flush();
                }
            }
        }

        void flush() {
            if (builder.size() > 0) {
                sink.emit(partition, builder.take());
            }
        }
    }

    /// Orders a batch's rows by their partitions: a counting sort.
    private static final class Partitioner {

        private final int[] starts;
        private int[] rows = new int[Batch.SIZE];
        private int[] targets = new int[Batch.SIZE];

        Partitioner(int partitions) {
            starts = new int[partitions + 1];
        }

        void spread(Batch batch, long[] hashes) {
            int count = batch.rowCount();
            int partitions = starts.length - 1;
            if (rows.length < count) {
                rows = new int[count];
                targets = new int[count];
            }
            int[] next = new int[partitions + 1];
            for (int i = 0; i < count; i++) {
                int partition = Hashing.partition(hashes[i], partitions);
                targets[i] = partition;
                next[partition + 1]++;
            }
            for (int p = 0; p < partitions; p++) {
                next[p + 1] += next[p];
            }
            System.arraycopy(next, 0, starts, 0, partitions + 1);
            int[] selection = batch.selection();
            for (int i = 0; i < count; i++) {
                rows[next[targets[i]]++] = selection == null ? i : selection[i];
            }
        }

        int start(int partition) {
            return starts[partition];
        }

        int[] rows() {
            return rows;
        }
    }
}
