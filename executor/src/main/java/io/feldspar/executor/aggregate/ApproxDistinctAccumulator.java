package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.KeyHasher;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// APPROX_COUNT_DISTINCT by HyperLogLog: 4096 registers of a byte per group, made with its first
/// row; the standard error is 1.04 / 64, 1.6 %.
///
/// The estimator is Ertl's ("New cardinality estimation algorithms for HyperLogLog sketches",
/// 2017), which needs no correction for small numbers.
final class ApproxDistinctAccumulator extends Accumulator {

    private static final int BITS = 12;
    private static final int REGISTERS = 1 << BITS;
    private static final int LARGEST = 64 - BITS;

    private final BytesBuilders sketches;
    private final KeyHasher hasher = new KeyHasher(1);
    private long[] hashes = new long[0];

    ApproxDistinctAccumulator(MemoryPool.Reservation reservation) {
        sketches = new BytesBuilders(reservation);
    }

    @Override
    void ensure(int groups) {
        sketches.ensure(groups);
    }

    private byte[] registers(int group) {
        BytesBuilder sketch = sketches.get(group);
        if (sketch.size() == 0) {
            sketch.append(new byte[REGISTERS], 0, REGISTERS);
        }
        return sketch.bytes();
    }

    @Override
    void add(FlatVector[] arguments, Rows rows) {
        if (hashes.length < rows.count) {
            hashes = new long[rows.count];
        }
        hasher.hash(arguments, rows.rows, rows.count, hashes);
        for (int i = 0; i < rows.count; i++) {
            byte[] registers = registers(rows.groups == null ? 0 : rows.groups[i]);
            int register = (int) (hashes[i] >>> LARGEST);
            int rank = Math.min(Long.numberOfLeadingZeros(hashes[i] << BITS), LARGEST) + 1;
            if (rank > registers[register]) {
                registers[register] = (byte) rank;
            }
        }
    }

    @Override
    void merge(FlatVector[] states, Rows rows) {
        BytesVector other = (BytesVector) states[0];
        for (int i = 0; i < rows.count; i++) {
            int start = other.starts()[rows.rows == null ? i : rows.rows[i]];
            byte[] registers = registers(rows.groups == null ? 0 : rows.groups[i]);
            for (int r = 0; r < REGISTERS; r++) {
                registers[r] = (byte) Math.max(registers[r], other.heap()[start + r]);
            }
        }
    }

    @Override
    void states(int from, int count, Vector[] out, int at) {
        out[at] = sketches.slice(SimpleType.VARBINARY, from, count);
    }

    @Override
    Vector results(int from, int count) {
        long[] results = new long[count];
        for (int i = 0; i < count; i++) {
            results[i] = estimate(sketches.find(from + i));
        }
        return new LongVector(SimpleType.BIGINT, results, null, count);
    }

    private static long estimate(@Nullable BytesBuilder sketch) {
        if (sketch == null) {
            return 0;
        }
        int[] counts = new int[LARGEST + 2];
        for (int r = 0; r < REGISTERS; r++) {
            counts[sketch.bytes()[r]]++;
        }
        double z = REGISTERS * tau(1 - counts[LARGEST + 1] / (double) REGISTERS);
        for (int k = LARGEST; k >= 1; k--) {
            z = 0.5 * (z + counts[k]);
        }
        z += REGISTERS * sigma(counts[0] / (double) REGISTERS);
        double alpha = 0.5 / Math.log(2);
        return Math.round(alpha * REGISTERS * REGISTERS / z);
    }

    private static double sigma(double start) {
        if (start == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = start;
        double y = 1;
        double z = x;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (z != before);
        return z;
    }

    private static double tau(double start) {
        if (start == 0 || start == 1) {
            return 0;
        }
        double x = start;
        double y = 1;
        double z = 1 - x;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (z != before);
        return z / 3;
    }

    @Override
    void reset() {
        sketches.reset();
    }
}
