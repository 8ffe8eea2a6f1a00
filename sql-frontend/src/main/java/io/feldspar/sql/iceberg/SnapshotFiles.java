package io.feldspar.sql.iceberg;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.util.List;

/// The data files of a snapshot.
public final class SnapshotFiles {

    private final ManifestReader reader;
    private final Snapshot snapshot;

    public SnapshotFiles(Storage storage, Snapshot snapshot) {
        this.reader = new ManifestReader(storage);
        this.snapshot = snapshot;
    }

    /// @throws FeldsparException with NOT_SUPPORTED where rows of them are deleted by other files
    public List<ContentFile> files() throws IOException {
        List<ManifestFile> manifests = reader.manifests(snapshot);
        for (ManifestFile manifest : manifests) {
            if (manifest.deletes() && manifest.liveFiles() > 0) {
                throw new FeldsparException(
                        ErrorCode.NOT_SUPPORTED,
                        "The table has rows that were deleted by delete files, which cannot be"
                                + " read",
                        "Rewrite its data files with the engine that deleted the rows.");
            }
        }
        return reader.live(manifests).stream().map(ManifestEntry::file).toList();
    }
}
