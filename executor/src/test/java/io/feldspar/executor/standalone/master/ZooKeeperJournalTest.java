package io.feldspar.executor.standalone.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.standalone.message.ProgramSpec;
import io.feldspar.executor.standalone.message.ProgramState;
import io.feldspar.executor.standalone.message.ProgramStatus;
import io.feldspar.executor.standalone.message.WorkerSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a master finds in ZooKeeper of what an earlier one recorded.
class ZooKeeperJournalTest {

    private TestingServer server;
    private CuratorFramework client;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
        client = CuratorFrameworkFactory.newClient(server.getConnectString(), new RetryOneTime(1));
        client.start();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    private static JournalEntry joined(String worker) {
        return new JournalEntry.WorkerJoined(new WorkerSpec(worker, "h", 4, 1L << 30));
    }

    private static List<String> workers(Journal journal) {
        return journal.state().workers().stream().map(WorkerSpec::id).toList();
    }

    @Test
    void continuesWithTheNextEpoch() throws IOException {
        ZooKeeperJournal first = ZooKeeperJournal.open(client);
        assertEquals(1, first.epoch());
        for (String each : List.of("b", "c", "a")) {
            first.append(joined(each));
        }
        first.append(new JournalEntry.WorkerLeft("c"));
        ZooKeeperJournal second = ZooKeeperJournal.open(client);
        assertEquals(2, second.epoch());
        assertEquals(List.of("b", "a"), workers(second));
    }

    @Test
    void recordsTheLastStateOfAProgram() throws IOException {
        ProgramSpec program =
                new ProgramSpec("p", "0".repeat(64), "Main", List.of(), Map.of(), 1L << 30, false);
        ProgramStatus waiting = new ProgramStatus(program, ProgramState.WAITING, "", "", 0);
        ZooKeeperJournal first = ZooKeeperJournal.open(client);
        first.append(new JournalEntry.ProgramChanged(waiting));
        first.append(new JournalEntry.ProgramChanged(waiting.startedOn("w")));
        assertEquals(
                waiting.startedOn("w"), ZooKeeperJournal.open(client).state().programs().get("p"));
    }

    @Test
    void ofAMasterThatWasSupersededTakesNothingMore() throws IOException {
        ZooKeeperJournal old = ZooKeeperJournal.open(client);
        ZooKeeperJournal now = ZooKeeperJournal.open(client);
        assertThrows(SupersededException.class, () -> old.append(joined("a")));
        now.append(joined("b"));
        assertEquals(List.of("b"), workers(ZooKeeperJournal.open(client)));
    }

    /// What was recorded while ZooKeeper could not be reached counts as not recorded.
    @Test
    void goesOnAfterAFailure() throws Exception {
        ZooKeeperJournal journal = ZooKeeperJournal.open(client);
        journal.append(joined("a"));
        server.stop();
        assertThrows(UncheckedIOException.class, () -> journal.append(joined("b")));
        assertEquals(List.of("a"), workers(journal));
        server.restart();
        journal.append(joined("c"));
        journal.append(new JournalEntry.WorkerLeft("a"));
        assertEquals(List.of("c"), workers(ZooKeeperJournal.open(client)));
    }
}
