package io.feldspar.sql.iceberg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Writes the manifests of a new snapshot.
///
/// Manifests of earlier snapshots are listed again as they are, except those that have a deleted
/// file, and small ones once there are many.
final class SnapshotWriter {

    /// From so many on, manifests are merged into one.
    private static final int MANY = 50;

    /// Larger manifests are not merged.
    private static final long SMALL_BYTES = 4L << 20;

    private final Storage storage;
    private final Path directory;
    private final Path named;
    private final TableMetadata base;
    private final @Nullable Snapshot parent;
    private final ManifestReader reader;
    private final long id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    private final String commit = UUID.randomUUID().toString();
    private final ChangedFiles written;

    /// @param directory where the manifests are written
    /// @param named where they are when the snapshot is committed
    /// @param parent the snapshot whose files there are before the change, or null where none count
    /// @param written the files that it writes and those that it names are entered here
    SnapshotWriter(
            Storage storage,
            Path directory,
            Path named,
            TableMetadata base,
            @Nullable Snapshot parent,
            ChangedFiles written) {
        this.storage = storage;
        this.directory = directory;
        this.named = named;
        this.base = base;
        this.parent = parent;
        this.reader = new ManifestReader(storage);
        this.written = written;
    }

    /// @param deleted paths of files that are live in the parent
    Snapshot write(String operation, List<ContentFile> added, Set<String> deleted, long now)
            throws IOException {
        List<ManifestFile> manifests = new ArrayList<>();
        if (!added.isEmpty()) {
            written.addData(added);
            List<ManifestEntry> entries = new ArrayList<>();
            for (ContentFile file : added) {
                entries.add(
                        new ManifestEntry(
                                ManifestEntry.Status.ADDED, id, sequence(), sequence(), file));
            }
            addManifests(entries, manifests);
        }
        List<ContentFile> gone = new ArrayList<>();
        List<ManifestEntry> changed = new ArrayList<>();
        for (ManifestFile manifest : before()) {
            List<ManifestEntry> entries =
                    deleted.isEmpty() ? List.of() : without(manifest, deleted, gone);
            if (entries.isEmpty()) {
                manifests.add(manifest);
            }
            changed.addAll(entries);
        }
        addManifests(changed, manifests);
        List<ManifestFile> merged = merged(manifests);
        String list = "snap-%d-1-%s.avro".formatted(id, commit);
        Snapshot snapshot =
                new Snapshot(
                        id,
                        parent == null ? null : (Long) parent.id(),
                        sequence(),
                        now,
                        base.schemaId(),
                        named.resolve(list).toString(),
                        SnapshotSummary.of(operation, parent, added, gone));
        write(list, ManifestListFormat.write(merged, snapshot));
        return snapshot;
    }

    /// Files of a manifest are all of one specification.
    private void addManifests(List<ManifestEntry> entries, List<ManifestFile> manifests)
            throws IOException {
        Map<Integer, List<ManifestEntry>> bySpec = new TreeMap<>();
        for (ManifestEntry entry : entries) {
            bySpec.computeIfAbsent(entry.file().spec(), _ -> new ArrayList<>()).add(entry);
        }
        for (Map.Entry<Integer, List<ManifestEntry>> each : bySpec.entrySet()) {
            manifests.add(manifest(each.getValue(), base.spec(each.getKey())));
        }
    }

    private long sequence() {
        return base.lastSequenceNumber() + 1;
    }

    private List<ManifestFile> before() throws IOException {
        return parent == null
                ? List.of()
                : reader.manifests(parent).stream()
                        .filter(manifest -> manifest.liveFiles() > 0)
                        .toList();
    }

    /// The entries of a manifest that has one of the deleted files; none where it has not.
    private List<ManifestEntry> without(
            ManifestFile manifest, Set<String> deleted, List<ContentFile> gone) throws IOException {
        List<ManifestEntry> entries = new ArrayList<>();
        int before = gone.size();
        for (ManifestEntry entry : reader.entries(manifest)) {
            if (!entry.live()) {
                continue;
            }
            if (deleted.contains(entry.file().path())) {
                gone.add(entry.file());
                entries.add(entry.with(ManifestEntry.Status.DELETED, id));
            } else {
                entries.add(entry.with(ManifestEntry.Status.EXISTING, entry.snapshotId()));
            }
        }
        return gone.size() == before ? List.of() : entries;
    }

    private List<ManifestFile> merged(List<ManifestFile> manifests) throws IOException {
        List<ManifestFile> small =
                manifests.stream()
                        .filter(each -> !each.deletes() && each.bytes() < SMALL_BYTES)
                        .filter(each -> each.specId() == base.specId())
                        .filter(each -> each.snapshotId() != id)
                        .toList();
        if (small.size() < MANY) {
            return manifests;
        }
        List<ManifestEntry> entries = new ArrayList<>();
        for (ManifestEntry entry : reader.live(small)) {
            entries.add(entry.with(ManifestEntry.Status.EXISTING, entry.snapshotId()));
        }
        List<ManifestFile> merged = new ArrayList<>(manifests);
        merged.removeAll(small);
        merged.add(manifest(entries, base.spec()));
        return merged;
    }

    private ManifestFile manifest(List<ManifestEntry> entries, PartitionSpec spec)
            throws IOException {
        String name = "%s-m%d.avro".formatted(commit, written.metadata().size());
        byte[] content = ManifestFormat.write(entries, spec, base);
        write(name, content);
        ManifestFile.Count[] counts = {
            ManifestFile.Count.NONE, ManifestFile.Count.NONE, ManifestFile.Count.NONE
        };
        long oldest = sequence();
        for (ManifestEntry entry : entries) {
            int status = entry.status().ordinal();
            counts[status] = counts[status].plus(entry.file());
            oldest = entry.live() ? Math.min(oldest, entry.sequenceNumber()) : oldest;
        }
        return new ManifestFile(
                named.resolve(name).toString(),
                content.length,
                spec.id(),
                false,
                sequence(),
                oldest,
                id,
                counts[ManifestEntry.Status.ADDED.ordinal()],
                counts[ManifestEntry.Status.EXISTING.ordinal()],
                counts[ManifestEntry.Status.DELETED.ordinal()],
                new PartitionValues(spec, base).ranges(entries));
    }

    private void write(String name, byte[] content) throws IOException {
        Path path = directory.resolve(name);
        written.addMetadata(path);
        storage.create(path, content);
    }
}
