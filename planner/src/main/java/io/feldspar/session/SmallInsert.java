package io.feldspar.session;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.plan.WriteTarget;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.write.RowConstraints;
import io.feldspar.planner.lowering.ConstantRows;
import io.feldspar.session.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// INSERT of few rows that are written in the statement: the calling thread writes their file to
/// its place, where nobody reads it before the table says so. A job would take longer than all
/// else.
final class SmallInsert {

    private SmallInsert() {}

    static boolean fits(PlannedWrite write) {
        return write.destination().kind() == Destination.Kind.TABLE
                && ConstantRows.isSmall(write.plan().input());
    }

    /// @return how many rows were inserted
    static long run(StatementContext context, PlannedWrite write) {
        Path directory = write.destination().path();
        WriteTarget target = write.plan().target();
        Path file = directory.resolve(UUID.randomUUID() + "-00000" + target.suffix());
        MemoryPool memory =
                new MemoryPool(
                        "an INSERT", context.session().settings().get(Setting.QUERY_MEMORY_LIMIT));
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw write.destination().failed(e);
        }
        RowConstraints constraints = new RowConstraints(target);
        long rows = 0;
        try (Operator source =
                        ConstantRows.open(
                                write.plan().input(), memory, context.operation()::check);
                TableSink sink =
                        FileFormats.create(
                                OutputFile.unsynced(file, directory, memory),
                                target.format(),
                                target.columns(),
                                target.options())) {
            for (Batch batch = source.next(); batch != null; batch = source.next()) {
                sink.write(constraints.check(batch));
                rows += batch.rowCount();
            }
            boolean made =
                    context.operation()
                            .commit(
                                    () -> {
                                        write.check().run();
                                        sink.commit();
                                        return write.enter().test(List.of(file));
                                    });
            return made ? rows : 0;
        }
    }
}
