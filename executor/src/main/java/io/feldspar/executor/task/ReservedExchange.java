package io.feldspar.executor.task;

import io.feldspar.executor.exchange.BatchExchange;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.BlockSink;
import io.feldspar.rdd.MapSide;
import io.feldspar.rdd.TaskContext;
import java.util.Iterator;

/// An exchange whose rows count against the query's memory until the query ends, or are on disk.
public final class ReservedExchange implements MapSide<Batch, Batch> {

    private static final long serialVersionUID = 1L;

    private final BatchExchange exchange;
    private final transient QueryRuntime runtime;

    public ReservedExchange(BatchExchange exchange, QueryRuntime runtime) {
        this.exchange = exchange;
        this.runtime = runtime;
    }

    @Override
    public void write(Iterator<Batch> batches, BlockSink<Batch> sink, TaskContext task) {
        sink.keepIn(runtime.exchanged()::newBlock);
        exchange.write(batches, sink, task);
    }
}
