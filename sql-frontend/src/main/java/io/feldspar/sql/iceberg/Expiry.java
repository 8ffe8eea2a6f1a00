package io.feldspar.sql.iceberg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Forgets old snapshots of a table.
public final class Expiry {

    private final TableDirectory table;
    private final ManifestReader reader;

    public Expiry(TableDirectory table) {
        this.table = table;
        this.reader = new ManifestReader(table.storage());
    }

    /// What is left after an expiry.
    ///
    /// @param garbage files that only forgotten snapshots refer to
    /// @param referenced the table's files, which nobody may delete
    public record Outcome(Set<Path> garbage, Set<Path> referenced) {}

    /// Forgets the snapshots that are older, except the current one.
    public Outcome expire(String uuid, long olderThanMillis) throws IOException {
        Set<Path> before = new HashSet<>();
        new TableChanges(table)
                .change(
                        uuid,
                        (version, base, _) -> {
                            before.clear();
                            Set<Long> old = old(base, olderThanMillis);
                            for (Snapshot snapshot : base.snapshots()) {
                                if (old.contains(snapshot.id())) {
                                    addFiles(snapshot, before);
                                }
                            }
                            return old.isEmpty()
                                    ? null
                                    : MetadataBuilder.after(
                                                    base,
                                                    version.file(),
                                                    System.currentTimeMillis())
                                            .without(old)
                                            .build();
                        });
        Set<Path> referenced = referenced();
        before.removeAll(referenced);
        return new Outcome(before, referenced);
    }

    private static Set<Long> old(TableMetadata metadata, long olderThanMillis) {
        Snapshot current = metadata.currentSnapshot();
        return metadata.snapshots().stream()
                .filter(each -> each.timestampMillis() < olderThanMillis)
                .map(Snapshot::id)
                .filter(id -> current == null || id != current.id())
                .collect(Collectors.toSet());
    }

    private Set<Path> referenced() throws IOException {
        Set<Path> referenced = new HashSet<>();
        TableVersion version = table.latest();
        if (version != null) {
            for (Snapshot snapshot : table.read(version).snapshots()) {
                addFiles(snapshot, referenced);
            }
        }
        return referenced;
    }

    private void addFiles(Snapshot snapshot, Set<Path> files) throws IOException {
        files.add(Path.of(snapshot.manifestList()));
        List<ManifestFile> manifests = reader.manifests(snapshot);
        for (ManifestFile manifest : manifests) {
            files.add(Path.of(manifest.path()));
        }
        for (ManifestEntry entry : reader.live(manifests)) {
            files.add(Path.of(entry.file().path()));
        }
    }
}
