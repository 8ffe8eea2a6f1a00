package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.KeyHasher;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import io.feldspar.rdd.sampling.HyperLogLog;

/// APPROX_COUNT_DISTINCT by HyperLogLog: 4096 registers of a byte per group, made with its first
/// row; the standard error is 1.04 / 64, 1.6 %.
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
            BytesBuilder sketch = sketches.find(from + i);
            results[i] = sketch == null ? 0 : HyperLogLog.estimate(sketch.bytes(), BITS);
        }
        return new LongVector(SimpleType.BIGINT, results, null, count);
    }

    @Override
    void reset() {
        sketches.reset();
    }
}
