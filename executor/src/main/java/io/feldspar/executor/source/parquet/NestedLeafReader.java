package io.feldspar.executor.source.parquet;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.parquet.format.ColumnChunk;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.PageHeader;
import io.feldspar.executor.source.parquet.format.RowGroup;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decodes a leaf of a nested column: for some rows its entries' levels, and the values of those
/// entries that are not null.
///
/// How many entries a row has is known from their levels only, so the pages before a wanted row are
/// decompressed too where the leaf is in a list, unless they say how many rows they have.
final class NestedLeafReader implements AutoCloseable {

    private final FileBytes file;
    private final List<RowGroup> rowGroups;
    private final NestedNode.Leaf leaf;
    private final MemoryPool.Reservation memory;
    private final EntryLevels levels;
    private final PageReader pageReader;
    private final PageValues pageValues;

    private @Nullable ColumnChunk chunk;
    private @Nullable PageDirectory directory;
    private int page;
    private int pageEntries;
    private int entry;

    /// The row that begins at the next entry of repetition level 0.
    private long nextRow;

    private int[] repetition = new int[0];
    private int[] definition = new int[0];
    private int entries;
    private int[] codes = new int[0];
    private int codeCount;
    private @Nullable FlatColumn plain;
    private FlatVector values;
    private long valueBytes;

    NestedLeafReader(ParquetFile file, NestedNode.Leaf leaf, MemoryPool.Reservation memory) {
        this.file = file.bytes();
        this.rowGroups = file.footer().rowGroups();
        this.leaf = leaf;
        this.memory = memory;
        levels = new EntryLevels(leaf, memory);
        pageReader = new PageReader(this.file, levels, memory);
        pageValues = new PageValues(this.file, leaf.column(), pageReader, levels, memory);
        values = noValues().view();
    }

    private FlatColumn noValues() {
        return FlatColumn.of(leaf.type(), MemoryPool.Reservation.uncounted());
    }

    void open(int rowGroup) {
        chunk = rowGroups.get(rowGroup).columns().get(leaf.column().index());
        directory = null;
        pageValues.startChunk();
        levels.startRow();
        page = -1;
        pageEntries = 0;
        entry = 0;
        nextRow = 0;
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

    /// The definition level of the entries that have a value.
    int highest() {
        return levels.highest();
    }

    /// How many entries the rows have that were read last.
    int entries() {
        return entries;
    }

    int[] repetition() {
        return repetition;
    }

    int[] definition() {
        return definition;
    }

    /// The values of the entries that have one, in order.
    FlatVector values() {
        return values;
    }

    /// Reads the rows `row` to `row + count`, which lie at or behind the position.
    void read(long row, int count) {
        try {
            seek(row);
            entries = 0;
            codeCount = 0;
            plain = null;
            readUntil(row + count);
            values = takeValues();
            long bytes = values.retainedBytes();
            memory.resize(memory.bytes() - valueBytes + bytes);
            valueBytes = bytes;
        } catch (CorruptDataException | IndexOutOfBoundsException | ArithmeticException e) {
            throw damaged(e);
        }
    }

    /// Where in the file the reader is.
    long offset() {
        boolean inPage = directory != null && page >= 0 && page < directory.size();
        return inPage ? directory().page(page).offset() : chunk().firstOffset();
    }

    private RuntimeException damaged(RuntimeException cause) {
        return Corruption.at(
                file,
                offset(),
                "in column '%s', %s".formatted(leaf.column().name(), cause.getMessage()),
                cause);
    }

    /// Moves to the first entry of the row.
    private void seek(long row) {
        while (nextRow < row || entry == pageEntries || !atRow()) {
            if (entry == pageEntries) {
                nextPage(row);
                continue;
            }
            int from = entry;
            passRows(row);
            pageValues.skip(presentCount(from, entry));
        }
    }

    private boolean atRow() {
        return levels.repetition()[entry] == 0;
    }

    /// Moves on to the page that follows, or behind those that end before the row.
    private void nextPage(long row) {
        while (page + 1 < directory().size()) {
            PageHeader next = directory().page(page + 1).header();
            int rows = levels.repeats() ? next.rows() : next.values();
            if (rows < 0 || nextRow + rows > row) {
                break;
            }
            levels.startRow();
            nextRow += rows;
            page++;
        }
        if (!load()) {
            throw new CorruptDataException("there are only %d rows".formatted(nextRow));
        }
    }

    private boolean load() {
        if (page + 1 >= directory().size()) {
            return false;
        }
        PageDirectory.Page next = directory().page(++page);
        entry = 0;
        pageEntries = 0;
        pageValues.load(next, chunk());
        pageEntries = next.header().values();
        return true;
    }

    /// Passes over entries of the page up to the first one of the row `end`.
    private void passRows(long end) {
        int limit = pageEntries;
        if (!levels.repeats()) {
            int passed = (int) Math.min(limit - entry, end - nextRow);
            entry += passed;
            nextRow += passed;
            return;
        }
        int[] repeated = levels.repetition();
        int at = entry;
        long row = nextRow;
        while (at < limit && (repeated[at] != 0 || row < end)) {
            row += repeated[at] == 0 ? 1 : 0;
            at++;
        }
        entry = at;
        nextRow = row;
    }

    private void readUntil(long end) {
        while (true) {
            int from = entry;
            passRows(end);
            take(from, entry);
            boolean ended = nextRow == end && (entry < pageEntries || !levels.repeats());
            if (ended || !load()) {
                break;
            }
        }
        if (nextRow != end) {
            throw new CorruptDataException("there are only %d rows".formatted(nextRow));
        }
    }

    private int presentCount(int from, int to) {
        int highest = levels.highest();
        int[] level = levels.definition();
        int count = 0;
        for (int i = from; i < to; i++) {
            count += level[i] == highest ? 1 : 0;
        }
        return count;
    }

    /// Takes the page's entries and their values.
    private void take(int from, int to) {
        int count = to - from;
        if (repetition.length - entries < count) {
            int grown = Math.max(Math.addExact(entries, count), 2 * repetition.length);
            memory.grow(2L * Integer.BYTES * (grown - repetition.length));
            repetition = Arrays.copyOf(repetition, grown);
            definition = Arrays.copyOf(definition, grown);
        }
        System.arraycopy(levels.repetition(), from, repetition, entries, count);
        System.arraycopy(levels.definition(), from, definition, entries, count);
        entries += count;
        int present = presentCount(from, to);
        if (pageValues.coded()) {
            takeCodes(present);
        } else {
            takePlain(present);
        }
    }

    private void takeCodes(int count) {
        if (codes.length - codeCount < count) {
            int grown = Math.max(Math.addExact(codeCount, count), 2 * codes.length);
            memory.grow((long) Integer.BYTES * (grown - codes.length));
            codes = Arrays.copyOf(codes, grown);
        }
        pageValues.codes().read(codes, codeCount, count);
        PageValues.check(codes, codeCount, count, dictionary());
        codeCount += count;
    }

    private FlatVector dictionary() {
        return pageValues.dictionary(directory(), chunk());
    }

    private void takePlain(int count) {
        FlatColumn target = column();
        for (int left = count; left > 0; left -= Batch.SIZE) {
            int taken = Math.min(left, Batch.SIZE);
            pageValues.plain().read(0, taken);
            target.append(pageValues.plain().vector(null, taken), null, taken);
        }
    }

    /// The column of the values so far, where they are not only codes.
    private FlatColumn column() {
        FlatColumn target = plain;
        if (target == null) {
            target = noValues();
            plain = target;
        }
        if (codeCount > 0) {
            target.append(dictionary(), codes, codeCount);
            codeCount = 0;
        }
        return target;
    }

    private FlatVector takeValues() {
        if (plain != null || codeCount == 0) {
            return column().view();
        }
        return dictionary().gatherShared(codes, codeCount);
    }

    @Override
    public void close() {
        pageReader.close();
    }
}
