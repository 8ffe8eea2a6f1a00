package io.feldspar.sql.iceberg;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a snapshot's summary says: the change, and what there is after it.
final class SnapshotSummary {

    private SnapshotSummary() {}

    /// @param parent the snapshot whose totals change, or null where there is nothing before
    static Map<String, String> of(
            String operation,
            @Nullable Snapshot parent,
            List<ContentFile> added,
            List<ContentFile> deleted) {
        Map<String, String> summary = new HashMap<>();
        summary.put("operation", operation);
        change(summary, parent, "data-files", added.size(), deleted.size());
        change(summary, parent, "records", rows(added), rows(deleted));
        change(summary, parent, "files-size", bytes(added), bytes(deleted));
        summary.put("total-delete-files", "0");
        return summary;
    }

    private static void change(
            Map<String, String> summary,
            @Nullable Snapshot parent,
            String what,
            long added,
            long deleted) {
        if (added > 0) {
            summary.put("added-" + what, String.valueOf(added));
        }
        if (deleted > 0) {
            String verb = what.equals("files-size") ? "removed-" : "deleted-";
            summary.put(verb + what, String.valueOf(deleted));
        }
        long before = parent == null ? 0 : total(parent, what);
        summary.put("total-" + what, String.valueOf(before + added - deleted));
    }

    private static long total(Snapshot snapshot, String what) {
        return Long.parseLong(snapshot.summary().getOrDefault("total-" + what, "0"));
    }

    private static long rows(List<ContentFile> files) {
        return files.stream().mapToLong(ContentFile::records).sum();
    }

    private static long bytes(List<ContentFile> files) {
        return files.stream().mapToLong(ContentFile::bytes).sum();
    }
}
