package io.feldspar.executor.vector;

import io.feldspar.executor.type.Type;
import org.jspecify.annotations.Nullable;

/// A slice of a shared heap per row: VARCHAR (UTF-8), VARBINARY, UUID and VARIANT.
///
/// ```text
/// heap     G E R M A N Y F R A N C E
/// starts   0             7
/// lengths  7             6
/// ```
/// Slices may lie anywhere, overlap, and leave gaps: a decompressed page can be the heap.
public final class BytesVector extends FlatVector {

    private final byte[] heap;
    private final int[] starts;
    private final int[] lengths;

    public BytesVector(
            Type type,
            byte[] heap,
            int[] starts,
            int[] lengths,
            long @Nullable [] nulls,
            int length) {
        super(type, length, nulls);
        this.heap = heap;
        this.starts = starts;
        this.lengths = lengths;
    }

    public byte[] heap() {
        return heap;
    }

    public int[] starts() {
        return starts;
    }

    public int[] lengths() {
        return lengths;
    }

    @Override
    public FlatVector gather(int @Nullable [] rows, int count) {
        int[] gatheredStarts = new int[count];
        int[] gatheredLengths = new int[count];
        int total = 0;
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            gatheredStarts[i] = total;
            gatheredLengths[i] = isNull(row) ? 0 : lengths[row];
            total = Math.addExact(total, gatheredLengths[i]);
        }
        byte[] gatheredHeap = new byte[total];
        for (int i = 0; i < count; i++) {
            if (gatheredLengths[i] > 0) {
                int row = rows == null ? i : rows[i];
                System.arraycopy(
                        heap, starts[row], gatheredHeap, gatheredStarts[i], gatheredLengths[i]);
            }
        }
        return new BytesVector(
                type(),
                gatheredHeap,
                gatheredStarts,
                gatheredLengths,
                Nulls.gather(nulls(), rows, count),
                count);
    }

    @Override
    public long retainedBytes() {
        return heap.length + 4L * starts.length + 4L * lengths.length + nullBytes();
    }
}
