package io.feldspar.executor.source.parquet;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.files.ColumnNames;
import io.feldspar.executor.source.parquet.format.RowGroup;
import io.feldspar.executor.source.parquet.format.SchemaElement;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file seen through the table's schema: each of the table's columns is one of the file's, or
/// the same value in all its rows.
final class FileView {

    private final ParquetFile file;
    private final Schema schema;
    private final List<@Nullable LeafColumn> leaves;
    private final List<@Nullable Object> partitionValues;
    private final int partitionStart;

    private FileView(
            ParquetFile file,
            Schema schema,
            List<@Nullable LeafColumn> leaves,
            List<@Nullable Object> partitionValues) {
        this.file = file;
        this.schema = schema;
        this.leaves = leaves;
        this.partitionValues = partitionValues;
        this.partitionStart = schema.size() - partitionValues.size();
    }

    /// Columns are matched by name.
    ///
    /// @param schema of the table, the partition columns last
    static FileView byName(
            ParquetFile file, Schema schema, List<@Nullable Object> partitionValues) {
        int partitionStart = schema.size() - partitionValues.size();
        List<@Nullable LeafColumn> leaves = new ArrayList<>();
        ColumnNames names = new ColumnNames();
        for (int i = 0; i < schema.size(); i++) {
            leaves.add(null);
            if (i < partitionStart) {
                names.add(schema.field(i).name());
            }
        }
        int[] columns = names.find(file.columnNames());
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] >= 0) {
                leaves.set(columns[i], file.columns().get(i));
            }
        }
        return new FileView(file, schema, leaves, partitionValues);
    }

    /// Columns are matched by the numbers that the file gives them; by name where it gives none.
    ///
    /// @param fieldIds of the table's columns
    static FileView byId(ParquetFile file, Schema schema, List<Integer> fieldIds) {
        Map<Integer, LeafColumn> known = new HashMap<>();
        for (LeafColumn column : file.columns()) {
            known.put(column.fieldId(), column);
        }
        if (known.keySet().equals(Set.of(SchemaElement.NO_ID))) {
            return byName(file, schema, List.of());
        }
        List<@Nullable LeafColumn> leaves = new ArrayList<>();
        fieldIds.forEach(id -> leaves.add(known.get(id)));
        return new FileView(file, schema, leaves, List.of());
    }

    ParquetFile file() {
        return file;
    }

    RowGroup rowGroup(int index) {
        return file.footer().rowGroups().get(index);
    }

    /// The file's column that the table's column is, or null where that is constant.
    @Nullable LeafColumn leaf(int column) {
        return leaves.get(column);
    }

    /// The type of the table's column.
    Type type(int column) {
        return schema.type(column);
    }

    private @Nullable Object constant(int column) {
        return column < partitionStart ? null : partitionValues.get(column - partitionStart);
    }

    ColumnSource source(int column, MemoryPool.Reservation memory) {
        LeafColumn leaf = leaves.get(column);
        Type type = schema.type(column);
        if (leaf == null) {
            return new ConstantColumn(type, constant(column));
        }
        ColumnReader reader = new ColumnReader(file, leaf, memory);
        return leaf.type().equals(type) ? reader : new WidenedColumn(reader, type);
    }

    /// What the footer says of the table's column in a row group.
    ColumnBounds bounds(int column, int rowGroup) {
        RowGroup group = rowGroup(rowGroup);
        LeafColumn leaf = leaves.get(column);
        if (leaf == null) {
            Field field = schema.field(column);
            Object value = Values.single(field.type(), constant(column)).value(0);
            return ColumnBounds.constant(field.type(), value, group.rows());
        }
        return file.bounds(leaf, rowGroup).widened(schema.type(column));
    }

    /// What is known of the table's column in each row group.
    List<ChunkSummary> summaries(int column) {
        LeafColumn leaf = leaves.get(column);
        if (leaf != null) {
            Type type = schema.type(column);
            return leaf.type().equals(type)
                    ? file.summaries(leaf)
                    : file.summaries(leaf).stream().map(each -> each.widened(type)).toList();
        }
        List<ChunkSummary> summaries = new ArrayList<>();
        for (int i = 0; i < file.footer().rowGroups().size(); i++) {
            ColumnBounds bounds = bounds(column, i);
            summaries.add(new ChunkSummary(bounds, -1, false, constant(column) == null ? 0 : 1));
        }
        return summaries;
    }
}
