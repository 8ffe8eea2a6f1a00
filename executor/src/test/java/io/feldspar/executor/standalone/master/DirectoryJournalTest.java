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
class DirectoryJournalTest {

    @TempDir Path folder;

    private static JournalEntry joined(String worker) {
        return new JournalEntry.WorkerJoined(new WorkerSpec(worker, "h", 4, 1L << 30));
    }

    private static List<String> workers(Journal journal) {
        return journal.state().workers().stream().map(WorkerSpec::id).toList();
    }

    @Test
    void goesOnWithTheNextEpoch() throws IOException {
        try (DirectoryJournal first = DirectoryJournal.open(folder)) {
            assertEquals(1, first.epoch());
            first.append(joined("a"));
            first.append(joined("b"));
            first.append(new JournalEntry.WorkerLeft("a"));
        }
        try (DirectoryJournal second = DirectoryJournal.open(folder)) {
            assertEquals(2, second.epoch());
            assertEquals(List.of("b"), workers(second));
        }
        try (DirectoryJournal third = DirectoryJournal.open(folder)) {
            assertEquals(List.of("b"), workers(third));
        }
    }

    @Test
    void ofAMasterThatWasSupersededTakesNothingMore() throws IOException {
        try (DirectoryJournal old = DirectoryJournal.open(folder);
                DirectoryJournal now = DirectoryJournal.open(folder)) {
            assertThrows(SupersededException.class, () -> old.append(joined("a")));
            now.append(joined("b"));
        }
        try (DirectoryJournal later = DirectoryJournal.open(folder)) {
            assertEquals(List.of("b"), workers(later));
        }
    }

    /// However a file is cut or damaged, what stands before counts and the master starts.
    @Test
    void countsUpToWhereItIsDamaged() throws IOException {
        byte[] whole;
        try (DirectoryJournal first = DirectoryJournal.open(folder)) {
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
        try (DirectoryJournal journal = DirectoryJournal.open(directory)) {
            assertEquals(8, journal.epoch());
            return workers(journal);
        }
    }
}
