package io.feldspar.benchmarks.tpch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TpchFilesTest {

    private static final double SCALE = 0.001;

    @TempDir Path folder;

    @Test
    void writesWhatIsMissingAndOnlyThat() throws IOException {
        TpchFiles.create(folder, SCALE);
        FileTime written = Files.getLastModifiedTime(folder.resolve("orders.parquet"));
        Files.delete(folder.resolve("nation.parquet"));
        TpchFiles.create(folder, SCALE);
        assertTrue(Files.exists(folder.resolve("nation.parquet")));
        assertEquals(written, Files.getLastModifiedTime(folder.resolve("orders.parquet")));
        assertEquals(8, parquetFiles());
    }

    @Test
    void clearsAwayWhatAKilledProcessLeft() throws IOException {
        Path unfinished = Files.createDirectory(folder.resolve(".unfinished"));
        Files.writeString(unfinished.resolve("region.parquet"), "half a file");
        Files.writeString(unfinished.resolve("tpch.duckdb"), "half a database");
        TpchFiles.create(folder, SCALE);
        assertFalse(Files.exists(unfinished));
        assertEquals(8, parquetFiles());
    }

    @Test
    void saysWhatToDoWhereNothingCanBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        IOException error =
                assertThrows(
                        IOException.class, () -> TpchFiles.create(file.resolve("data"), SCALE));
        assertTrue(error.getMessage().contains("cannot be written to"), error.getMessage());
        assertTrue(error.getMessage().endsWith("name another directory with --data."));
    }

    private long parquetFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        }
    }
}
