package io.feldspar.sql.iceberg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads manifests and lists of them, and keeps those that were used last: none ever changes.
/// Thread-safe.
final class ManifestReader {

    private static final int MOST_MANIFESTS = 2_000;
    private static final int MOST_LISTS = 50;

    private static final Map<String, List<ManifestEntry>> MANIFESTS = cache(MOST_MANIFESTS);
    private static final Map<String, List<ManifestFile>> LISTS = cache(MOST_LISTS);

    private static <T> Map<String, T> cache(int most) {
        return Collections.synchronizedMap(
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                        return size() > most;
                    }
                });
    }

    private final Storage storage;

    ManifestReader(Storage storage) {
        this.storage = storage;
    }

    List<ManifestFile> manifests(Snapshot snapshot) throws IOException {
        List<ManifestFile> known = LISTS.get(snapshot.manifestList());
        if (known == null) {
            Path list = Path.of(snapshot.manifestList());
            known = List.copyOf(ManifestListFormat.read(storage.read(list), list));
            LISTS.put(snapshot.manifestList(), known);
        }
        return known;
    }

    List<ManifestEntry> entries(ManifestFile manifest) throws IOException {
        List<ManifestEntry> known = MANIFESTS.get(manifest.path());
        if (known == null) {
            byte[] content = storage.read(Path.of(manifest.path()));
            known = List.copyOf(ManifestFormat.read(content, manifest));
            MANIFESTS.put(manifest.path(), known);
        }
        return known;
    }

    List<ManifestEntry> live(List<ManifestFile> manifests) throws IOException {
        List<ManifestEntry> live = new ArrayList<>();
        for (ManifestFile manifest : manifests) {
            entries(manifest).stream().filter(ManifestEntry::live).forEach(live::add);
        }
        return live;
    }
}
