package io.feldspar.session;

import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.session.operation.OperationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Files that a statement has written and that nobody sees yet.
///
/// ```java
/// try (StagedFiles staged = StagedFiles.write(context, planned, target)) {
///     return staged.commit(() -> true);
/// }
/// ```
final class StagedFiles implements AutoCloseable {

    private final StatementContext context;
    private final TableSink sink;
    private final Path file;
    private final boolean newDirectory;
    private long rows;
    private boolean published;
    private boolean kept;

    private StagedFiles(StatementContext context, TableSink sink, Path file, boolean newDirectory) {
        this.context = context;
        this.sink = sink;
        this.file = file;
        this.newDirectory = newDirectory;
    }

    /// Runs the query and writes its rows.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException after which nothing is left
    static StagedFiles write(StatementContext context, PlannedQuery planned, WriteTarget target) {
        boolean newDirectory = !target.oneFile() && !Files.exists(target.path());
        Path file =
                target.oneFile()
                        ? target.path()
                        : target.path()
                                .resolve("part-" + UUID.randomUUID() + "." + target.format());
        StagedFiles staged =
                new StagedFiles(
                        context,
                        FileFormats.create(
                                file, target.format(), target.schema(), target.options()),
                        file,
                        newDirectory);
        try (RunningQuery query = context.start(planned.plan(), false)) {
            for (Batch batch = query.next(); batch != null; batch = query.next()) {
                staged.sink.write(batch);
                staged.rows += batch.rowCount();
            }
            return staged;
        } catch (RuntimeException | Error e) {
            staged.close();
            throw e;
        }
    }

    /// Makes the files visible, all or none, as an effect of the operation.
    ///
    /// @param enter lets the files count; where it does not, or fails, they are deleted again
    /// @return the number of rows, 0 where they do not count
    OperationResult commit(BooleanSupplier enter) {
        return context.operation()
                .commit(
                        () -> {
                            sink.commit();
                            published = true;
                            kept = enter.getAsBoolean();
                            return new OperationResult.Updated(kept ? rows : 0);
                        });
    }

    /// Deletes what does not count, and the directory where that leaves a new one empty.
    @Override
    public void close() {
        if (kept) {
            return;
        }
        sink.close();
        if (published) {
            context.files().delete(file);
        }
        if (newDirectory) {
            context.files().deleteEmpty(file.resolveSibling(""));
        }
    }
}
