package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.memory.Spillable;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.files.PendingFile;
import io.feldspar.executor.source.parquet.format.CompactWriter;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes batches to a Parquet file.
///
/// ```java
/// try (ParquetSink sink = new ParquetSink(file, schema, ParquetOptions.DEFAULT)) {
///     sink.write(batch);
///     sink.commit();
/// }
/// ```
/// The file appears, whole and synced to the disk, when it is committed; without that nothing
/// is left. When memory runs out, the current row group is flushed before it is full. Belongs to
/// one thread.
public final class ParquetSink implements TableSink, Spillable {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final String CREATED_BY = "Feldspar";

    /// A row group ends early when its values take so much memory.
    private static final long MAX_GROUP_BYTES = 256L << 20;

    /// Bytes to reserve per buffered byte: buffers grow by doubling, and encoding a column needs
    /// a second copy of its values.
    private static final int BYTES_PER_BYTE = 2;

    private record WrittenGroup(long rows, List<WrittenChunk> chunks) {}

    private final ParquetOptions options;
    private final List<StoredNode> columns;
    private final List<ChunkWriter> leaves;
    private final MemoryPool.Reservation memory;
    private final PendingFile file;
    private final List<WrittenGroup> groups = new ArrayList<>();
    private int groupRows;

    /// Size of the buffered row group; any thread may read it.
    private volatile long groupBytes;

    private boolean ended;

    /// @throws io.feldspar.executor.error.FeldsparException with NOT_SUPPORTED where
    ///     Parquet has no type for a column, or IO_ERROR
    public ParquetSink(OutputFile target, Schema schema, ParquetOptions options) {
        this.options = options;
        columns = schema.fields().stream().map(StoredNode::of).toList();
        List<StoredLeaf> stored = new ArrayList<>();
        columns.forEach(column -> column.addLeaves(stored));
        leaves = stored.stream().map(leaf -> new ChunkWriter(leaf, options)).toList();
        file = new PendingFile(target);
        memory = target.memory().reservation("writing Parquet", this);
        file.write(MAGIC, 0, MAGIC.length);
    }

    /// Appends the batch's rows; its columns are the schema's.
    @Override
    public void write(Batch batch) {
        if (ended) {
            throw new IllegalStateException("the file is committed or closed");
        }
        if (batch.columnCount() != columns.size()) {
            throw new IllegalArgumentException(
                    "the schema has %d columns but the batch %d"
                            .formatted(columns.size(), batch.columnCount()));
        }
        memory.spillIfAsked();
        int done = 0;
        while (done < batch.rowCount()) {
            int taken = Math.min(batch.rowCount() - done, options.rowGroupRows() - groupRows);
            Batch part = part(batch, done, taken);
            append(part);
            done += taken;
            if (groupRows == options.rowGroupRows() || groupBytes > MAX_GROUP_BYTES) {
                flushGroup();
            }
        }
    }

    private void append(Batch part) {
        List<Entries> entries = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            FlatVector flat = part.column(i).flatten(part.selection(), part.rowCount());
            Shredding.shred(columns.get(i), flat, part, entries);
        }
        long more = entries.stream().mapToLong(Entries::bytes).sum();
        if (!reserve(groupBytes + more)) {
            memory.spill(more);
            memory.allowOverdraft();
            memory.resize(BYTES_PER_BYTE * more);
        }
        long bytes = 0;
        for (int i = 0; i < leaves.size(); i++) {
            leaves.get(i).append(entries.get(i));
            bytes += leaves.get(i).bytes();
        }
        groupBytes = bytes;
        groupRows += part.rowCount();
        if (memory.endOverdraft()) {
            memory.spill(bytes);
        }
    }

    /// Tries to reserve memory for so many buffered bytes. The reservation, like the buffers, is
    /// retained for the next row group.
    private boolean reserve(long bytes) {
        long wanted = BYTES_PER_BYTE * bytes;
        return wanted <= memory.bytes() || memory.tryGrow(wanted - memory.bytes());
    }

    @Override
    public long spillableBytes() {
        return memory.bytes();
    }

    /// Flushes the current row group before it is full.
    @Override
    public long spill(long wanted) {
        if (!ended) {
            flushGroup();
        }
        leaves.forEach(ChunkWriter::release);
        long given = memory.bytes();
        memory.resize(0);
        return given;
    }

    private static Batch part(Batch batch, int from, int count) {
        if (count == batch.rowCount()) {
            return batch;
        }
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = batch.row(from + i);
        }
        return batch.withSelection(rows, count);
    }

    private void flushGroup() {
        if (groupRows == 0) {
            return;
        }
        List<WrittenChunk> chunks = new ArrayList<>();
        for (ChunkWriter leaf : leaves) {
            chunks.add(leaf.flush(file));
        }
        groups.add(new WrittenGroup(groupRows, chunks));
        groupRows = 0;
        groupBytes = 0;
    }

    @Override
    public long bytes() {
        return file.position();
    }

    /// Writes what is left and the footer, and gives the file its name.
    @Override
    public void commit() {
        if (ended) {
            throw new IllegalStateException("the file is committed or closed");
        }
        flushGroup();
        for (WrittenGroup group : groups) {
            for (WrittenChunk chunk : group.chunks) {
                byte[] index = chunk.columnIndex();
                chunk.columnIndexAt(file.position(), index.length);
                file.write(index, 0, index.length);
            }
        }
        for (WrittenGroup group : groups) {
            for (WrittenChunk chunk : group.chunks) {
                byte[] index = chunk.offsetIndex();
                chunk.offsetIndexAt(file.position(), index.length);
                file.write(index, 0, index.length);
            }
        }
        ByteBuilder tail = new ByteBuilder();
        byte[] footer = footer();
        tail.addBytes(footer, 0, footer.length);
        tail.addInt(footer.length);
        tail.addBytes(MAGIC, 0, MAGIC.length);
        file.write(tail.bytes(), 0, tail.length());
        file.commit();
        ended = true;
        memory.close();
    }

    private byte[] footer() {
        CompactWriter out = new CompactWriter();
        int elements = columns.stream().mapToInt(SchemaElements::count).sum();
        out.i32(1, 2).structs(2, elements + 1);
        out.beginElement().string(4, "schema").i32(5, columns.size()).endStruct();
        FieldIds ids = new FieldIds(options.fieldIds());
        columns.forEach(column -> SchemaElements.write(column, ids, out));
        out.i64(3, groups.stream().mapToLong(WrittenGroup::rows).sum());
        out.structs(4, groups.size());
        for (WrittenGroup group : groups) {
            writeGroup(out, group);
        }
        out.string(6, CREATED_BY);
        out.structs(7, leaves.size());
        for (ChunkWriter _ : leaves) {
            out.beginElement().empty(1).endStruct();
        }
        return out.toByteArray();
    }

    private static void writeGroup(CompactWriter out, WrittenGroup group) {
        long stored = 0;
        long plain = 0;
        out.beginElement().structs(1, group.chunks.size());
        for (WrittenChunk chunk : group.chunks) {
            chunk.write(out);
            stored += chunk.storedBytes();
            plain += chunk.plainBytes();
        }
        out.i64(2, plain).i64(3, group.rows).i64(6, stored);
        out.endStruct();
    }

    /// Deletes what was written, unless it was committed.
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            memory.close();
            file.abort();
        }
    }

    /// The columns' names, for errors of the caller.
    @Override
    public String toString() {
        return "parquet sink " + columns.stream().map(StoredNode::field).map(Field::name).toList();
    }
}
