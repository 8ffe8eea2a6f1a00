package io.feldspar.sql.catalog;

import io.feldspar.executor.type.Schema;
import java.util.List;
import java.util.Map;

/// A table to create.
///
/// @param constraints with names
/// @param partitioning fields of different names
/// @param options with which its files are written, as Parquet
/// @param properties that the user gave it
public record TableDefinition(
        String schema,
        String name,
        List<ColumnDefinition> columns,
        List<TableConstraint> constraints,
        List<PartitionField> partitioning,
        Map<String, String> options,
        Map<String, String> properties,
        WritableCatalog.OnExisting onExisting) {

    public TableDefinition {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        partitioning = List.copyOf(partitioning);
        options = Map.copyOf(options);
        properties = Map.copyOf(properties);
    }

    /// A table of columns and nothing else.
    public TableDefinition(
            String schema, String name, Schema columns, WritableCatalog.OnExisting onExisting) {
        this(
                schema,
                name,
                columns.fields().stream().map(ColumnDefinition::of).toList(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                onExisting);
    }

    /// The names and types of the columns.
    public Schema rows() {
        return new Schema(columns.stream().map(ColumnDefinition::field).toList());
    }
}
