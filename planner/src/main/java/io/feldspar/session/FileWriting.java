package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A file being written; it appears, whole, when it is committed.
final class FileWriting implements AutoCloseable {

    private final TableSink sink;

    private FileWriting(TableSink sink) {
        this.sink = sink;
    }

    /// @throws FeldsparException with NOT_SUPPORTED for a format that is not written, or IO_ERROR
    static FileWriting open(Path file, String format, Schema schema, Map<String, String> options) {
        return new FileWriting(FileFormats.create(file, format, schema, options));
    }

    /// A file without rows.
    static void empty(Path file, String format, Schema schema, Map<String, String> options) {
        try (FileWriting writing = open(file, format, schema, options)) {
            writing.commit();
        }
    }

    void write(Batch batch) {
        sink.write(batch);
    }

    void commit() {
        sink.commit();
    }

    @Override
    public void close() {
        sink.close();
    }

    /// Deletes a file or a directory with all that is in it.
    static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static FeldsparException failed(Path path, IOException cause) {
        return new FeldsparException(
                ErrorCode.IO_ERROR, "Cannot write '%s': %s".formatted(path, cause), cause);
    }
}
