package io.feldspar.rdd.extension;

/// What a layer above this library keeps on each executor for its tasks: memory, caches, what the
/// tasks of a query share. Made with the executor, closed with it, found by tasks with
/// `TaskContext.extension`. Thread-safe.
public interface ExecutorExtension extends AutoCloseable {

    @Override
    void close();
}
