package io.feldspar.executor.spill;

import io.feldspar.executor.batch.BatchWriter;
import io.feldspar.executor.batch.Compression;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.StructVector;
import java.io.BufferedOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Writes one run of a [SpillFile]. Belongs to one thread.
public final class RunWriter implements AutoCloseable {

    private final SpillFile file;
    private final long start;
    private final BatchWriter writer;
    private long rows;
    private int batchRows;
    private long batchBytes;
    private boolean finished;

    RunWriter(SpillFile file, long start) {
        this.file = file;
        this.start = start;
        writer =
                new BatchWriter(
                        new BufferedOutputStream(file.new Tail(), SpillFile.BUFFER),
                        Compression.LZ4);
    }

    /// Appends the batch's selected rows.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with DISK_FULL or IO_ERROR
    public void write(Batch batch) {
        rows += batch.rowCount();
        batchRows = Math.max(batchRows, batch.rowCount());
        batchBytes = Math.max(batchBytes, bytes(batch));
        try {
            writer.write(batch);
        } catch (IOException e) {
            throw file.failed(e);
        }
    }

    /// Heap bytes of the batch as it will be read, in arrays that hold nothing else.
    private static long bytes(Batch batch) {
        long bytes = 0;
        for (int c = 0; c < batch.columnCount(); c++) {
            bytes +=
                    switch (batch.column(c)) {
                        case FlatVector flat -> bytes(flat, batch.selection(), batch.rowCount());
                        case ConstantVector constant -> bytes(constant.single(), null, 1);
                        case DictionaryVector coded -> {
                            FlatVector entries = coded.dictionary();
                            yield 4L * batch.rowCount() + bytes(entries, null, entries.length());
                        }
                    };
        }
        return bytes;
    }

    private static long bytes(FlatVector vector, int @Nullable [] rows, int count) {
        return switch (vector) {
            case ByteVector _ -> count;
            case IntVector _ -> 4L * count;
            case LongVector _, DoubleVector _ -> 8L * count;
            case LongPairVector _ -> 16L * count;
            case BytesVector slices -> {
                long bytes = 8L * count;
                int[] lengths = slices.lengths();
                for (int i = 0; i < count; i++) {
                    bytes += lengths[rows == null ? i : rows[i]];
                }
                yield bytes;
            }
            case ListVector lists -> {
                int total = Math.toIntExact(lists.elementCount(rows, count));
                yield 8L * count + bytes(lists.child(), lists.elements(rows, count, total), total);
            }
            case StructVector structs -> {
                long bytes = 0;
                for (int f = 0; f < structs.fieldCount(); f++) {
                    bytes += bytes(structs.visible(f, rows, count), null, count);
                }
                yield bytes;
            }
        };
    }

    /// Ends the run, which can be read from now on.
    public SpilledRun finish() {
        try {
            writer.finish();
        } catch (IOException e) {
            throw file.failed(e);
        }
        finished = true;
        file.countSpilled(writer.bytes());
        return new SpilledRun(start, writer.bytes(), rows, batchRows, batchBytes);
    }

    /// Gives back the space of a run that was not finished.
    @Override
    public void close() {
        if (!finished) {
            try {
                file.cutOff(start);
            } catch (IOException e) {
                throw file.failed(e);
            }
        }
    }
}
