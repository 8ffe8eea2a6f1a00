package io.feldspar.executor.standalone.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.standalone.message.ExecutorKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a worker keeps on disk, and for how long.
class WorkDirectoryTest {

    @TempDir Path folder;

    private static Path made(WorkDirectory directory, ExecutorKey executor) throws IOException {
        Files.createDirectories(directory.spill(executor));
        Files.writeString(directory.spill(executor).resolve("rows"), "rows");
        Files.writeString(directory.log(executor), "log");
        return directory.log(executor);
    }

    @Test
    void deletesWhatAWorkerThatWasKilledLeftAndNoLogs() throws IOException {
        ExecutorKey executor = new ExecutorKey("app", "executor-1-1");
        Path log;
        try (WorkDirectory killed = WorkDirectory.open(folder)) {
            log = made(killed, executor);
        }
        try (WorkDirectory next = WorkDirectory.open(folder)) {
            assertFalse(Files.exists(next.spill(executor)));
            assertTrue(Files.exists(log));
        }
    }

    @Test
    void deletesApplicationsThatAreLongOver() throws IOException {
        try (WorkDirectory directory = WorkDirectory.open(folder)) {
            ExecutorKey runs = new ExecutorKey("runs", "executor-1-1");
            for (String each : List.of("over", "runs", "recent")) {
                Path log = made(directory, new ExecutorKey(each, "executor-1-1"));
                if (!each.equals("recent")) {
                    FileTime old = FileTime.from(Instant.now().minusSeconds(7200));
                    Files.setLastModifiedTime(log.getParent(), old);
                    Files.setLastModifiedTime(log.getParent().getParent(), old);
                }
            }
            directory.deleteUnused(Set.of(runs.applicationId()), Duration.ofHours(1));
            try (var left = Files.list(folder)) {
                assertEquals(
                        List.of("lock", "recent", "runs"),
                        left.map(each -> each.getFileName().toString()).sorted().toList());
            }
        }
    }
}
