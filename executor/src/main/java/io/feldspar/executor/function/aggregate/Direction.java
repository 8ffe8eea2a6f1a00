package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator.Rows;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.FlatVector;
import java.util.Arrays;

/// The sort direction of a WITHIN GROUP aggregate: a BOOLEAN argument, true for descending, that is
/// the same in all rows.
final class Direction {

    private boolean descending;

    boolean descending() {
        return descending;
    }

    /// Takes the direction from an argument or a state.
    void read(FlatVector directions, Rows rows) {
        if (rows.count > 0) {
            int row = rows.rows == null ? 0 : rows.rows[0];
            descending = ((ByteVector) directions).values()[row] != 0;
        }
    }

    /// The state of `count` groups.
    FlatVector state(int count) {
        byte[] directions = new byte[count];
        Arrays.fill(directions, (byte) (descending ? 1 : 0));
        return new ByteVector(SimpleType.BOOLEAN, directions, null, count);
    }
}
