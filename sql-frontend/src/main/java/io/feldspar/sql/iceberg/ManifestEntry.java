package io.feldspar.sql.iceberg;

/// A data file in a manifest.
///
/// @param snapshotId the snapshot that added the file, or that deleted it
/// @param sequenceNumber of the snapshot that added the file's rows
/// @param fileSequenceNumber of the snapshot that added the file
record ManifestEntry(
        Status status,
        long snapshotId,
        long sequenceNumber,
        long fileSequenceNumber,
        ContentFile file) {

    /// In the order of Iceberg's codes.
    enum Status {
        EXISTING,
        ADDED,
        DELETED
    }

    boolean live() {
        return status != Status.DELETED;
    }

    ManifestEntry with(Status other, long snapshot) {
        return new ManifestEntry(other, snapshot, sequenceNumber, fileSequenceNumber, file);
    }
}
