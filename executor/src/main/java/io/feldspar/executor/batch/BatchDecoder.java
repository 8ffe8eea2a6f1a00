package io.feldspar.executor.batch;

import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/// Reads the payloads that a [BatchEncoder] wrote, in the same order.
final class BatchDecoder {

    /// A column has at least a type, an encoding, a flag and a byte.
    private static final int LEAST_COLUMN = 4;

    private final List<ColumnReader> columns = new ArrayList<>();

    Batch decode(PayloadReader in) throws CorruptBatchException {
        int rows = in.readCount(BatchEncoder.MAX_ROWS);
        Vector[] vectors = new Vector[in.readCount(in.remaining() / LEAST_COLUMN)];
        for (int c = 0; c < vectors.length; c++) {
            if (c == columns.size()) {
                columns.add(new ColumnReader());
            }
            vectors[c] = columns.get(c).read(in, rows);
        }
        in.expectEnd();
        return Batch.of(vectors, rows);
    }
}
