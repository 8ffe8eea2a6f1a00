package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.DoubleStates;
import io.feldspar.executor.store.LongStates;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// An accumulator that keeps, of each group, how many values it has and some sums of them.
abstract class CountedSums implements GroupedAccumulator {

    final LongStates counts;
    final DoubleStates[] sums;

    /// How many of the sums are in the states.
    private final int kept;

    CountedSums(int sums, int kept, MemoryPool.Reservation memory) {
        this.counts = new LongStates(0, memory);
        this.sums = new DoubleStates[sums];
        for (int s = 0; s < sums; s++) {
            this.sums[s] = new DoubleStates(0, memory);
        }
        this.kept = kept;
    }

    /// The types of the states: the count, and the stored sums.
    static List<Type> stateTypes(int kept) {
        List<Type> types = new ArrayList<>(List.of(SimpleType.BIGINT));
        types.addAll(Collections.nCopies(kept, SimpleType.DOUBLE));
        return types;
    }

    @Override
    public final void ensure(int groups) {
        counts.ensure(groups);
        for (DoubleStates sum : sums) {
            sum.ensure(groups);
        }
    }

    @Override
    public final void states(int from, int count, Vector[] out, int at) {
        out[at] = new LongVector(SimpleType.BIGINT, counts.slice(from, count), null, count);
        for (int s = 0; s < kept; s++) {
            out[at + 1 + s] =
                    new DoubleVector(SimpleType.DOUBLE, sums[s].slice(from, count), null, count);
        }
    }

    @Override
    public final void reset() {
        counts.reset();
        for (DoubleStates sum : sums) {
            sum.reset();
        }
    }
}
