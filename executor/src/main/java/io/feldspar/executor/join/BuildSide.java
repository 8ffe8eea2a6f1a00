package io.feldspar.executor.join;

import io.feldspar.executor.vector.Vector;

/// The build side of a join, read to its end.
public sealed interface BuildSide extends AutoCloseable permits BuildSide.InMemory, SpilledBuild {

    /// One that any number of tasks may join with as it is.
    sealed interface InMemory extends BuildSide permits JoinTable, BuildRows {

        /// The rows, column by column. Immutable: they may be dictionaries.
        Vector[] columns();

        int rows();

        /// Heap bytes that are reserved for it.
        long retainedBytes();
    }

    @Override
    void close();
}
