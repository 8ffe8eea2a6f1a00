package io.feldspar.sql.iceberg;

import io.feldspar.executor.source.files.FileStamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The versions of a table in its directory, as Iceberg's Hadoop tables lay them out.
///
/// ```text
/// TABLE/metadata/v7.metadata.json       the 7th version
/// TABLE/metadata/version-hint.text      7, or less
/// TABLE/data/…                          data files
/// ```
/// A version appears whole by one link, which fails where another writer has made it. The hint
/// only tells where to begin to look.
public final class TableDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(TableDirectory.class);
    private static final String HINT = "version-hint.text";
    private static final String PREFIX = "v";
    private static final String SUFFIX = ".metadata.json";

    private final Storage storage;
    private final Path warehouse;
    private final Path metadata;
    private final KnownVersion cache;

    /// @param warehouse whose lock commits take
    /// @param metadata the directory `metadata` of the table
    public TableDirectory(Storage storage, Path warehouse, Path metadata) {
        this(storage, warehouse, metadata, new KnownVersion());
    }

    /// @param cache shared by all readers and writers of the table
    public TableDirectory(Storage storage, Path warehouse, Path metadata, KnownVersion cache) {
        this.storage = storage;
        this.warehouse = warehouse;
        this.metadata = metadata;
        this.cache = cache;
    }

    Storage storage() {
        return storage;
    }

    Path metadata() {
        return metadata;
    }

    private Path file(int version) {
        return metadata.resolve(PREFIX + version + SUFFIX);
    }

    /// The newest version, or null where there is no table.
    public @Nullable TableVersion latest() throws IOException {
        TableVersion known = cache.version();
        int number = known != null && same(known) ? known.number() : hint();
        FileStamp stamp = number > 0 ? storage.stamp(file(number)) : null;
        if (stamp == null) {
            number = newestListed();
            stamp = number > 0 ? storage.stamp(file(number)) : null;
        }
        if (stamp == null) {
            return null;
        }
        FileStamp next = storage.stamp(file(number + 1));
        while (next != null) {
            number++;
            stamp = next;
            next = storage.stamp(file(number + 1));
        }
        return new TableVersion(number, file(number), stamp);
    }

    private boolean same(TableVersion known) throws IOException {
        FileStamp stamp = storage.stamp(known.file());
        return stamp != null && stamp.sameContent(known.stamp());
    }

    private int hint() throws IOException {
        try {
            String hint = new String(storage.read(metadata.resolve(HINT)), StandardCharsets.UTF_8);
            return Integer.parseInt(hint.strip());
        } catch (NoSuchFileException | NumberFormatException _) {
            return 0;
        }
    }

    private int newestListed() throws IOException {
        int newest = 0;
        for (Path file : storage.list(metadata)) {
            newest = Math.max(newest, number(String.valueOf(file.getFileName())));
        }
        return newest;
    }

    private static int number(String name) {
        if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
            return 0;
        }
        try {
            return Integer.parseInt(
                    name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    public TableMetadata read(TableVersion version) throws IOException {
        TableMetadata known = cache.metadata(version);
        if (known != null) {
            return known;
        }
        TableMetadata read = TableMetadata.parse(storage.read(version.file()), version.file());
        cache.set(version, read);
        return read;
    }

    /// Makes the version after another.
    ///
    /// @param base null for the first version
    /// @param files what has to last before the version does
    /// @return false where another writer has made one, or the table was dropped
    /// @throws CommitStateUnknownException where the version may be there
    /// @throws IOException where it is not
    boolean commit(@Nullable TableVersion base, TableMetadata next, Set<Path> files)
            throws IOException {
        PreparedVersion prepared = prepare(base, next);
        boolean made;
        try {
            List<Path> unsynced = new ArrayList<>(files);
            unsynced.add(prepared.temporary());
            storage.sync(unsynced);
            made = link(prepared);
        } finally {
            deleteQuietly(prepared.temporary());
        }
        if (made) {
            afterCommit(prepared.number(), next);
        }
        return made;
    }

    /// Writes the version after another, where nobody reads it; it is still to be synced.
    PreparedVersion prepare(@Nullable TableVersion base, TableMetadata next) throws IOException {
        int number = base == null ? 1 : base.number() + 1;
        Path temporary = metadata.resolve("." + UUID.randomUUID() + ".tmp");
        boolean written = false;
        try {
            storage.create(temporary, next.content());
            written = true;
        } finally {
            if (!written) {
                deleteQuietly(temporary);
            }
        }
        return new PreparedVersion(base, number, next, temporary, file(number));
    }

    /// Whether the version may still be made; the lock of the warehouse is held.
    boolean isNext(PreparedVersion version) throws IOException {
        TableVersion base = version.base();
        return (base == null || same(base)) && storage.stamp(version.file()) == null;
    }

    private boolean link(PreparedVersion version) throws IOException {
        Path temporary = version.temporary();
        Path file = version.file();
        boolean begun = false;
        try (Storage.Lock _ = new CommitJournal(storage, warehouse).lock()) {
            if (!isNext(version)) {
                return false;
            }
            begun = true;
            storage.link(temporary, file);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException e) {
            if (!begun || !linked(temporary, file, e)) {
                throw e;
            }
            return true;
        }
    }

    private boolean linked(Path temporary, Path file, IOException failure)
            throws CommitStateUnknownException {
        try {
            FileStamp made = storage.stamp(file);
            FileStamp own = storage.stamp(temporary);
            return made != null && own != null && made.sameContent(own);
        } catch (IOException e) {
            failure.addSuppressed(e);
            throw new CommitStateUnknownException(failure);
        }
    }

    /// What fails here leaves the new version as it is: the names are synced by the next writer,
    /// and readers look further than the hint.
    void afterCommit(int number, TableMetadata made) {
        try {
            storage.sync(List.of(metadata));
            FileStamp stamp = storage.stamp(file(number));
            if (stamp != null) {
                cache.set(new TableVersion(number, file(number), stamp), made);
            }
            storage.overwrite(
                    metadata.resolve(HINT),
                    String.valueOf(number).getBytes(StandardCharsets.UTF_8));
            if (number > MetadataBuilder.PREVIOUS_VERSIONS) {
                storage.delete(file(number - MetadataBuilder.PREVIOUS_VERSIONS));
            }
        } catch (IOException e) {
            LOG.warn("Version {} of {} is there, but not its hint", number, metadata, e);
        }
    }

    private void deleteQuietly(Path file) {
        try {
            storage.delete(file);
        } catch (IOException e) {
            LOG.warn("'{}' could not be deleted; VACUUM will", file, e);
        }
    }
}
