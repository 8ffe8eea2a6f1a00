package io.feldspar.executor.generate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.plan.Generator;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Numbers at equal distances.
final class SeriesColumn implements GeneratedColumn {

    private final Generator.Series series;
    private final Type type;
    private @Nullable LongVector starts;
    private @Nullable LongVector steps;
    private long[] sizes = {};

    SeriesColumn(Generator.Series series, Type type) {
        this.series = series;
        this.type = type;
    }

    @Override
    public void read(Batch batch) {
        LongVector start = (LongVector) flat(batch, series.start());
        LongVector stop = (LongVector) flat(batch, series.stop());
        LongVector step = (LongVector) flat(batch, series.step());
        starts = start;
        steps = step;
        sizes = new long[batch.length()];
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = batch.row(i);
            if (!start.isNull(row) && !stop.isNull(row) && !step.isNull(row)) {
                sizes[row] = size(start.values()[row], stop.values()[row], step.values()[row]);
            }
        }
    }

    private static FlatVector flat(Batch batch, int column) {
        return batch.column(column).flatten(batch.selection(), batch.rowCount());
    }

    private long size(long start, long stop, long step) {
        if (step == 0) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STEP,
                    "The step of a series is 0",
                    "Give a number above or below 0.");
        }
        if (step > 0 ? start > stop : start < stop) {
            return 0;
        }
        // Both are unsigned: the distance of two BIGINTs is below 2^64.
        long distance = step > 0 ? stop - start : start - stop;
        long width = Math.abs(step);
        long whole = Long.divideUnsigned(distance, width);
        boolean meets = Long.remainderUnsigned(distance, width) == 0;
        long count = meets && !series.inclusive() ? whole : whole + 1;
        return count < 0 ? Long.MAX_VALUE : count;
    }

    @Override
    public long size(int row) {
        return sizes[row];
    }

    @Override
    public Vector values(int[] rows, long[] positions, int count) {
        LongVector start = starts;
        LongVector step = steps;
        if (start == null || step == null) {
            throw new IllegalStateException("no batch was read");
        }
        long[] values = new long[count];
        long[] nulls = null;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (positions[i] < 0 || positions[i] >= sizes[row]) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            } else {
                values[i] = start.values()[row] + positions[i] * step.values()[row];
            }
        }
        return new LongVector(type, values, nulls, count);
    }
}
