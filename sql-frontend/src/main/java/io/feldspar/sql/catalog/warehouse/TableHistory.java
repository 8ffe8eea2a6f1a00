package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.catalog.HistoryEntry;
import io.feldspar.sql.catalog.TableTime;
import io.feldspar.sql.iceberg.Snapshot;
import io.feldspar.sql.iceberg.TableMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The retained states of a table. A version is the sequence number of a snapshot.
final class TableHistory {

    private static final String ADVICE = "See DESCRIBE HISTORY of the table.";

    private final TableMetadata metadata;

    TableHistory(TableMetadata metadata) {
        this.metadata = metadata;
    }

    /// Newest first.
    List<HistoryEntry> versions() {
        Snapshot current = metadata.currentSnapshot();
        List<HistoryEntry> versions = new ArrayList<>();
        for (Snapshot each : metadata.snapshots()) {
            Map<String, String> metrics = new TreeMap<>(each.summary());
            metrics.remove("operation");
            versions.add(
                    new HistoryEntry(
                            each.sequenceNumber(),
                            each.id(),
                            each.parent(),
                            each.timestampMillis(),
                            each.operation(),
                            current != null && current.id() == each.id(),
                            metrics));
        }
        versions.sort(
                Comparator.comparingLong(HistoryEntry::number)
                        .thenComparingLong(HistoryEntry::timestampMillis)
                        .reversed());
        return versions;
    }

    /// @throws FeldsparException with INVALID_PARAMETER where there is no such state
    Snapshot find(TableTime time) {
        Snapshot found =
                switch (time) {
                    case TableTime.Latest _ -> metadata.currentSnapshot();
                    case TableTime.Version(String name) -> named(name);
                    case TableTime.Timestamp(long micros) -> at(micros);
                };
        if (found == null) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER, "The table has no " + missing(time), ADVICE);
        }
        return found;
    }

    private String missing(TableTime time) {
        List<Snapshot> kept = metadata.snapshots();
        return time instanceof TableTime.Timestamp && !kept.isEmpty()
                ? "state of %s; the oldest available one is of %s"
                        .formatted(time, Instant.ofEpochMilli(kept.getFirst().timestampMillis()))
                : "state of " + time;
    }

    private @Nullable Snapshot named(String name) {
        Long number = number(name);
        if (number == null) {
            Long branch = metadata.reference(name);
            return branch == null ? null : metadata.snapshot(branch);
        }
        return metadata.snapshots().stream()
                .filter(each -> each.sequenceNumber() == number)
                .findFirst()
                .orElseGet(() -> metadata.snapshot(number));
    }

    private static @Nullable Long number(String name) {
        try {
            return Long.valueOf(name);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private @Nullable Snapshot at(long micros) {
        long millis = Math.floorDiv(micros, TimeUnit.MILLISECONDS.toMicros(1));
        Long id = metadata.currentAt(millis);
        return id == null ? null : metadata.snapshot(id);
    }
}
