package io.feldspar.sql.iceberg;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A state of a table's rows.
///
/// @param parent the snapshot that it was made from, or null
/// @param schemaId of the columns as they were
/// @param manifestList the file that lists its manifests
/// @param summary what the change did, by Iceberg's names
public record Snapshot(
        long id,
        @Nullable Long parent,
        long sequenceNumber,
        long timestampMillis,
        int schemaId,
        String manifestList,
        Map<String, String> summary) {

    public Snapshot {
        summary = Map.copyOf(summary);
    }

    /// How many data files there are, or 0 where its writer did not say.
    public long dataFiles() {
        return Long.parseLong(summary.getOrDefault("total-data-files", "0"));
    }

    /// What made it: `append`, `overwrite`, `delete` or `replace`.
    public String operation() {
        return summary.getOrDefault("operation", "");
    }
}
