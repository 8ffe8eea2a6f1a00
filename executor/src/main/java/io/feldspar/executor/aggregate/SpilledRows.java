package io.feldspar.executor.aggregate;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.spill.RunReader;
import io.feldspar.executor.spill.RunWriter;
import io.feldspar.executor.spill.SpillFile;
import io.feldspar.executor.spill.SpilledRun;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Spilled rows of a single group, read back in the order in which they were written.
final class SpilledRows implements AutoCloseable {

    private final OperatorContext context;
    private final SpillFile file;
    private final Deque<SpilledRun> runs = new ArrayDeque<>();

    SpilledRows(OperatorContext context) {
        this.context = context;
        file = context.memory().newSpillFile();
    }

    void write(Operator rows) {
        try (RunWriter writer = file.startRun()) {
            for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
                context.checkCancelled();
                writer.write(batch);
            }
            runs.add(writer.finish());
        }
    }

    /// The spilled rows with their results, then the rows in memory.
    Operator before(Operator inMemory, GroupResults results) {
        return new Operator() {
            private @Nullable RunReader current;

            @Override
            public @Nullable Batch next() {
                context.checkCancelled();
                Batch batch = current == null ? null : current.next();
                while (batch == null && !runs.isEmpty()) {
                    RunReader reader = file.read(runs.remove());
                    current = reader;
                    batch = reader.next();
                }
                return batch == null ? inMemory.next() : results.appendedTo(batch, null, 0);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {
        file.close();
    }
}
