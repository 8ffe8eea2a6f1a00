package io.feldspar.sql.iceberg;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prepares a table for another name. Paths in Iceberg's metadata are absolute, so that the
/// directory of the metadata can be renamed only when no snapshot refers to a file in it:
///
/// ```text
/// TABLE/metadata/v7.metadata.json → TABLE/metadata/snap-1.avro → TABLE/metadata/m0.avro → data
/// TABLE/metadata/v8.metadata.json → TABLE/data/ID/…/snap-1.avro → TABLE/data/ID/…/m0.avro → data
/// ```
/// Manifests get a second name, manifest lists are rewritten; data files are not moved.
public final class Detachment {

    private final TableDirectory table;
    private final ManifestReader reader;

    public Detachment(TableDirectory table) {
        this.table = table;
        this.reader = new ManifestReader(table.storage());
    }

    /// Whether the directory of the metadata can be renamed to one at a location.
    public boolean done(TableMetadata metadata, Path location) {
        return metadata.renamed()
                && location.toString().equals(metadata.json().path("location").asText())
                && metadata.snapshots().stream().noneMatch(this::within);
    }

    private boolean within(Snapshot snapshot) {
        return Path.of(snapshot.manifestList()).startsWith(table.metadata());
    }

    /// Makes a version that can be renamed.
    ///
    /// @param directory where the manifests go, which is there
    /// @param location that the table gets
    public void make(String uuid, Path directory, Path location) throws IOException {
        new TableChanges(table)
                .change(
                        uuid,
                        (version, base, files) -> {
                            Map<Long, String> lists = new HashMap<>();
                            for (Snapshot snapshot : base.snapshots()) {
                                if (within(snapshot)) {
                                    lists.put(snapshot.id(), moved(snapshot, directory, files));
                                }
                            }
                            table.storage().sync(List.of(directory));
                            return MetadataBuilder.after(
                                            base, version.file(), System.currentTimeMillis())
                                    .relocated(location, lists)
                                    .build();
                        });
    }

    private String moved(Snapshot snapshot, Path directory, ChangedFiles files) throws IOException {
        List<ManifestFile> manifests = new ArrayList<>();
        for (ManifestFile manifest : reader.manifests(snapshot)) {
            Path path = Path.of(manifest.path());
            manifests.add(
                    path.startsWith(table.metadata())
                            ? manifest.at(linked(path, directory).toString())
                            : manifest);
        }
        Path list = directory.resolve(name(Path.of(snapshot.manifestList())));
        files.addMetadata(list);
        table.storage().create(list, ManifestListFormat.write(manifests, snapshot));
        return list.toString();
    }

    private Path linked(Path manifest, Path directory) throws IOException {
        Path link = directory.resolve(name(manifest));
        try {
            table.storage().link(manifest, link);
        } catch (FileAlreadyExistsException _) {
            // Another snapshot lists it too.
        }
        return link;
    }

    private static String name(@Nullable Path path) {
        return String.valueOf(path == null ? null : path.getFileName());
    }
}
