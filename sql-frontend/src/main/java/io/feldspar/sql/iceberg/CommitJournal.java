package io.feldspar.sql.iceberg;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// New versions of several tables that appear together.
///
/// ```text
/// WAREHOUSE/.commit.json      {"TABLE/metadata/v8.metadata.json": "TABLE/metadata/.ID.tmp", …}
/// WAREHOUSE/.committed.json   the last one that was done
/// ```
/// The journal appears by one rename, which is the commit. Then each version is linked to its name.
/// If the process dies meanwhile, the next process that takes the warehouse's lock completes the
/// commit, and so does a reader.
public final class CommitJournal {

    private static final Logger LOG = LoggerFactory.getLogger(CommitJournal.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEGUN = ".commit.json";
    private static final String DONE = ".committed.json";

    private final Storage storage;
    private final Path warehouse;

    public CommitJournal(Storage storage, Path warehouse) {
        this.storage = storage;
        this.warehouse = warehouse;
    }

    /// Waits for the lock of the warehouse, and finishes what another process began.
    public Storage.Lock lock() throws IOException {
        Storage.Lock lock = storage.lock(warehouse);
        try {
            finish();
            return lock;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Waits for a commit that is on its way, or finishes it.
    public void await() throws IOException {
        if (storage.stamp(begun()) != null) {
            lock().close();
        }
    }

    /// Changes with each commit of several tables. Who reads several tables, and finds the same
    /// before and after, has read all or nothing of each.
    public String state() throws IOException {
        await();
        return String.valueOf(storage.stamp(warehouse.resolve(DONE)));
    }

    private Path begun() {
        return warehouse.resolve(BEGUN);
    }

    /// Makes the versions; the lock is held.
    ///
    /// @throws CommitStateUnknownException where the versions may be there
    /// @throws IOException where they are not
    void commit(List<PreparedVersion> versions) throws IOException {
        Map<String, String> names = new LinkedHashMap<>();
        for (PreparedVersion version : versions) {
            names.put(version.file().toString(), version.temporary().toString());
        }
        Path temporary = warehouse.resolve("." + UUID.randomUUID() + ".tmp");
        try {
            storage.create(temporary, JSON.writeValueAsBytes(names));
            storage.sync(List.of(temporary));
            enter(temporary);
        } catch (CommitStateUnknownException e) {
            throw e;
        } catch (IOException e) {
            TableChanges.discard(storage, List.of(temporary));
            throw e;
        }
        try {
            finish();
        } catch (IOException e) {
            LOG.warn("'{}' was committed, and is not finished yet", begun(), e);
        }
    }

    private void enter(Path temporary) throws IOException {
        try {
            storage.rename(temporary, begun());
        } catch (IOException e) {
            if (!entered(e)) {
                throw e;
            }
        }
    }

    private boolean entered(IOException failure) throws CommitStateUnknownException {
        try {
            return storage.stamp(begun()) != null;
        } catch (IOException e) {
            failure.addSuppressed(e);
            throw new CommitStateUnknownException(failure);
        }
    }

    private void finish() throws IOException {
        if (storage.stamp(begun()) == null) {
            return;
        }
        storage.sync(List.of(warehouse));
        Map<String, String> names =
                JSON.readValue(storage.read(begun()), new TypeReference<Map<String, String>>() {});
        Set<Path> directories = new LinkedHashSet<>();
        for (Map.Entry<String, String> each : names.entrySet()) {
            Path file = Path.of(each.getKey());
            if (storage.stamp(file) == null) {
                storage.link(Path.of(each.getValue()), file);
            }
            directories.add(file.resolveSibling("."));
        }
        storage.sync(directories);
        for (String temporary : names.values()) {
            storage.delete(Path.of(temporary));
        }
        storage.rename(begun(), warehouse.resolve(DONE));
    }
}
