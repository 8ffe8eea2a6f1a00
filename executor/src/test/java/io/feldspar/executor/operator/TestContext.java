package io.feldspar.executor.operator;

import io.feldspar.executor.memory.MemoryPool;

/// A context with a pool of its own that is never cancelled.
public final class TestContext implements OperatorContext {

    private final MemoryPool pool;

    public TestContext() {
        this(1L << 30);
    }

    public TestContext(long limit) {
        pool = new MemoryPool("test query", limit);
    }

    @Override
    public MemoryPool memory() {
        return pool;
    }

    @Override
    public void checkCancelled() {}
}
