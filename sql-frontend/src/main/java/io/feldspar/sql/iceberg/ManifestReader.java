package io.feldspar.sql.iceberg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads manifests and lists of them, and keeps those that were used last: none ever changes.
/// Thread-safe.
final class ManifestReader {

    private static final int KEPT = 2_000;

    private static final Map<String, List<ManifestEntry>> MANIFESTS =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<ManifestEntry>> eldest) {
                    return size() > KEPT;
                }
            };

    private final Storage storage;

    ManifestReader(Storage storage) {
        this.storage = storage;
    }

    List<ManifestFile> manifests(Snapshot snapshot) throws IOException {
        Path list = Path.of(snapshot.manifestList());
        return ManifestListFormat.read(storage.read(list), list);
    }

    List<ManifestEntry> entries(ManifestFile manifest) throws IOException {
        synchronized (MANIFESTS) {
            List<ManifestEntry> known = MANIFESTS.get(manifest.path());
            if (known != null) {
                return known;
            }
        }
        byte[] content = storage.read(Path.of(manifest.path()));
        List<ManifestEntry> entries = List.copyOf(ManifestFormat.read(content, manifest));
        synchronized (MANIFESTS) {
            MANIFESTS.put(manifest.path(), entries);
        }
        return entries;
    }

    List<ManifestEntry> live(List<ManifestFile> manifests) throws IOException {
        List<ManifestEntry> live = new ArrayList<>();
        for (ManifestFile manifest : manifests) {
            entries(manifest).stream().filter(ManifestEntry::live).forEach(live::add);
        }
        return live;
    }
}
