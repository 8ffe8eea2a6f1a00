package io.feldspar.executor.source.rows;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import io.feldspar.executor.vector.VectorBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes batches of the rows of a [RowReader] and drops those that the request does not want.
public final class RowScan implements Operator {

    /// A batch ends early where its values of variable length take so many bytes.
    private static final int TARGET_HEAP_BYTES = 4 << 20;

    private static final int ROWS_BETWEEN_CHECKS = 64;

    private final RowReader reader;
    private final OperatorContext context;
    private final RequestFilter filter;
    private final VectorBuilder[] columns;
    private final @Nullable FlatVector[] constants;
    private final MemoryPool.Reservation reservation;
    private boolean ended;
    private boolean closed;

    /// @param types the types of the requested columns
    public RowScan(
            RowReader reader, ScanRequest request, List<Type> types, OperatorContext context) {
        this(reader, request, types, new FlatVector[types.size()], context);
    }

    /// @param reader appends to the columns that are not constant
    /// @param types the types of the requested columns
    /// @param constants per requested column a vector of one row where all its values are that
    ///     one, else null
    public RowScan(
            RowReader reader,
            ScanRequest request,
            List<Type> types,
            @Nullable FlatVector[] constants,
            OperatorContext context) {
        this.reader = reader;
        this.context = context;
        this.filter = new RequestFilter(request, types);
        this.constants = constants;
        this.reservation = context.memory().reservation("scan");
        this.columns = builders(types);
    }

    /// Their memory is reserved before it is allocated, since there may be thousands of columns.
    private VectorBuilder[] builders(List<Type> types) {
        List<Type> read = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < constants.length; i++) {
            if (constants[i] == null) {
                read.add(types.get(i));
                bytes += VectorBuilder.initialBytes(types.get(i));
            }
        }
        try {
            reservation.resize(bytes);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
        return read.stream().map(VectorBuilder::new).toArray(VectorBuilder[]::new);
    }

    @Override
    public @Nullable Batch next() {
        while (!ended) {
            context.checkCancelled();
            int rows = fill();
            if (rows == 0) {
                break;
            }
            Batch kept = filter.apply(Batch.of(vectors(rows), rows));
            if (kept.rowCount() > 0) {
                return kept;
            }
        }
        ended = true;
        return null;
    }

    private int fill() {
        for (VectorBuilder column : columns) {
            column.clear();
        }
        int rows = 0;
        while (rows < Batch.SIZE) {
            if (rows % ROWS_BETWEEN_CHECKS == 0 && rows > 0 && large()) {
                break;
            }
            if (!reader.read(columns)) {
                ended = true;
                break;
            }
            rows++;
        }
        long bytes = 0;
        for (VectorBuilder column : columns) {
            bytes += column.retainedBytes();
        }
        reservation.resize(bytes);
        return rows;
    }

    private boolean large() {
        context.checkCancelled();
        long bytes = 0;
        for (VectorBuilder column : columns) {
            bytes += column.heapBytes();
        }
        return bytes > TARGET_HEAP_BYTES;
    }

    private Vector[] vectors(int rows) {
        Vector[] vectors = new Vector[constants.length];
        int built = 0;
        for (int i = 0; i < vectors.length; i++) {
            FlatVector constant = constants[i];
            vectors[i] =
                    constant == null
                            ? columns[built++].build()
                            : new ConstantVector(constant, rows);
        }
        return vectors;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            ended = true;
            reservation.close();
            reader.close();
        }
    }
}
