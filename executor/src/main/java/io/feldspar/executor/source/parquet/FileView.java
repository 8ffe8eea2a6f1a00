package io.feldspar.executor.source.parquet;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.cache.DataCache;
import io.feldspar.executor.source.files.ColumnNames;
import io.feldspar.executor.source.parquet.format.ColumnChunk;
import io.feldspar.executor.source.parquet.format.RowGroup;
import io.feldspar.executor.source.parquet.format.SchemaElement;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file seen through the table's schema: each of the table's columns is one of the file's, or
/// the same value in all its rows.
final class FileView {

    /// The number of a column that no file has: Iceberg's for the numbers of rows.
    static final int POSITION_ID = Integer.MAX_VALUE - 2;

    private final ParquetFile file;
    private final Schema schema;
    private final List<@Nullable FileColumn> columns;
    private final List<@Nullable Object> partitionValues;
    private final int partitionStart;
    private final int positionColumn;

    /// @param positionColumn which column has the numbers of rows; -1 for none
    private FileView(
            ParquetFile file,
            Schema schema,
            List<@Nullable FileColumn> columns,
            List<@Nullable Object> partitionValues,
            int positionColumn) {
        this.positionColumn = positionColumn;
        this.file = file;
        this.schema = schema;
        this.columns = columns;
        this.partitionValues = partitionValues;
        this.partitionStart = schema.size() - partitionValues.size();
    }

    /// Columns are matched by name.
    ///
    /// @param schema of the table, the partition columns last
    static FileView byName(
            ParquetFile file, Schema schema, List<@Nullable Object> partitionValues) {
        return byName(file, schema, partitionValues, -1);
    }

    private static FileView byName(
            ParquetFile file,
            Schema schema,
            List<@Nullable Object> partitionValues,
            int positionColumn) {
        int partitionStart = schema.size() - partitionValues.size();
        List<@Nullable FileColumn> columns = new ArrayList<>();
        ColumnNames names = new ColumnNames();
        for (int i = 0; i < schema.size(); i++) {
            columns.add(null);
            if (i < partitionStart) {
                names.add(schema.field(i).name());
            }
        }
        int[] found = names.find(file.columnNames());
        for (int i = 0; i < found.length; i++) {
            if (found[i] >= 0) {
                columns.set(found[i], file.columns().get(i));
            }
        }
        return new FileView(file, schema, columns, partitionValues, positionColumn);
    }

    /// Columns are matched by the numbers that the file gives them; by name where it gives none.
    ///
    /// @param fieldIds of the table's columns
    static FileView byId(
            ParquetFile file,
            Schema schema,
            List<Integer> fieldIds,
            List<@Nullable Object> partitionValues) {
        Map<Integer, FileColumn> known = new HashMap<>();
        for (FileColumn column : file.columns()) {
            known.put(column.fieldId(), column);
        }
        if (known.keySet().equals(Set.of(SchemaElement.NO_ID))) {
            return byName(file, schema, partitionValues, fieldIds.indexOf(POSITION_ID));
        }
        List<@Nullable FileColumn> columns = new ArrayList<>();
        fieldIds.forEach(id -> columns.add(known.get(id)));
        partitionValues.forEach(_ -> columns.add(null));
        return new FileView(file, schema, columns, partitionValues, fieldIds.indexOf(POSITION_ID));
    }

    Schema schema() {
        return schema;
    }

    ParquetFile file() {
        return file;
    }

    RowGroup rowGroup(int index) {
        return file.footer().rowGroups().get(index);
    }

    /// The file's column that the table's column is, or null where that is nested or constant.
    @Nullable LeafColumn leaf(int column) {
        return columns.get(column) instanceof LeafColumn leaf ? leaf : null;
    }

    /// Stored bytes of the table's column in a row group.
    ///
    /// @param type as which it is read, perhaps with less fields
    long bytes(int column, Type type, int rowGroup) {
        List<ColumnChunk> chunks = rowGroup(rowGroup).columns();
        return switch (columns.get(column)) {
            case null -> 0;
            case LeafColumn leaf -> chunks.get(leaf.index()).compressedBytes();
            case NestedColumn nested ->
                    nested.leaves(type).stream()
                            .mapToLong(leaf -> chunks.get(leaf.index()).compressedBytes())
                            .sum();
        };
    }

    /// The type of the table's column.
    Type type(int column) {
        return schema.type(column);
    }

    private @Nullable Object constant(int column) {
        return column < partitionStart ? null : partitionValues.get(column - partitionStart);
    }

    /// The column of a table that is cached.
    ///
    /// @param table its identifier, or null where it is not cached
    ColumnSource source(
            int column,
            Type type,
            MemoryPool.Reservation memory,
            @Nullable String table,
            OperatorContext context) {
        ColumnSource stored = source(column, type, memory);
        LeafColumn leaf = leaf(column);
        DataCache cache = context.cache();
        if (table == null || cache == null || leaf == null || !ChunkCopy.holds(type)) {
            return stored;
        }
        CachedColumn.Place place =
                new CachedColumn.Place(
                        cache,
                        table,
                        Path.of(file.bytes().name()),
                        leaf.index(),
                        context::checkCancelled);
        return new CachedColumn(file, stored, place);
    }

    /// @param type as which it is read, perhaps with less fields
    private ColumnSource source(int column, Type type, MemoryPool.Reservation memory) {
        return switch (columns.get(column)) {
            case null ->
                    column == positionColumn
                            ? new PositionColumn(file)
                            : new ConstantColumn(type, constant(column));
            case LeafColumn leaf -> {
                ColumnReader reader = new ColumnReader(file, leaf, memory);
                yield leaf.type().equals(type) ? reader : new WidenedColumn(reader, type);
            }
            case NestedColumn nested -> new NestedColumnReader(file, nested, type, memory);
        };
    }

    /// What the footer says of the table's column in a row group.
    ColumnBounds bounds(int column, int rowGroup) {
        RowGroup group = rowGroup(rowGroup);
        Type type = schema.type(column);
        return switch (columns.get(column)) {
            case null -> {
                if (column == positionColumn) {
                    yield PositionColumn.bounds(file, rowGroup);
                }
                Object value = Values.single(type, constant(column)).value(0);
                yield ColumnBounds.constant(type, value, group.rows());
            }
            case LeafColumn leaf -> file.bounds(leaf, rowGroup).widened(type);
            case NestedColumn _ -> ColumnBounds.unknown(type, group.rows());
        };
    }

    /// What the footer says of a field of the table's column in a row group.
    ///
    /// @param type as which the column is read
    /// @param positions of the field in that type, see [io.feldspar.executor.expression.FieldPath]
    ColumnBounds fieldBounds(int column, Type type, List<Integer> positions, int rowGroup) {
        long rows = rowGroup(rowGroup).rows();
        Type own = type;
        NestedNode node = columns.get(column) instanceof NestedColumn nested ? nested.root() : null;
        for (int position : positions) {
            Member member = ((StructType) own).members().get(position);
            own = member.type();
            node = node instanceof NestedNode.Group group ? group.field(member.name()) : null;
        }
        if (node == null) {
            return ColumnBounds.constant(own, null, rows);
        }
        return node instanceof NestedNode.Leaf leaf
                ? file.fieldBounds(leaf.column(), rowGroup).widened(own)
                : ColumnBounds.unknown(own, rows);
    }

    /// What is known of the table's column in each row group.
    List<ChunkSummary> summaries(int column) {
        if (columns.get(column) instanceof LeafColumn leaf) {
            Type type = schema.type(column);
            return leaf.type().equals(type)
                    ? file.summaries(leaf)
                    : file.summaries(leaf).stream().map(each -> each.widened(type)).toList();
        }
        List<ChunkSummary> summaries = new ArrayList<>();
        for (int i = 0; i < file.footer().rowGroups().size(); i++) {
            ColumnBounds bounds = bounds(column, i);
            boolean known = columns.get(column) == null && column != positionColumn;
            int distinct = !known ? -1 : constant(column) == null ? 0 : 1;
            summaries.add(new ChunkSummary(bounds, -1, false, distinct));
        }
        return summaries;
    }
}
