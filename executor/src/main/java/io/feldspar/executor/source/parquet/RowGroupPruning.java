package io.feldspar.executor.source.parquet;

import io.feldspar.executor.expression.Columns;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.FieldPath;
import io.feldspar.executor.filter.RuntimeFilter;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.parquet.format.ColumnChunk;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.PageIndex;
import io.feldspar.executor.type.Type;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which row groups of a file, and which of their rows, a request may want.
final class RowGroupPruning {

    private static final int MAX_INDEX = 64 << 20;

    private final FileView view;
    private final ScanRequest request;
    private final List<Expression> conjuncts;

    RowGroupPruning(FileView view, ScanRequest request) {
        this.view = view;
        this.request = request;
        conjuncts = Conjuncts.of(request.filters());
    }

    /// Whether a row of the row group may be wanted, by the footer's statistics and by Bloom
    /// filters.
    boolean mayMatch(int rowGroup) {
        if (view.rowGroup(rowGroup).rows() == 0) {
            return false;
        }
        for (Expression conjunct : conjuncts) {
            if (!Pruning.mayMatch(conjunct, path -> bounds(path, rowGroup))) {
                return false;
            }
        }
        for (ScanRequest.ColumnFilter filter : request.runtimeFilters()) {
            if (!overlaps(filter.filter(), bounds(filter.column(), rowGroup))) {
                return false;
            }
        }
        for (Expression conjunct : conjuncts) {
            if (!bloomMayMatch(conjunct, rowGroup)) {
                return false;
            }
        }
        return true;
    }

    private ColumnBounds bounds(FieldPath path, int rowGroup) {
        return path.positions().isEmpty()
                ? bounds(path.column(), rowGroup)
                : view.fieldBounds(
                        request.columns().get(path.column()),
                        request.types(view.schema()).get(path.column()),
                        path.positions(),
                        rowGroup);
    }

    private ColumnBounds bounds(int column, int rowGroup) {
        return view.bounds(request.columns().get(column), rowGroup);
    }

    private static boolean overlaps(RuntimeFilter filter, ColumnBounds bounds) {
        if (filter.min() > filter.max() || bounds.nulls() == bounds.rows()) {
            return false;
        }
        Long min = ColumnBounds.asLong(bounds.type(), bounds.min());
        Long max = ColumnBounds.asLong(bounds.type(), bounds.max());
        return (min == null || min <= filter.max()) && (max == null || max >= filter.min());
    }

    private boolean bloomMayMatch(Expression conjunct, int rowGroup) {
        BloomFilter.Question question = BloomFilter.question(conjunct);
        if (question == null) {
            return true;
        }
        LeafColumn leaf = view.leaf(request.columns().get(question.column()));
        if (leaf == null) {
            return true;
        }
        ColumnChunk chunk = view.rowGroup(rowGroup).columns().get(leaf.index());
        if (chunk.bloomOffset() <= 0) {
            return true;
        }
        BloomFilter bloom =
                BloomFilter.open(view.file().bytes(), chunk.bloomOffset(), chunk.bloomLength());
        if (bloom == null) {
            return true;
        }
        for (Expression.Literal value : question.values()) {
            byte[] stored = BloomFilter.stored(leaf, value);
            if (stored == null ? value.value() != null : bloom.mayContain(stored)) {
                return true;
            }
        }
        return false;
    }

    /// The rows between `from` and `to` that may be wanted, by the page indexes.
    RowRanges ranges(int rowGroup, long from, long to) {
        long rows = view.rowGroup(rowGroup).rows();
        RowRanges ranges = RowRanges.of(from, Math.min(to, rows));
        for (Expression conjunct : conjuncts) {
            if (Columns.of(conjunct).size() == 1) {
                int column = Columns.of(conjunct).first();
                ranges =
                        narrowed(
                                ranges,
                                column,
                                rowGroup,
                                bounds -> Pruning.mayMatch(conjunct, _ -> bounds));
            }
        }
        for (ScanRequest.ColumnFilter filter : request.runtimeFilters()) {
            ranges =
                    narrowed(
                            ranges,
                            filter.column(),
                            rowGroup,
                            bounds -> overlaps(filter.filter(), bounds));
        }
        return ranges;
    }

    private RowRanges narrowed(
            RowRanges ranges, int column, int rowGroup, Predicate<ColumnBounds> mayMatch) {
        LeafColumn leaf = view.leaf(request.columns().get(column));
        PageIndex index = leaf == null || ranges.isEmpty() ? null : pageIndex(leaf, rowGroup);
        if (leaf == null || index == null) {
            return ranges;
        }
        Type type = view.type(request.columns().get(column));
        long rows = view.rowGroup(rowGroup).rows();
        RowRanges.Builder wanted = new RowRanges.Builder();
        int pages = index.firstRows().size();
        for (int page = 0; page < pages; page++) {
            long start = index.firstRows().get(page);
            long end = page + 1 < pages ? index.firstRows().get(page + 1) : rows;
            if (start < end
                    && mayMatch.test(bounds(leaf, index, page, end - start).widened(type))) {
                wanted.add(start, end);
            }
        }
        return ranges.and(wanted.build());
    }

    private static ColumnBounds bounds(LeafColumn leaf, PageIndex index, int page, long rows) {
        List<Long> nullCounts = index.nullCounts();
        if (index.nullPages().get(page)) {
            return new ColumnBounds(leaf.type(), null, null, rows, rows);
        }
        long nulls = nullCounts != null ? nullCounts.get(page) : leaf.optional() ? -1 : 0;
        return ColumnBounds.of(leaf, index.mins().get(page), index.maxs().get(page), nulls, rows);
    }

    private @Nullable PageIndex pageIndex(LeafColumn leaf, int rowGroup) {
        ColumnChunk chunk = view.rowGroup(rowGroup).columns().get(leaf.index());
        if (chunk.columnIndexLength() <= 0
                || chunk.offsetIndexLength() <= 0
                || chunk.columnIndexLength() > MAX_INDEX
                || chunk.offsetIndexLength() > MAX_INDEX) {
            return null;
        }
        FileBytes file = view.file().bytes();
        byte[] columnIndex = read(chunk.columnIndexOffset(), chunk.columnIndexLength());
        byte[] offsetIndex = read(chunk.offsetIndexOffset(), chunk.offsetIndexLength());
        try {
            return PageIndex.read(columnIndex, offsetIndex);
        } catch (CorruptDataException e) {
            throw Corruption.at(
                    file,
                    chunk.columnIndexOffset(),
                    "in the page index of column '%s', %s".formatted(leaf.name(), e.getMessage()),
                    e);
        }
    }

    private byte[] read(long offset, int length) {
        FileBytes file = view.file().bytes();
        if (length > file.size() - offset || offset < 0) {
            throw Corruption.at(file, offset, "a page index lies beyond the end", null);
        }
        byte[] bytes = new byte[length];
        file.read(offset, bytes, 0, length);
        return bytes;
    }
}
