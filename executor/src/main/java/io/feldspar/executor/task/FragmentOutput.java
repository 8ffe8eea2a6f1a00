package io.feldspar.executor.task;

import io.feldspar.executor.exchange.BatchExchange;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.BlockSink;
import io.feldspar.rdd.MapSide;
import io.feldspar.rdd.TaskContext;
import java.util.Iterator;

/// An exchange whose rows count against the query's memory until the query ends, or are on disk.
public record FragmentOutput(QuerySpec query, BatchExchange exchange)
        implements MapSide<Batch, Batch> {

    private static final long serialVersionUID = 1L;

    @Override
    public void write(Iterator<Batch> batches, BlockSink<Batch> sink, TaskContext task) {
        QueryRuntime runtime = task.extension(ExecutorRuntime.class).join(query, task);
        sink.keepIn(runtime.exchanged()::newBlock);
        exchange.write(batches, sink, task);
    }
}
