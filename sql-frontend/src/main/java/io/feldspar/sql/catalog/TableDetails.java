package io.feldspar.sql.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What there is to say of a table of the warehouse besides its rows.
///
/// @param snapshot identifies its rows
/// @param columns those that can be read, in order
/// @param constraints in the order in which they were made
/// @param partitioning of files that are written now
/// @param properties that users set, names in order
/// @param options with which its files are written
public record TableDetails(
        long snapshot,
        List<ColumnDefinition> columns,
        List<TableConstraint> constraints,
        List<PartitionField> partitioning,
        Map<String, String> properties,
        Map<String, String> options) {

    /// The snapshot of a table that never had rows.
    public static final long NO_ROWS = -1;

    public TableDetails {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        partitioning = List.copyOf(partitioning);
        properties = new LinkedHashMap<>(properties);
        options = new LinkedHashMap<>(options);
    }

    /// The comment of a column, or an empty text.
    public String comment(String column) {
        for (ColumnDefinition each : columns) {
            String comment = each.comment();
            if (each.field().name().equals(column) && comment != null) {
                return comment;
            }
        }
        return "";
    }
}
