package io.feldspar.executor.exchange;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.memory.Spillable;
import io.feldspar.executor.spill.RunReader;
import io.feldspar.executor.spill.SpillFile;
import io.feldspar.executor.spill.SpilledRun;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows that the exchanges of a query hold: in memory as far as that suffices, else on disk.
///
/// ```text
/// block of a map task and a reduce partition     run, run, …  │  batches
///                                                  on disk    │  in memory: the last ones
/// ```
/// Where memory is short any thread spills the largest blocks; if there is none at all a batch
/// goes to disk at once. Rows stay until the query ends, because a task that is tried again reads
/// them again. Thread-safe: this object is the lock of all its blocks, and nothing is reserved
/// while it is held.
public final class ExchangeBlocks implements Spillable, AutoCloseable {

    /// What is spilled at least, where there is as much.
    private static final long LEAST_SPILLED = 4 << 20;

    private final MemoryPool pool;
    private final MemoryPool.Reservation memory;
    private final MemoryPool.Reservation buffers;

    /// The blocks that hold rows in memory, told apart by identity: equal rows are not looked for.
    private final Set<ExchangeBlock> inMemory = Collections.newSetFromMap(new IdentityHashMap<>());

    /// The dictionaries that are counted, by identity. One that many blocks refer to is counted for
    /// the first of them; when that one is spilled, for the next that comes.
    private final Set<FlatVector> counted = Collections.newSetFromMap(new IdentityHashMap<>());

    private @Nullable SpillFile file;
    private boolean closed;

    public ExchangeBlocks(MemoryPool pool) {
        this.pool = pool;
        memory = pool.reservation("EXCHANGE", this);
        buffers = pool.reservation("EXCHANGE");
    }

    /// An empty block, which one thread fills.
    public ExchangeBlock newBlock() {
        return new ExchangeBlock(this);
    }

    /// Reserves memory for rows; false if there is none.
    boolean reserve(long bytes) {
        memory.spillIfAsked();
        if (memory.tryGrow(bytes)) {
            return true;
        }
        spill(bytes);
        return memory.tryGrow(bytes);
    }

    /// Reserves what reading a run needs.
    void reserveBuffers(long bytes) {
        buffers.grow(bytes);
    }

    void releaseBuffers(long bytes) {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        buffers.release(bytes);
    }

    /// The dictionaries of the batch that are not counted yet.
    synchronized List<FlatVector> uncountedDictionaries(Batch batch) {
        List<FlatVector> uncounted = new ArrayList<>();
        for (int c = 0; c < batch.columnCount(); c++) {
            if (batch.column(c) instanceof DictionaryVector coded
                    && !counted.contains(coded.dictionary())) {
                uncounted.add(coded.dictionary());
            }
        }
        return uncounted;
    }

    /// Notes a block that holds rows in memory, and the dictionaries that are counted for it. Under
    /// the lock.
    void holds(ExchangeBlock block, List<FlatVector> dictionaries) {
        inMemory.add(block);
        counted.addAll(dictionaries);
    }

    /// The dictionaries are counted for their block no longer. Under the lock.
    void dropDictionaries(List<FlatVector> dictionaries) {
        dictionaries.forEach(counted::remove);
    }

    /// The file to spill to. Under the lock.
    SpillFile file() {
        SpillFile current = file;
        if (current == null) {
            current = pool.newSpillFile();
            file = current;
        }
        return current;
    }

    /// Reads a run, outside the lock.
    RunReader read(SpilledRun run) {
        SpillFile current;
        synchronized (this) {
            current = file();
        }
        return current.read(run);
    }

    synchronized void free(ExchangeBlock block) {
        inMemory.remove(block);
        if (!closed) {
            memory.release(block.drop());
        }
    }

    @Override
    public long spillableBytes() {
        return memory.bytes();
    }

    @Override
    public boolean sharedByThreads() {
        return true;
    }

    @Override
    public synchronized long spill(long wanted) {
        List<ExchangeBlock> largest = new ArrayList<>(inMemory);
        largest.sort(Comparator.comparingLong(ExchangeBlock::reservedBytes).reversed());
        long given = 0;
        for (ExchangeBlock block : largest) {
            if (given >= Math.max(wanted, LEAST_SPILLED)) {
                break;
            }
            long bytes = block.spill();
            inMemory.remove(block);
            memory.release(bytes);
            given += bytes;
        }
        return given;
    }

    /// Frees everything; no task of the query runs any more.
    @Override
    public synchronized void close() {
        closed = true;
        inMemory.clear();
        counted.clear();
        memory.close();
        buffers.close();
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
