package io.feldspar.sql.catalog;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A state of a table.
///
/// @param number counts the changes of the table's rows
/// @param snapshot identifies the state in the table's metadata
/// @param parent the snapshot that it was made from, or null
/// @param timestampMillis when it was made
/// @param operation `append`, `overwrite`, `delete` or `replace`
/// @param current whether it is the newest
/// @param metrics what the change did, by Iceberg's names
public record HistoryEntry(
        long number,
        long snapshot,
        @Nullable Long parent,
        long timestampMillis,
        String operation,
        boolean current,
        Map<String, String> metrics) {}
