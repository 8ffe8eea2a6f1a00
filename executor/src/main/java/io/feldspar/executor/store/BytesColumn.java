package io.feldspar.executor.store;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A slice of one growing heap per row.
final class BytesColumn extends FlatColumn {

    private byte[] heap = new byte[0];
    private int used;
    private int[] starts = new int[0];
    private int[] lengths = new int[0];

    BytesColumn(Type type, MemoryPool.Reservation reservation) {
        super(type, reservation);
    }

    @Override
    public FlatVector view() {
        return new BytesVector(type(), heap, starts, lengths, nulls(), size());
    }

    @Override
    public FlatVector slice(int from, int count) {
        return new BytesVector(
                type(),
                heap,
                Arrays.copyOfRange(starts, from, from + count),
                Arrays.copyOfRange(lengths, from, from + count),
                nullSlice(from, count),
                count);
    }

    @Override
    int keepSameValues(
            FlatVector vector,
            int @Nullable [] rows,
            int[] stored,
            int[] candidates,
            int from,
            int to,
            int[] failed,
            int failedCount) {
        BytesVector bytes = (BytesVector) vector;
        byte[] left = bytes.heap();
        int[] leftStarts = bytes.starts();
        int[] leftLengths = bytes.lengths();
        byte[] right = heap;
        int kept = from;
        int lost = failedCount;
        for (int n = from; n < to; n++) {
            int i = candidates[n];
            int row = rows == null ? i : rows[i];
            int other = stored[i];
            int a = leftStarts[row];
            int b = starts[other];
            int length = leftLengths[row];
            if (length == lengths[other]
                    && Arrays.equals(left, a, a + length, right, b, b + length)) {
                candidates[kept++] = i;
            } else {
                failed[lost++] = i;
            }
        }
        return kept;
    }

    @Override
    int rowBytes() {
        return 8;
    }

    @Override
    void resize(int rows) {
        starts = Arrays.copyOf(starts, rows);
        lengths = Arrays.copyOf(lengths, rows);
    }

    @Override
    void appendValues(FlatVector vector, int @Nullable [] rows, int count, int at) {
        BytesVector bytes = (BytesVector) vector;
        int[] inStarts = bytes.starts();
        int[] inLengths = bytes.lengths();
        boolean nullable = bytes.mayHaveNulls();
        long total = used;
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            int length = nullable && bytes.isNull(row) ? 0 : inLengths[row];
            lengths[at + i] = length;
            total += length;
        }
        ensureHeap(total);
        byte[] in = bytes.heap();
        byte[] out = heap;
        int position = used;
        for (int i = 0; i < count; i++) {
            int length = lengths[at + i];
            starts[at + i] = position;
            if (length > 0) {
                System.arraycopy(in, inStarts[rows == null ? i : rows[i]], out, position, length);
                position += length;
            }
        }
        used = position;
    }

    private void ensureHeap(long bytes) {
        if (bytes > Capacity.MAX) {
            throw new FeldsparException(
                    ErrorCode.VALUE_TOO_LARGE,
                    "One task cannot hold more than 2 GiB of text in one column, but "
                            + bytes
                            + " bytes are needed",
                    "Use more partitions.");
        }
        if (bytes > heap.length) {
            int grown = Capacity.grow(heap.length, (int) bytes);
            reserve(grown);
            int before = heap.length;
            heap = Arrays.copyOf(heap, grown);
            release(before);
        }
    }

    @Override
    void clearValues(int from, int count) {
        Arrays.fill(starts, from, from + count, 0);
        Arrays.fill(lengths, from, from + count, 0);
    }
}
