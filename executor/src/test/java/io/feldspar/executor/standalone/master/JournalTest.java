package io.feldspar.executor.standalone.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.standalone.message.WorkerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a master finds of what an earlier one noted.
class JournalTest {

    @TempDir Path folder;

    private static JournalEntry joined(String worker) {
        return new JournalEntry.WorkerJoined(new WorkerSpec(worker, "h", 4, 1L << 30));
    }

    private static List<String> workers(Journal journal) {
        return journal.state().workers().stream().map(WorkerSpec::id).toList();
    }

    @Test
    void goesOnWithTheNextEpoch() throws IOException {
        try (Journal first = Journal.open(folder)) {
            assertEquals(1, first.epoch());
            first.append(joined("a"));
            first.append(joined("b"));
            first.append(new JournalEntry.WorkerLeft("a"));
        }
        try (Journal second = Journal.open(folder)) {
            assertEquals(2, second.epoch());
            assertEquals(List.of("b"), workers(second));
        }
        try (Journal third = Journal.open(folder)) {
            assertEquals(List.of("b"), workers(third));
        }
    }

    @Test
    void ofAMasterThatWasSupersededTakesNothingMore() throws IOException {
        try (Journal old = Journal.open(folder);
                Journal now = Journal.open(folder)) {
            assertThrows(SupersededException.class, () -> old.append(joined("a")));
            now.append(joined("b"));
        }
        try (Journal later = Journal.open(folder)) {
            assertEquals(List.of("b"), workers(later));
        }
    }

    /// However a file is cut or damaged, what stands before counts and the master starts.
    @Test
    void countsUpToWhereItIsDamaged() throws IOException {
        byte[] whole;
        try (Journal first = Journal.open(folder)) {
            for (String each : List.of("a", "b", "c")) {
                first.append(joined(each));
            }
            whole = Files.readAllBytes(folder.resolve("journal-0000000001"));
        }
        int entry = whole.length / 3;
        for (int at = 0; at < whole.length; at++) {
            List<String> expected = new ArrayList<>(List.of("a", "b", "c")).subList(0, at / entry);
            byte[] cut = Arrays.copyOf(whole, at);
            assertEquals(expected, reopened(cut), "cut at " + at);
            byte[] flipped = whole.clone();
            flipped[at] ^= 4;
            assertEquals(expected, reopened(flipped), "flipped at " + at);
        }
    }

    private List<String> reopened(byte[] content) throws IOException {
        Path directory = Files.createTempDirectory(folder, "damaged");
        Files.write(directory.resolve("journal-0000000007"), content);
        try (Journal journal = Journal.open(directory)) {
            assertEquals(8, journal.epoch());
            return workers(journal);
        }
    }
}
