package io.feldspar.executor.window;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.Vector;

/// The results of an aggregate in the order in which they are computed, and which of them each row
/// has.
final class Results {

    private final FlatColumn values;
    private final int[] places;

    Results(Type type, int rows, MemoryPool.Reservation memory) {
        values = FlatColumn.of(type, memory);
        places = new int[rows];
    }

    /// Appends the results of the groups `from` to `from + count`; the first of them has the
    /// returned number.
    int append(GroupedAccumulator accumulator, int from, int count) {
        int first = values.size();
        for (int done = 0; done < count; done += Batch.SIZE) {
            int some = Math.min(Batch.SIZE, count - done);
            Vector results = accumulator.results(from + done, some);
            values.append(results.flatten(null, some), null, some);
        }
        return first;
    }

    void set(int row, int result) {
        places[row] = result;
    }

    Vector vector() {
        return new DictionaryVector(places, values.view(), null, places.length);
    }
}
