package io.feldspar.sql.iceberg;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The version of a table that was read or made last, so that the next change need not read it
/// again. Thread-safe.
public final class KnownVersion {

    private record Entry(TableVersion version, TableMetadata metadata) {}

    private final AtomicReference<@Nullable Entry> last = new AtomicReference<>();

    @Nullable TableVersion version() {
        Entry entry = last.get();
        return entry == null ? null : entry.version;
    }

    /// What the file of the version holds, or null where it is not known.
    @Nullable TableMetadata metadata(TableVersion version) {
        Entry entry = last.get();
        return entry != null
                        && entry.version.number() == version.number()
                        && entry.version.stamp().sameContent(version.stamp())
                ? entry.metadata
                : null;
    }

    void set(TableVersion version, TableMetadata metadata) {
        last.set(new Entry(version, metadata));
    }
}
