package io.feldspar.executor.operator;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.memory.SpillPolicy;
import io.feldspar.executor.spill.SpillDirectories;

/// A context with a pool of its own that is never cancelled.
public final class TestContext implements OperatorContext {

    private final SpillDirectories directories;
    private final MemoryPool pool;

    public TestContext() {
        this(1L << 30);
    }

    public TestContext(long limit) {
        this(limit, SpillPolicy.WHEN_SHORT);
    }

    /// A context whose operators spill whenever the policy says so.
    public TestContext(long limit, SpillPolicy policy) {
        directories = SpillDirectories.ofSystem();
        pool = new MemoryPool("test query", limit, directories, policy);
    }

    /// How many spill files are open.
    public int openFiles() {
        return directories.openFiles();
    }

    @Override
    public MemoryPool memory() {
        return pool;
    }

    @Override
    public void checkCancelled() {}
}
