package io.feldspar.executor.write;

import io.feldspar.executor.plan.WriteTarget;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.WrittenFile;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.vector.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file that rows are written to.
final class RowFile implements AutoCloseable {

    private final OutputFile file;
    private final List<@Nullable Object> keys;
    private final TableSink sink;
    private long rows;

    /// @param keys the values that all its rows share
    RowFile(WriteTarget target, OutputFile file, List<@Nullable Object> keys) {
        this.file = file;
        this.keys = keys;
        this.sink = FileFormats.create(file, target.format(), target.columns(), target.options());
    }

    void write(Batch batch) {
        sink.write(batch);
        rows += batch.rowCount();
    }

    /// How many bytes it has so far, without rows that are still in memory.
    long bytes() {
        return sink.bytes();
    }

    WrittenFile commit() {
        sink.commit();
        try {
            return new WrittenFile(
                    String.valueOf(file.path().getFileName()),
                    rows,
                    Files.size(file.path()),
                    new ArrayList<>(keys));
        } catch (IOException e) {
            throw file.failed(e);
        }
    }

    OutputFile output() {
        return file;
    }

    @Override
    public void close() {
        sink.close();
    }
}
