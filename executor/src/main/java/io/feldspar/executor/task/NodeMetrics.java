package io.feldspar.executor.task;

import io.feldspar.executor.memory.MemoryPool;
import java.util.concurrent.atomic.AtomicLong;

/// What was measured of one node of a plan over all its tasks. Thread-safe.
public final class NodeMetrics {

    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong ignored = new AtomicLong();
    private final MemoryPool memory;

    NodeMetrics(MemoryPool memory) {
        this.memory = memory;
    }

    void add(long moreRows, long moreNanos) {
        rows.addAndGet(moreRows);
        nanos.addAndGet(moreNanos);
    }

    void addIgnored(long values) {
        ignored.addAndGet(values);
    }

    MemoryPool memory() {
        return memory;
    }

    /// The rows that the node handed on.
    public long rows() {
        return rows.get();
    }

    /// The time within the node and what it pulled from in the same task, summed over tasks.
    public long nanos() {
        return nanos.get();
    }

    /// The most memory that its operators held at a time.
    public long peakBytes() {
        return memory.peakBytes();
    }

    /// The values that its operators passed over, see
    /// [io.feldspar.executor.operator.OperatorContext#countIgnored].
    public long ignored() {
        return ignored.get();
    }

    /// The bytes that its operators wrote to spill files.
    public long spilledBytes() {
        return memory.spilledBytes();
    }
}
