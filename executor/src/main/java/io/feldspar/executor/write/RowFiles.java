package io.feldspar.executor.write;

import io.feldspar.executor.plan.FileLayout;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.plan.WriteTarget;
import io.feldspar.executor.sort.RowOrder;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.WrittenFile;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files that rows of a target are written to: one for each combination of the layout's keys,
/// or more where they become too large. A file is begun by its first row.
///
/// A few files are open at a time. Where the rows of a partition come again after its file was
/// ended, they get another one; so rows should come partition by partition. Belongs to one thread.
public final class RowFiles implements AutoCloseable {

    /// Where files are written.
    @FunctionalInterface
    public interface Place {

        /// @param number of the file, from 0
        /// @param keys the values that its rows share
        OutputFile of(int number, List<@Nullable Object> keys);
    }

    private final WriteTarget target;
    private final FileLayout layout;
    private final Place files;
    private final int mostOpen;
    private final RowConstraints constraints;
    private final RowOrder order;
    private final int[] keyColumns;

    /// By the values of their keys, the one that was used longest ago first.
    private final LinkedHashMap<List<@Nullable Object>, RowFile> open =
            new LinkedHashMap<>(4, 0.75f, true);

    private final List<OutputFile> ended = new ArrayList<>();
    private final List<WrittenFile> written = new ArrayList<>();
    private int begun;
    private boolean committed;

    /// @param mostOpen how many files are open at a time
    public RowFiles(WriteTarget target, Place files, int mostOpen) {
        this.target = target;
        this.layout = target.layout();
        this.files = files;
        this.mostOpen = mostOpen;
        this.constraints = new RowConstraints(target);
        this.keyColumns = target.keyColumns().stream().mapToInt(Integer::intValue).toArray();
        this.order =
                new RowOrder(
                        target.keyColumns().stream()
                                .map(column -> new SortKey(column, false, false))
                                .toList());
    }

    /// @param batch the columns of the target, a BOOLEAN for each of its checks, and the keys
    /// @throws io.feldspar.executor.error.FeldsparException as [RowConstraints#check]
    public void write(Batch batch) {
        Batch rows = constraints.check(batch);
        if (!layout.partitioned()) {
            write(rows, List.of());
            return;
        }
        Vector[] columns = new Vector[batch.columnCount()];
        Arrays.setAll(columns, batch::column);
        FlatVector[] keys = order.keys(columns, batch.selection(), batch.rowCount());
        int count = batch.rowCount();
        int first = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || order.compare(keys, batch.row(i - 1), keys, batch.row(i), 0) != 0) {
                write(part(rows, first, i), values(batch, batch.row(first)));
                first = i;
            }
        }
    }

    private static Batch part(Batch batch, int from, int to) {
        if (to - from == batch.rowCount()) {
            return batch;
        }
        int[] rows = new int[to - from];
        for (int i = from; i < to; i++) {
            rows[i - from] = batch.row(i);
        }
        return batch.withSelection(rows, rows.length);
    }

    private List<@Nullable Object> values(Batch batch, int row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int column : keyColumns) {
            values.add(batch.column(column).value(row));
        }
        return values;
    }

    private void write(Batch rows, List<@Nullable Object> keys) {
        if (rows.rowCount() == 0) {
            return;
        }
        List<@Nullable Object> partition = comparable(keys);
        RowFile file = open.get(partition);
        if (file == null) {
            endOldest();
            file = new RowFile(target, files.of(begun++, keys), keys);
            open.put(partition, file);
        }
        file.write(rows);
        if (layout.bytes() >= 0 && file.bytes() >= layout.bytes()) {
            open.remove(partition);
            end(file);
        }
    }

    /// The same values, equal where their bytes are.
    private static List<@Nullable Object> comparable(List<@Nullable Object> keys) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object key : keys) {
            values.add(key instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : key);
        }
        return values;
    }

    private void endOldest() {
        while (open.size() >= mostOpen) {
            Iterator<RowFile> oldest = open.values().iterator();
            RowFile file = oldest.next();
            oldest.remove();
            end(file);
        }
    }

    private void end(RowFile file) {
        try (file) {
            written.add(file.commit());
            ended.add(file.output());
        }
    }

    /// Ends all files.
    ///
    /// @return what was written, perhaps nothing
    public List<WrittenFile> commit() {
        while (!open.isEmpty()) {
            RowFile file = open.pollFirstEntry().getValue();
            end(file);
        }
        committed = true;
        return List.copyOf(written);
    }

    private static void delete(OutputFile file) {
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException e) {
            throw file.failed(e);
        }
    }

    /// Deletes all files, unless they were committed. May be called more than once.
    @Override
    public void close() {
        open.values().forEach(RowFile::close);
        open.clear();
        if (!committed) {
            ended.forEach(RowFiles::delete);
            ended.clear();
        }
    }
}
