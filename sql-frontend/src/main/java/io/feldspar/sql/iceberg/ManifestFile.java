package io.feldspar.sql.iceberg;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A manifest as a manifest list describes it.
///
/// @param deletes whether it lists files of deleted rows
record ManifestFile(
        String path,
        long bytes,
        int specId,
        boolean deletes,
        long sequenceNumber,
        long minSequenceNumber,
        long snapshotId,
        Count added,
        Count existing,
        Count deleted,
        List<PartitionRange> partitions) {

    /// Files and their rows.
    record Count(int files, long rows) {

        static final Count NONE = new Count(0, 0);

        Count plus(ContentFile file) {
            return new Count(files + 1, rows + file.records());
        }
    }

    /// What the values of a partition field are.
    record PartitionRange(
            boolean hasNull,
            @Nullable Boolean hasNan,
            byte @Nullable [] lower,
            byte @Nullable [] upper) {}

    /// The same content under another path.
    ManifestFile at(String other) {
        return new ManifestFile(
                other,
                bytes,
                specId,
                deletes,
                sequenceNumber,
                minSequenceNumber,
                snapshotId,
                added,
                existing,
                deleted,
                partitions);
    }

    int liveFiles() {
        return added.files + existing.files;
    }
}
