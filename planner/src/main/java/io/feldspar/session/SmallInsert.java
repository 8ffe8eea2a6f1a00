package io.feldspar.session;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.WriteTarget;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.WrittenFile;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.write.RowFiles;
import io.feldspar.planner.lowering.ConstantRows;
import io.feldspar.session.setting.Setting;
import io.feldspar.sql.catalog.NewFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// INSERT of few rows that are written in the statement: the calling thread writes their file to
/// its place, where nobody reads it before the table says so. A job would take longer than all
/// else.
final class SmallInsert {

    private SmallInsert() {}

    static boolean fits(PlannedWrite write) {
        return write.destination().kind() == Destination.Kind.TABLE
                && ConstantRows.isSmall(rows(write));
    }

    /// Files are opened for all partitions at once, so that rows need not be sorted.
    private static PhysicalPlan rows(PlannedWrite write) {
        PhysicalPlan input = write.plan().input();
        return write.plan().target().layout().partitioned()
                        && input instanceof PhysicalPlan.Sort sort
                ? sort.input()
                : input;
    }

    /// @return how many rows were inserted
    static long run(StatementContext context, PlannedWrite write) {
        Path directory = write.destination().path();
        WriteTarget target = write.plan().target();
        String id = UUID.randomUUID().toString();
        MemoryPool memory =
                new MemoryPool(
                        "an INSERT", context.session().settings().get(Setting.QUERY_MEMORY_LIMIT));
        RowFiles.Place place =
                (number, keys) -> {
                    Path folder = directory.resolve(write.folder().apply(keys));
                    try {
                        Files.createDirectories(folder);
                    } catch (IOException e) {
                        throw write.destination().failed(e);
                    }
                    Path file = folder.resolve("%s-%05d%s".formatted(id, number, target.suffix()));
                    return OutputFile.unsynced(file, directory, memory);
                };
        try (Operator source = ConstantRows.open(rows(write), memory, context.operation()::check);
                RowFiles files = new RowFiles(target, place, Integer.MAX_VALUE)) {
            for (Batch batch = source.next(); batch != null; batch = source.next()) {
                files.write(batch);
            }
            return commit(context, write, files);
        }
    }

    private static long commit(StatementContext context, PlannedWrite write, RowFiles files) {
        List<WrittenFile> written = new ArrayList<>();
        boolean made =
                context.operation()
                        .commit(
                                () -> {
                                    write.check().run();
                                    written.addAll(files.commit());
                                    return write.enter().test(placed(write, written));
                                });
        return made ? written.stream().mapToLong(WrittenFile::rows).sum() : 0;
    }

    private static List<NewFile> placed(PlannedWrite write, List<WrittenFile> files) {
        Path directory = write.destination().path();
        return files.stream()
                .map(
                        file ->
                                new NewFile(
                                        directory
                                                .resolve(write.folder().apply(file.keys()))
                                                .resolve(file.name()),
                                        file.keys()))
                .toList();
    }
}
