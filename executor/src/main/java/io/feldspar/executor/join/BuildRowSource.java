package io.feldspar.executor.join;

import io.feldspar.executor.plan.JoinType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// What a join hands on of the build rows after the last probe batch.
final class BuildRowSource {

    /// The forms in which build rows leave.
    private enum Form {
        BESIDE_NULLS,
        ALONE,
        NUMBERS
    }

    private final RowBitmap matched;
    private final boolean wanted;
    private final Form form;
    private final int rows;
    private final JoinOutput output;
    private int position;

    private BuildRowSource(
            RowBitmap matched, boolean wanted, Form form, int rows, JoinOutput output) {
        this.matched = matched;
        this.wanted = wanted;
        this.form = form;
        this.rows = rows;
        this.output = output;
    }

    static @Nullable BuildRowSource of(
            JoinType type, boolean shared, RowBitmap matched, int rows, JoinOutput output) {
        return switch (type) {
            case RIGHT, FULL -> new BuildRowSource(matched, false, Form.BESIDE_NULLS, rows, output);
            case RIGHT_SEMI, RIGHT_ANTI -> {
                boolean wanted = shared || type == JoinType.RIGHT_SEMI;
                Form form = shared ? Form.NUMBERS : Form.ALONE;
                yield new BuildRowSource(matched, wanted, form, rows, output);
            }
            case INNER, LEFT, SEMI, ANTI, NULL_AWARE_ANTI, MARK -> null;
        };
    }

    @Nullable Batch next() {
        int[] picked = new int[Batch.SIZE];
        int count = 0;
        while (position < rows && count < Batch.SIZE) {
            picked[count] = position;
            count += matched.contains(position) == wanted ? 1 : 0;
            position++;
        }
        if (count == 0) {
            return null;
        }
        return switch (form) {
            case BESIDE_NULLS -> output.buildBesideNulls(picked, count);
            case ALONE -> output.build(picked, count);
            case NUMBERS -> numbers(picked, count);
        };
    }

    private static Batch numbers(int[] picked, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = picked[i];
        }
        Vector column = new LongVector(SimpleType.BIGINT, values, null, count);
        return Batch.of(new Vector[] {column}, count);
    }
}
