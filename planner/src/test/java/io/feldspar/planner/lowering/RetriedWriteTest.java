package io.feldspar.planner.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Union;
import io.feldspar.executor.plan.PhysicalPlan.Values;
import io.feldspar.executor.plan.PhysicalPlan.Write;
import io.feldspar.executor.plan.PlanRewrite;
import io.feldspar.executor.plan.WriteTarget;
import io.feldspar.executor.source.WrittenFile;
import io.feldspar.executor.source.format.TableRegistry;
import io.feldspar.executor.task.ExecutionOptions;
import io.feldspar.executor.task.LocalExecutors;
import io.feldspar.executor.task.PlanMetrics;
import io.feldspar.executor.task.QueryLimits;
import io.feldspar.executor.task.QuerySpec;
import io.feldspar.executor.task.ReportFiles;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.io.AttemptFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetriedWriteTest {

    private static final Schema SCHEMA =
            new Schema(List.of(new Field("a", SimpleType.INTEGER, true)));

    @TempDir Path directory;

    private Write write() {
        List<PhysicalPlan> inputs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Literal value = new Literal(i, SimpleType.INTEGER);
            inputs.add(new Values(i == 2 ? List.of() : List.of(List.of(value)), SCHEMA));
        }
        WriteTarget target =
                new WriteTarget(
                        "t",
                        directory,
                        directory,
                        ".csv",
                        "csv",
                        SCHEMA,
                        Map.of("header", "false"),
                        List.of());
        return (Write)
                PlanRewrite.number(
                        new Write(
                                PhysicalPlan.UNNUMBERED, new Union(inputs, SCHEMA), target, false));
    }

    /// Every task fails once when it has written its file, and is run again.
    @Test
    void countsTheRowsOfOneAttemptOfEachTask() throws IOException {
        TableRegistry tables = new TableRegistry(Map.of());
        MemoryPool memory = new MemoryPool("test", Long.MAX_VALUE);
        LocalExecutors executors =
                new LocalExecutors(memory, 2, () -> tables, true, ExecutionOptions.STANDARD);
        AttemptFiles.begin(directory);
        try (FeldsparContext context =
                FeldsparContext.builder()
                        .threads(2)
                        .serializeTasks(true)
                        .maxTaskFailures(2)
                        .extension(executors::start)
                        .build()) {
            WrittenFiles written = new WrittenFiles();
            List<ArrayList<WrittenFile>> results =
                    context.runJob(
                            Lowering.lower(
                                            write(),
                                            context,
                                            tables,
                                            new QuerySpec(
                                                    1,
                                                    "test",
                                                    QueryLimits.ofMemory(Long.MAX_VALUE),
                                                    false),
                                            context.accumulator(
                                                    PlanMetrics.NONE, PlanMetrics::plus))
                                    .result(),
                            (task, batches) -> {
                                ArrayList<WrittenFile> files =
                                        new ReportFiles().apply(task, batches);
                                if (task.attemptNumber() == 0) {
                                    throw new IOException("the executor has lost its network");
                                }
                                return files;
                            });
            for (int i = results.size() - 1; i >= 0; i--) {
                written.accept(i, results.get(i));
            }
            try (Stream<Path> attempts = Files.list(directory.resolve("_attempts"))) {
                assertEquals(6, attempts.count());
            }
            List<String> names = written.all().stream().map(WrittenFile::name).toList();
            StringBuilder rows = new StringBuilder();
            for (Path part : AttemptFiles.publish(directory, names)) {
                rows.append(part.getFileName()).append(' ').append(Files.readString(part));
            }
            assertEquals("part-00000.csv 0\npart-00001.csv 1\npart-00002.csv 3\n", rows.toString());
            assertEquals(3, written.all().stream().mapToLong(WrittenFile::rows).sum());
            assertEquals(6, written.all().stream().mapToLong(WrittenFile::bytes).sum());
        }
    }
}
