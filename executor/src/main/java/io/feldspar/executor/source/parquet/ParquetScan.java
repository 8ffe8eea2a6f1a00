package io.feldspar.executor.source.parquet;

import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads splits one after another: window after window, filter columns first.
///
/// ```text
/// row group ── runtime filters' ranges, page index ── row ranges ── windows of ≤ Batch.SIZE rows
/// window    ── conditions, the best first; each decodes its column for the rows still wanted
///           ── the remaining columns for the rows that are left ── batch
/// ```
/// A condition that is true for a whole row group by its dictionary is left out there; one that
/// is false for it ends the row group. What the conditions were measured to cost and drop, and
/// the columns' buffers, carry over from split to split.
final class ParquetScan implements Operator {

    private static final int REORDER_EVERY = 16;

    private final List<FileView> files;
    private final @Nullable String cached;
    private final Iterator<ParquetSplit> splits;
    private final ScanRequest request;
    private final List<Type> types;
    private final OperatorContext context;
    private final List<ScanFilter> movable = new ArrayList<>();
    private final List<ScanFilter> fixed = new ArrayList<>();

    private @Nullable OpenFile open;
    private @Nullable ParquetSplit split;
    private int nextRowGroup;
    private @Nullable RowRanges ranges;
    private long row;
    private int windows;
    private boolean closed;

    /// @param cached the identifier of the table where it is cached, or null
    ParquetScan(
            List<FileView> files,
            @Nullable String cached,
            Schema schema,
            List<ParquetSplit> splits,
            ScanRequest request,
            OperatorContext context) {
        this.files = files;
        this.cached = cached;
        this.splits = splits.iterator();
        this.request = request;
        this.types = request.types(schema);
        this.context = context;
        for (Expression conjunct : Conjuncts.of(request.filters())) {
            ScanFilter filter = new ConjunctFilter(conjunct, types);
            (filter.movable() ? movable : fixed).add(filter);
        }
        for (ScanRequest.ColumnFilter filter : request.runtimeFilters()) {
            PhysicalForm form = types.get(filter.column()).form();
            if (form == PhysicalForm.INT || form == PhysicalForm.LONG) {
                movable.add(new KeyFilter(filter.column(), filter.filter()));
            }
        }
    }

    /// The file of the current split, with its columns.
    private record OpenFile(
            FileView view,
            RowGroupPruning pruning,
            List<ColumnSource> sources,
            List<MemoryPool.Reservation> reservations,
            ReadWindow window)
            implements AutoCloseable {

        static OpenFile of(
                FileView view,
                @Nullable String cached,
                ScanRequest request,
                List<Type> types,
                OperatorContext context) {
            List<MemoryPool.Reservation> reservations = new ArrayList<>();
            List<ColumnSource> sources = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                MemoryPool.Reservation memory = context.memory().reservation("Parquet scan");
                reservations.add(memory);
                int column = request.columns().get(i);
                sources.add(view.source(column, types.get(i), memory, cached, context));
            }
            return new OpenFile(
                    view,
                    new RowGroupPruning(view, request),
                    sources,
                    reservations,
                    new ReadWindow(sources));
        }

        @Override
        public void close() {
            sources.forEach(ColumnSource::close);
            reservations.forEach(MemoryPool.Reservation::close);
        }
    }

    @Override
    public @Nullable Batch next() {
        while (!closed) {
            context.checkCancelled();
            OpenFile file = open;
            if (file == null || ranges == null) {
                if (!openRowGroup()) {
                    return null;
                }
                continue;
            }
            int length = nextWindow();
            if (length == 0) {
                ranges = null;
                continue;
            }
            ReadWindow window = file.window();
            window.start(row, length);
            row += length;
            if (filter(window)) {
                return window.batch();
            }
        }
        return null;
    }

    /// Opens the next row group that may hold a wanted row; false at the end of the last split.
    private boolean openRowGroup() {
        while (true) {
            context.checkCancelled();
            ParquetSplit current = split;
            OpenFile file = open;
            if (file == null
                    || current == null
                    || nextRowGroup == current.rowGroup() + current.rowGroups()) {
                if (file != null) {
                    file.view().file().bytes().checkUnchanged();
                }
                if (!splits.hasNext()) {
                    return false;
                }
                ParquetSplit split = splits.next();
                context.countScanned(split.bytes());
                openSplit(split);
            } else if (openRowGroup(file, current, nextRowGroup++)) {
                return true;
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // a view is a file of the table
    private void openSplit(ParquetSplit next) {
        FileView view = files.get(next.file());
        if (open == null || open.view() != view) {
            closeFile();
            open = OpenFile.of(view, cached, request, types, context);
        }
        split = next;
        nextRowGroup = next.rowGroup();
    }

    private boolean openRowGroup(OpenFile file, ParquetSplit current, int group) {
        if (!file.pruning().mayMatch(group)) {
            return false;
        }
        RowRanges found = file.pruning().ranges(group, current.fromRow(), current.toRow());
        if (found.isEmpty()) {
            return false;
        }
        for (ColumnSource source : file.sources()) {
            source.open(group);
        }
        if (!dictionariesMatch(file, file.view().rowGroup(group).rows())) {
            return false;
        }
        ranges = found;
        row = 0;
        return true;
    }

    /// Asks the conditions on single columns about the dictionaries of the row group.
    private boolean dictionariesMatch(OpenFile file, long rows) {
        for (List<ScanFilter> filters : List.of(movable, fixed)) {
            for (ScanFilter filter : filters) {
                filter.startRowGroup(rows);
                int column = filter.column();
                ColumnSource source = column < 0 ? null : file.sources().get(column);
                FlatVector dictionary = source == null ? null : source.wholeDictionary();
                DictionaryMask mask = dictionary == null ? null : filter.mask(dictionary);
                if (source == null || mask == null) {
                    continue;
                }
                if (mask.dropsAll(source.mayHaveNulls())) {
                    return false;
                }
                filter.idle(mask.keepsAll(source.mayHaveNulls()));
            }
        }
        return true;
    }

    /// Moves `row` to the next window.
    ///
    /// @return its length; 0 at the end of the row group
    private int nextWindow() {
        RowRanges current = ranges;
        if (current == null) {
            return 0;
        }
        row = current.next(row);
        return (int) Math.min(Batch.SIZE, current.end(row) - row);
    }

    /// Whether any row of the window is left.
    private boolean filter(ReadWindow window) {
        if (++windows % REORDER_EVERY == 0) {
            movable.sort((left, right) -> Double.compare(right.rank(), left.rank()));
        }
        return apply(movable, window) && apply(fixed, window);
    }

    private static boolean apply(List<ScanFilter> filters, ReadWindow window) {
        for (ScanFilter filter : filters) {
            if (!filter.idle()) {
                filter.applyMeasured(window);
                if (window.count() == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public void close() {
        closed = true;
        closeFile();
    }

    private void closeFile() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
