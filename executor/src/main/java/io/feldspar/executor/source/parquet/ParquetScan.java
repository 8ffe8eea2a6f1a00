package io.feldspar.executor.source.parquet;

import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one split: window after window, filter columns first.
///
/// ```text
/// row group ── runtime filters' ranges, page index ── row ranges ── windows of ≤ Batch.SIZE rows
/// window    ── conditions, the best first; each decodes its column for the rows still wanted
///           ── the remaining columns for the rows that are left ── batch
/// ```
/// A condition that is true for a whole row group by its dictionary is left out there; one that
/// is false for it ends the row group.
final class ParquetScan implements Operator {

    private static final int REORDER_EVERY = 16;

    private final ParquetSplit split;
    private final OperatorContext context;
    private final List<MemoryPool.Reservation> reservations = new ArrayList<>();
    private final List<ColumnSource> sources;
    private final RowGroupPruning pruning;
    private final List<ScanFilter> movable = new ArrayList<>();
    private final List<ScanFilter> fixed = new ArrayList<>();
    private final Window window;

    private int nextRowGroup;
    private @Nullable RowRanges ranges;
    private long row;
    private int windows;
    private boolean closed;

    ParquetScan(FileView view, ParquetSplit split, ScanRequest request, OperatorContext context) {
        this.split = split;
        this.context = context;
        sources = new ArrayList<>();
        for (int column : request.columns()) {
            MemoryPool.Reservation memory = context.memory().reservation("Parquet scan");
            reservations.add(memory);
            sources.add(view.source(column, memory));
        }
        pruning = new RowGroupPruning(view, request);
        addFilters(request);
        window = new Window(sources);
        nextRowGroup = split.rowGroup();
    }

    private void addFilters(ScanRequest request) {
        List<Type> types = sources.stream().map(ColumnSource::type).toList();
        for (Expression conjunct : Conjuncts.of(request.filters())) {
            ScanFilter filter = new ConjunctFilter(conjunct, types, split.rows());
            (filter.movable() ? movable : fixed).add(filter);
        }
        for (ScanRequest.ColumnFilter filter : request.runtimeFilters()) {
            PhysicalForm form = types.get(filter.column()).form();
            if (form == PhysicalForm.INT || form == PhysicalForm.LONG) {
                movable.add(new KeyFilter(filter.column(), filter.filter()));
            }
        }
    }

    @Override
    public @Nullable Batch next() {
        while (!closed) {
            context.checkCancelled();
            if (ranges == null && !openRowGroup()) {
                return null;
            }
            int length = nextWindow();
            if (length == 0) {
                ranges = null;
                continue;
            }
            window.start(row, length);
            row += length;
            if (filter()) {
                return window.batch();
            }
        }
        return null;
    }

    /// Opens the split's next row group that may hold a wanted row; false at the end.
    private boolean openRowGroup() {
        while (nextRowGroup < split.rowGroup() + split.rowGroups()) {
            context.checkCancelled();
            int group = nextRowGroup++;
            if (!pruning.mayMatch(group)) {
                continue;
            }
            RowRanges found = pruning.ranges(group, split.fromRow(), split.toRow());
            if (found.isEmpty()) {
                continue;
            }
            for (ColumnSource source : sources) {
                source.open(group);
            }
            if (dictionariesMatch()) {
                ranges = found;
                row = 0;
                return true;
            }
        }
        return false;
    }

    /// Asks the conditions on single columns about the dictionaries of the row group.
    private boolean dictionariesMatch() {
        for (List<ScanFilter> filters : List.of(movable, fixed)) {
            for (ScanFilter filter : filters) {
                filter.idle(false);
                int column = filter.column();
                FlatVector dictionary = column < 0 ? null : sources.get(column).wholeDictionary();
                DictionaryMask mask = dictionary == null ? null : filter.mask(dictionary);
                if (mask == null) {
                    continue;
                }
                boolean mayHaveNulls = sources.get(column).mayHaveNulls();
                if (mask.dropsAll(mayHaveNulls)) {
                    return false;
                }
                filter.idle(mask.keepsAll(mayHaveNulls));
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
    private boolean filter() {
        if (++windows % REORDER_EVERY == 0) {
            movable.sort((left, right) -> Double.compare(right.rank(), left.rank()));
        }
        return apply(movable) && apply(fixed);
    }

    private boolean apply(List<ScanFilter> filters) {
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
        if (!closed) {
            closed = true;
            sources.forEach(ColumnSource::close);
            reservations.forEach(MemoryPool.Reservation::close);
        }
    }
}
