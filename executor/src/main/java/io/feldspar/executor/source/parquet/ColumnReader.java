package io.feldspar.executor.source.parquet;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.parquet.decode.HybridCodes;
import io.feldspar.executor.source.parquet.decode.Levels;
import io.feldspar.executor.source.parquet.decode.PlainValues;
import io.feldspar.executor.source.parquet.decode.Spreading;
import io.feldspar.executor.source.parquet.format.ColumnChunk;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.RowGroup;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decodes one column of a file, row group by row group.
///
/// ```text
/// page headers ── page ── codes ──────────── DictionaryVector over the chunk's dictionary
///     (all)      (when a row    └ PLAIN ──── FlatVector over reused arrays, strings over the page
///                 is wanted)
/// ```
/// Pages and codes before the wanted row are passed over, pages without decompressing them. A
/// window over pages of both kinds becomes flat.
final class ColumnReader implements ColumnSource {

    /// Single values are picked out where no more than one in so many rows is wanted.
    private static final int SPARSE_SHIFT = 2;

    private final FileBytes file;
    private final List<RowGroup> rowGroups;
    private final LeafColumn column;
    private final PageReader pageReader;
    private final Presence levels;
    private final PageValues pageValues;
    private final HybridCodes codes;
    private final PlainValues plain;
    private final FlatVector nullValue;
    private final int[] codeWindow = new int[Batch.SIZE];
    private final long[] nullWindow = Nulls.allocate(Batch.SIZE);

    private @Nullable ColumnChunk chunk;
    private @Nullable PageDirectory directory;

    private int page = -1;
    private long pageFirst;
    private int pageRows;
    private int rowInPage;

    ColumnReader(ParquetFile file, LeafColumn column, MemoryPool.Reservation memory) {
        this.file = file.bytes();
        this.rowGroups = file.footer().rowGroups();
        this.column = column;
        levels = new Presence(column.optional(), memory);
        pageReader = new PageReader(this.file, levels, memory);
        pageValues = new PageValues(this.file, column, pageReader, levels, memory);
        codes = pageValues.codes();
        plain = pageValues.plain();
        nullValue = Values.single(column.type(), null);
    }

    @Override
    public Type type() {
        return column.type();
    }

    @Override
    public void open(int rowGroup) {
        chunk = rowGroups.get(rowGroup).columns().get(column.index());
        directory = null;
        pageValues.startChunk();
        page = -1;
        pageFirst = 0;
        pageRows = 0;
        rowInPage = 0;
    }

    private ColumnChunk chunk() {
        return Objects.requireNonNull(chunk, "no row group is open");
    }

    private PageDirectory directory() {
        if (directory == null) {
            directory = PageDirectory.read(file, chunk());
        }
        return directory;
    }

    @Override
    public @Nullable FlatVector wholeDictionary() {
        return directory().allDictionary() ? dictionary() : null;
    }

    @Override
    public boolean mayHaveNulls() {
        return column.optional() && chunk().statistics().nullCount() != 0;
    }

    @Override
    public Vector read(long row, int count, int @Nullable [] rows, int selected) {
        try {
            seek(row);
            int left = pageRows - rowInPage;
            if (count > left && !uniform(row + count)) {
                return mixed(row, count);
            }
            boolean sparse = rows != null && count <= left && selected <= count >> SPARSE_SHIFT;
            return window(row, count, sparse ? rows : null, selected);
        } catch (CorruptDataException | IndexOutOfBoundsException | ArithmeticException e) {
            throw damaged(e);
        }
    }

    private RuntimeException damaged(RuntimeException cause) {
        long offset =
                page < 0 || directory == null
                        ? chunk().firstOffset()
                        : directory.page(page).offset();
        return Corruption.at(
                file,
                offset,
                "in column '%s', %s".formatted(column.name(), cause.getMessage()),
                cause);
    }

    /// Whether the pages from the current one on until the row `end` can be decoded into the
    /// same arrays.
    private boolean uniform(long end) {
        if (!pageValues.coded() && plain.pointsIntoPage()) {
            return false;
        }
        for (int i = page + 1; i < directory().size(); i++) {
            PageDirectory.Page next = directory().page(i);
            if (next.firstRow() >= end) {
                break;
            }
            if (next.header().encoding().dictionary() != pageValues.coded()) {
                return false;
            }
        }
        return true;
    }

    private Vector window(long row, int count, int @Nullable [] rows, int selected) {
        boolean hasCodes = pageValues.coded();
        boolean hasNulls = false;
        int values = 0;
        int done = 0;
        Arrays.fill(nullWindow, 0);
        while (done < count) {
            seek(row + done);
            int taken = Math.min(count - done, pageRows - rowInPage);
            int present = taken;
            if (levels.presentCount() < pageRows) {
                present = Levels.count(levels.present(), rowInPage, taken);
            }
            if (present < taken) {
                if (!mayHaveNulls()) {
                    throw new CorruptDataException(
                            "there are nulls, but the statistics say there are none");
                }
                hasNulls = true;
                Levels.copyInverted(levels.present(), rowInPage, nullWindow, done, taken);
            }
            segment(done, taken, present, rows, selected);
            values += present;
            rowInPage += taken;
            done += taken;
        }
        if (values == 0) {
            return new ConstantVector(nullValue, count);
        }
        long[] nulls = hasNulls ? nullWindow : null;
        return hasCodes
                ? new DictionaryVector(codeWindow, dictionary(), nulls, count)
                : plain.vector(nulls, count);
    }

    /// Decodes the next `rowCount` rows of the page, `present` of them not null, to the places
    /// from `to` on.
    private void segment(int to, int rowCount, int present, int @Nullable [] rows, int selected) {
        boolean sparse = rows != null && present == rowCount;
        if (!pageValues.coded()) {
            if (sparse) {
                plain.readRows(to, rowCount, Objects.requireNonNull(rows), selected);
            } else {
                plain.read(to, present);
                if (present < rowCount) {
                    plain.spread(nullWindow, to, rowCount, present);
                }
            }
            return;
        }
        if (sparse) {
            int[] wanted = Objects.requireNonNull(rows);
            codes.readRows(rowCount, wanted, selected, codeWindow, to);
            FlatVector entries = dictionary();
            int last = entries.length() - 1;
            int beyond = 0;
            for (int i = 0; i < selected; i++) {
                int code = codeWindow[to + wanted[i]];
                beyond |= code | (last - code);
            }
            PageValues.checkSign(beyond, entries);
            return;
        }
        codes.read(codeWindow, to, present);
        PageValues.check(codeWindow, to, present, dictionary());
        if (present < rowCount) {
            Spreading.spread(codeWindow, nullWindow, to, rowCount, present);
        }
    }

    /// A window over pages with codes and pages without, or over strings of several pages,
    /// copied together.
    private Vector mixed(long row, int count) {
        List<FlatVector> parts = new ArrayList<>();
        int done = 0;
        while (done < count) {
            seek(row + done);
            int taken = Math.min(count - done, pageRows - rowInPage);
            parts.add(window(row + done, taken, null, 0).gather(null, taken));
            done += taken;
        }
        return Concatenation.of(column.type(), parts, count);
    }

    /// Moves to the row, which lies at or behind the position.
    private void seek(long row) {
        if (row >= pageFirst + pageRows) {
            load(directory().pageOf(row, page + 1));
        }
        int skipped = (int) (row - pageFirst) - rowInPage;
        if (skipped == 0) {
            return;
        }
        int values =
                levels.presentCount() == pageRows
                        ? skipped
                        : Levels.count(levels.present(), rowInPage, skipped);
        pageValues.skip(values);
        rowInPage += skipped;
    }

    private void load(int index) {
        PageDirectory.Page next = directory().page(index);
        page = index;
        pageFirst = next.firstRow();
        pageRows = next.header().values();
        rowInPage = 0;
        pageValues.load(next, chunk());
    }

    private FlatVector dictionary() {
        return pageValues.dictionary(directory(), chunk());
    }

    @Override
    public void close() {
        pageReader.close();
    }
}
