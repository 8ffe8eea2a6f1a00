package io.feldspar.session;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.plan.WriteTarget;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.WrittenFile;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.rdd.io.AttemptFiles;
import io.feldspar.sql.catalog.NewFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A write on its way: tasks write files that nobody sees, and when all have succeeded, those of
/// the accepted attempts appear at once, as an effect of the operation. Otherwise nothing is left.
final class StagedWrite implements AutoCloseable {

    /// @param query closed
    /// @param rows that were written; 0 where they do not count
    record Outcome(RunningQuery query, long rows) {}

    /// What the writer of a file without rows takes.
    private static final MemoryPool NO_ROWS = new MemoryPool("a file without rows", 0);

    private final StatementContext context;
    private final PlannedWrite write;
    private final Destination destination;
    private final Path emptyFile;
    private @Nullable TableSink empty;
    /// What to delete where it does not count.
    private List<Path> published = List.of();
    private boolean counts;

    private StagedWrite(StatementContext context, PlannedWrite write) {
        this.context = context;
        this.write = write;
        this.destination = write.destination();
        this.emptyFile = AttemptFiles.partition(destination.staging(), 0, destination.suffix());
    }

    /// @param measured whether each operator's rows and time are taken
    /// @throws io.feldspar.executor.error.FeldsparException after which nothing is left
    static Outcome run(StatementContext context, PlannedWrite write, boolean measured) {
        try (StagedWrite staged = new StagedWrite(context, write)) {
            staged.begin();
            RunningQuery query = staged.writeFiles(measured);
            staged.commit(query.written());
            long rows = query.written().stream().mapToLong(WrittenFile::rows).sum();
            return new Outcome(query, staged.counts ? rows : 0);
        }
    }

    /// Begins the file that stands for no rows, which finds wrong options whatever rows there are.
    private void begin() {
        try {
            AttemptFiles.begin(destination.staging());
        } catch (IOException e) {
            throw destination.failed(e);
        }
        WriteTarget target = write.plan().target();
        empty =
                FileFormats.create(
                        new OutputFile(emptyFile, destination.path(), NO_ROWS),
                        target.format(),
                        target.columns(),
                        target.options());
    }

    private RunningQuery writeFiles(boolean measured) {
        // Closing it waits for the last of its tasks, so that nobody writes after that.
        try (RunningQuery query = context.start(write.plan(), measured)) {
            if (query.next() != null) {
                throw new IllegalStateException("a plan that writes has rows");
            }
            return query;
        }
    }

    private void commit(List<WrittenFile> files) {
        counts =
                context.operation()
                        .commit(
                                () -> {
                                    write.check().run();
                                    List<NewFile> moved = publish(files);
                                    // A table deletes its files itself.
                                    published =
                                            destination.kind() == Destination.Kind.TABLE
                                                    ? List.of()
                                                    : moved.stream().map(NewFile::path).toList();
                                    return write.enter().test(moved);
                                });
    }

    private List<NewFile> publish(List<WrittenFile> files) {
        try {
            List<String> names = files.stream().map(WrittenFile::name).toList();
            List<Path> parts = AttemptFiles.publish(destination.staging(), names);
            boolean oneNeeded =
                    destination.needsFile() && !write.plan().target().layout().partitioned();
            if (parts.isEmpty() && oneNeeded && empty != null) {
                empty.commit();
                parts = List.of(emptyFile);
            }
            closeEmpty();
            List<Destination.Part> placed = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                List<@Nullable Object> keys = files.isEmpty() ? List.of() : files.get(i).keys();
                placed.add(
                        new Destination.Part(
                                new NewFile(parts.get(i), keys),
                                keys.isEmpty() ? "" : write.folder().apply(keys)));
            }
            return destination.publish(placed);
        } catch (IOException e) {
            throw destination.failed(e);
        }
    }

    private void closeEmpty() {
        if (empty != null) {
            empty.close();
        }
    }

    /// Deletes what does not count, with the directories that were made for it.
    @Override
    public void close() {
        if (counts) {
            return;
        }
        closeEmpty();
        published.forEach(context.files()::delete);
        try {
            AttemptFiles.discard(destination.staging());
        } catch (IOException e) {
            throw destination.failed(e);
        }
        if (destination.kind() == Destination.Kind.NEW_DIRECTORY
                || destination.kind() == Destination.Kind.TABLE) {
            context.files().deleteEmpty(destination.path());
        }
    }
}
