package io.feldspar.sql.access;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What of a table's rows a user gets to see.
///
/// @param columns in lower case; null for all
/// @param filter a condition in SQL that the rows fulfil, or null
/// @param masks expressions in SQL that stand for columns, by their names in lower case
public record Restriction(
        @Nullable Set<String> columns, @Nullable String filter, Map<String, String> masks) {

    public Restriction {
        columns = columns == null ? null : Set.copyOf(columns);
        masks = Map.copyOf(masks);
    }

    /// Whether there is nothing to be read.
    public boolean readsNothing() {
        return columns != null && columns.isEmpty();
    }

    /// Whether other columns or rows are shown than there are.
    public boolean hasPolicy() {
        return filter != null || !masks.isEmpty();
    }
}
