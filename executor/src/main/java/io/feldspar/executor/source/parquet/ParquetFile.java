package io.feldspar.executor.source.parquet;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.files.ColumnNames;
import io.feldspar.executor.source.parquet.decode.LittleEndian;
import io.feldspar.executor.source.parquet.format.ColumnChunk;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.Footer;
import io.feldspar.executor.source.parquet.format.PageHeader;
import io.feldspar.executor.source.parquet.format.RowGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// An opened file: its bytes and what its footer says. Immutable and thread-safe.
final class ParquetFile {

    private static final int MAGIC = 'P' | 'A' << 8 | 'R' << 16 | '1' << 24;
    private static final int ENCRYPTED_MAGIC = 'P' | 'A' << 8 | 'R' << 16 | 'E' << 24;
    private static final int TAIL = 8;

    private final FileBytes bytes;
    private final Footer footer;
    private final List<FileColumn> columns = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final ColumnNames names = new ColumnNames();
    private final Map<Integer, List<ChunkSummary>> summaries = new ConcurrentHashMap<>();

    private ParquetFile(FileBytes bytes, Footer footer) {
        this.bytes = bytes;
        this.footer = footer;
    }

    /// Reads the footer.
    ///
    /// @throws FeldsparException with DATA_CORRUPT where it is damaged
    static ParquetFile open(FileBytes bytes) {
        long size = bytes.size();
        if (size < TAIL + 4) {
            throw Corruption.at(bytes, 0, size + " bytes are too few for a Parquet file", null);
        }
        byte[] tail = new byte[TAIL];
        bytes.read(size - TAIL, tail, 0, TAIL);
        int magic = LittleEndian.intAt(tail, 4);
        if (magic == ENCRYPTED_MAGIC) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "Parquet file '%s' is encrypted, which cannot be read".formatted(bytes.name()),
                    "Decrypt it first.");
        }
        if (magic != MAGIC) {
            throw Corruption.at(
                    bytes, size - 4, "it does not end as a Parquet file does (PAR1)", null);
        }
        int length = LittleEndian.intAt(tail, 0);
        if (length <= 0 || length > size - TAIL - 4) {
            throw Corruption.at(
                    bytes, size - TAIL, "its footer cannot be " + length + " bytes long", null);
        }
        long start = size - TAIL - length;
        byte[] raw = new byte[length];
        bytes.read(start, raw, 0, length);
        try {
            ParquetFile file = new ParquetFile(bytes, Footer.read(raw));
            file.mapSchema();
            file.checkRowGroups();
            return file;
        } catch (CorruptDataException | IndexOutOfBoundsException e) {
            throw Corruption.at(bytes, start, "in the footer, " + e.getMessage(), e);
        }
    }

    private void mapSchema() {
        for (SchemaNode node : SchemaNode.tree(footer.schema()).children()) {
            FileColumn column = NestedMapping.column(node);
            if (column == null) {
                unreadable.add(node.element().name());
            } else {
                columns.add(column.named(names.add(column.name())));
            }
        }
    }

    private void checkRowGroups() {
        for (RowGroup group : footer.rowGroups()) {
            for (FileColumn column : columns) {
                switch (column) {
                    case LeafColumn leaf -> checkChunk(leaf, group, false);
                    case NestedColumn nested ->
                            nested.leaves().forEach(leaf -> checkChunk(leaf, group, true));
                }
            }
        }
    }

    /// @param nested whether rows may have more than one entry
    private void checkChunk(LeafColumn column, RowGroup group, boolean nested) {
        if (column.index() >= group.columns().size()) {
            throw new CorruptDataException("a row group has no column '" + column.name() + "'");
        }
        ColumnChunk chunk = group.columns().get(column.index());
        boolean counts = nested ? chunk.values() >= group.rows() : chunk.values() == group.rows();
        if (chunk.physical() != column.physical() || !counts) {
            throw new CorruptDataException(
                    "column '%s' has %d values of %s in a row group of %d rows"
                            .formatted(
                                    column.name(), chunk.values(), chunk.physical(), group.rows()));
        }
        if (chunk.elsewhere()) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "Column '%s' of Parquet file '%s' is stored in another file"
                            .formatted(column.name(), bytes.name()));
        }
        if (chunk.firstOffset() > bytes.size() - chunk.compressedBytes()) {
            throw new CorruptDataException(
                    "column '%s' lies beyond the end of the file".formatted(column.name()));
        }
    }

    FileBytes bytes() {
        return bytes;
    }

    Footer footer() {
        return footer;
    }

    /// The columns that the engine has types for.
    List<FileColumn> columns() {
        return columns;
    }

    /// The names of the other columns.
    List<String> unreadable() {
        return unreadable;
    }

    /// The names of [#columns()], which differ in more than case.
    List<String> columnNames() {
        return names.names();
    }

    /// What the footer says of the column in a row group.
    ColumnBounds bounds(LeafColumn column, int rowGroup) {
        RowGroup group = footer.rowGroups().get(rowGroup);
        ColumnChunk chunk = group.columns().get(column.index());
        ColumnBounds bounds = ColumnBounds.of(column, chunk.statistics(), group.rows());
        return column.optional()
                ? bounds
                : new ColumnBounds(bounds.type(), bounds.min(), bounds.max(), 0, group.rows());
    }

    /// What the footer says of a leaf of a struct. Writers disagree whether a null of the struct is
    /// one of the leaf, so nothing is said of nulls unless there are no values.
    ColumnBounds fieldBounds(LeafColumn leaf, int rowGroup) {
        RowGroup group = footer.rowGroups().get(rowGroup);
        ColumnChunk chunk = group.columns().get(leaf.index());
        ColumnBounds bounds = ColumnBounds.of(leaf, chunk.statistics(), group.rows());
        long nulls = bounds.nulls() == group.rows() ? group.rows() : -1;
        return new ColumnBounds(bounds.type(), bounds.min(), bounds.max(), nulls, group.rows());
    }

    /// What is known of the column in each row group; costs a page header per row group the
    /// first time.
    List<ChunkSummary> summaries(LeafColumn column) {
        return summaries.computeIfAbsent(column.index(), _ -> summarise(column));
    }

    private List<ChunkSummary> summarise(LeafColumn column) {
        List<ChunkSummary> made = new ArrayList<>();
        for (int i = 0; i < footer.rowGroups().size(); i++) {
            ColumnChunk chunk = footer.rowGroups().get(i).columns().get(column.index());
            long entries = -1;
            if (chunk.values() > 0 && chunk.mayHaveDictionary()) {
                PageHeader first = PageDirectory.firstHeader(bytes, chunk);
                entries = first.kind() == PageHeader.Kind.DICTIONARY ? first.values() : -1;
            }
            made.add(
                    new ChunkSummary(
                            bounds(column, i),
                            entries,
                            entries >= 0 && !chunk.mayHavePlainPages(),
                            chunk.statistics().distinctCount()));
        }
        return List.copyOf(made);
    }
}
