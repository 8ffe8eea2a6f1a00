package io.feldspar.executor.function.nested;

import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.FlatVector;

/// Values of conditions, which are of type BOOLEAN or NULL.
final class Truth {

    private Truth() {}

    static boolean isTrue(FlatVector condition, int row) {
        return !condition.isNull(row) && ((ByteVector) condition).values()[row] != 0;
    }
}
