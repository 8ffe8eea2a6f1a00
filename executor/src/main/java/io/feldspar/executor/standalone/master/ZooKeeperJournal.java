package io.feldspar.executor.standalone.master;

import io.feldspar.rdd.codec.CodecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.api.transaction.CuratorOp;
import org.apache.curator.framework.api.transaction.TransactionOp;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.data.Stat;
import org.jspecify.annotations.Nullable;

/// A journal in nodes of ZooKeeper: one for each worker, application and program that counts. Each
/// change is one transaction, which takes place only while the epoch is this master's.
///
/// ```text
/// /epoch                    the last master's epoch
/// /state/application-<id>   an entry of the journal
/// /state/program-<id>
/// /state/worker-<id>
/// ```
final class ZooKeeperJournal implements Journal {

    private static final String EPOCH = "/epoch";
    private static final String STATE = "/state";

    private final CuratorFramework client;
    private final long epoch;

    /// The version of the node of the epoch, which every later master changes.
    private final int version;

    private final DurableState state = new DurableState();

    /// The nodes that exist; null while that is not known, after a failure.
    private @Nullable Set<String> nodes;

    private ZooKeeperJournal(CuratorFramework client) throws Exception {
        this.client = client;
        createIfMissing(EPOCH, encode(0));
        createIfMissing(STATE, new byte[0]);
        Stat stat = new Stat();
        long last = ByteBuffer.wrap(client.getData().storingStatIn(stat).forPath(EPOCH)).getLong();
        this.epoch = last + 1;
        // From here on no earlier master changes anything, so that what is read next is complete.
        this.version =
                client.setData()
                        .withVersion(stat.getVersion())
                        .forPath(EPOCH, encode(epoch))
                        .getVersion();
        read().forEach(state::apply);
    }

    /// Continues the last master's journal, with the next epoch.
    ///
    /// @throws IOException where ZooKeeper cannot be reached, or another master took over meanwhile
    static ZooKeeperJournal open(CuratorFramework client) throws IOException {
        try {
            return new ZooKeeperJournal(client);
        } catch (Exception e) {
            throw failed("read", e);
        }
    }

    /// Curator's methods throw any exception.
    private static IOException failed(String done, Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new IOException(
                "the journal in ZooKeeper cannot be %s: %s".formatted(done, e.getMessage()), e);
    }

    private void createIfMissing(String path, byte[] data) throws Exception {
        try {
            client.create().creatingParentsIfNeeded().forPath(path, data);
        } catch (KeeperException.NodeExistsException _) {
            // An earlier master made it.
        }
    }

    private static byte[] encode(long epoch) {
        return ByteBuffer.allocate(Long.BYTES).putLong(epoch).array();
    }

    /// An entry, and when its node was created.
    private record Stored(JournalEntry entry, long created) {}

    /// The entries in the order in which their nodes were created.
    private List<JournalEntry> read() throws Exception {
        List<Stored> all = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (String each : client.getChildren().forPath(STATE)) {
            String path = STATE + "/" + each;
            Stat stat = new Stat();
            byte[] data = client.getData().storingStatIn(stat).forPath(path);
            found.add(path);
            all.add(new Stored(decode(path, data), stat.getCzxid()));
        }
        nodes = found;
        all.sort(Comparator.comparingLong(Stored::created));
        return all.stream().map(Stored::entry).toList();
    }

    private static JournalEntry decode(String path, byte[] data) throws IOException {
        try {
            return JournalCodec.decode(data);
        } catch (CodecException e) {
            throw new IOException("the node %s is damaged".formatted(path), e);
        }
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public DurableState state() {
        return state;
    }

    @Override
    public void append(JournalEntry entry) {
        Map<String, JournalEntry> before = byPath(state);
        Map<String, JournalEntry> after = byPath(state.with(entry));
        try {
            write(before, after);
        } catch (KeeperException.BadVersionException e) {
            throw new SupersededException(e);
        } catch (Exception e) {
            // Whether it took place is not known.
            nodes = null;
            throw new UncheckedIOException(failed("written", e));
        }
        state.apply(entry);
    }

    private void write(Map<String, JournalEntry> before, Map<String, JournalEntry> after)
            throws Exception {
        Set<String> existing = nodes;
        boolean known = existing != null;
        if (existing == null) {
            existing = paths();
        }
        TransactionOp operation = client.transactionOp();
        List<CuratorOp> operations = new ArrayList<>();
        operations.add(operation.check().withVersion(version).forPath(EPOCH));
        for (Map.Entry<String, JournalEntry> each : after.entrySet()) {
            String path = each.getKey();
            JournalEntry entry = each.getValue();
            if (!existing.contains(path)) {
                operations.add(operation.create().forPath(path, JournalCodec.encode(entry)));
            } else if (!known || !entry.equals(before.get(path))) {
                operations.add(operation.setData().forPath(path, JournalCodec.encode(entry)));
            }
        }
        for (String path : existing) {
            if (!after.containsKey(path)) {
                operations.add(operation.delete().forPath(path));
            }
        }
        client.transaction().forOperations(operations);
        nodes = new HashSet<>(after.keySet());
    }

    private Set<String> paths() throws Exception {
        Set<String> paths = new HashSet<>();
        client.getChildren().forPath(STATE).forEach(each -> paths.add(STATE + "/" + each));
        return paths;
    }

    private static Map<String, JournalEntry> byPath(DurableState state) {
        Map<String, JournalEntry> entries = new HashMap<>();
        state.entries().forEach(each -> entries.put(STATE + "/" + name(each), each));
        return entries;
    }

    private static String name(JournalEntry entry) {
        return switch (entry) {
            case JournalEntry.WorkerJoined joined -> "worker-" + joined.worker().id();
            case JournalEntry.ApplicationJoined joined ->
                    "application-" + joined.application().id();
            case JournalEntry.ProgramChanged changed ->
                    "program-" + changed.program().program().id();
            case JournalEntry.WorkerLeft _,
                    JournalEntry.ApplicationWants _,
                    JournalEntry.ApplicationLeft _ ->
                    throw new IllegalArgumentException("not a state: " + entry);
        };
    }

    @Override
    public void close() {
        // The client belongs to the leadership.
    }
}
