package io.feldspar.executor.function.nested;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.vector.FlatVector;

/// Refuses keys of maps that are null or that occur twice.
final class UniqueKeys {

    private UniqueKeys() {}

    /// Checks the keys at the rows `from` to `to`.
    static void check(FlatVector keys, int from, int to) {
        for (int i = from; i < to; i++) {
            if (keys.isNull(i)) {
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        "A key of a map is NULL",
                        "Leave out the entry, or replace the key with COALESCE.");
            }
            for (int j = from; j < i; j++) {
                if (ValueOrder.compareValues(keys, j, keys, i) == 0) {
                    throw new FeldsparException(
                            ErrorCode.DUPLICATE_KEY,
                            "The key '%s' occurs twice in a map".formatted(keys.value(i)),
                            "Leave out one of the entries.");
                }
            }
        }
    }
}
