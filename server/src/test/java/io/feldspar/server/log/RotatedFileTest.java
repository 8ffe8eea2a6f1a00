package io.feldspar.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatedFileTest {

    @TempDir Path directory;

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void limitsTheNumberOfFiles() throws IOException {
        Path file = directory.resolve("log");
        try (RotatedFile log = new RotatedFile(file, 10, 2)) {
            for (int i = 0; i < 10; i++) {
                log.append(line("line " + i));
            }
        }
        assertEquals(
                List.of(file, directory.resolve("log.1"), directory.resolve("log.2")),
                RotatedFile.all(file));
        assertEquals("line 9\n", Files.readString(file));
        assertEquals("line 7\n", Files.readString(directory.resolve("log.2")));
    }

    @Test
    void endsALineThatAKilledProcessHasBegun() throws IOException {
        Path file = directory.resolve("log");
        Files.writeString(file, "whole\nhalf");
        try (RotatedFile log = new RotatedFile(file, 1000, 1)) {
            log.append(line("next"));
        }
        assertEquals(List.of("whole", "half", "next"), Files.readAllLines(file));
    }
}
