package io.feldspar.executor.spill;

import io.feldspar.executor.batch.BatchReader;
import io.feldspar.executor.vector.Batch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads one run of a [SpillFile], which must stay open. Belongs to one thread.
public final class RunReader {

    private final SpillFile file;
    private final BatchReader reader;

    RunReader(SpillFile file, BatchReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /// The next batch, with arrays of its own, or null at the end of the run.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with IO_ERROR
    public @Nullable Batch next() {
        try {
            return reader.next();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }
}
