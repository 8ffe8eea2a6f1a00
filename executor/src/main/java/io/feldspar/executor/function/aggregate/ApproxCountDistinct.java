package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.BytesBuilder;
import io.feldspar.executor.store.BytesBuilders;
import io.feldspar.executor.store.KeyHasher;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import io.feldspar.rdd.sampling.HyperLogLog;
import java.util.List;

/// About how many different values there are, to 2 % or so, in constant memory (HyperLogLog).
public final class ApproxCountDistinct extends StandardAggregate {

    public ApproxCountDistinct() {
        super(
                "APPROX_COUNT_DISTINCT",
                List.of("APPROX_DISTINCT", "NDV"),
                about(
                        "APPROX_COUNT_DISTINCT(x)",
                        "About how many different values there are, to 2 % or so, in constant memory (HyperLogLog).",
                        "SELECT APPROX_COUNT_DISTINCT(x) FROM (VALUES (1), (2)) AS t(x)",
                        "2"),
                Parameters.any());
    }

    @Override
    Type result(List<Type> parameters) {
        return SimpleType.BIGINT;
    }

    /// The registers of a HyperLogLog sketch.
    @Override
    List<Type> states(List<Type> parameters) {
        return List.of(SimpleType.VARBINARY);
    }

    @Override
    public Long resultOfNoRows() {
        return 0L;
    }

    @Override
    public boolean ignoresDuplicates() {
        return true;
    }

    @Override
    public GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new Accumulator(memory);
    }

    /// 4096 registers of a byte per group, allocated with its first row; the standard error is
    /// 1.04 / 64, 1.6 %.
    private static final class Accumulator implements GroupedAccumulator {

        private static final int BITS = 12;
        private static final int REGISTERS = 1 << BITS;
        private static final int LARGEST = 64 - BITS;

        private final BytesBuilders sketches;
        private final KeyHasher hasher = new KeyHasher(1);
        private long[] hashes = new long[0];

        Accumulator(MemoryPool.Reservation reservation) {
            sketches = new BytesBuilders(reservation);
        }

        @Override
        public void ensure(int groups) {
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
        public void add(FlatVector[] arguments, Rows rows) {
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
        public void merge(FlatVector[] states, Rows rows) {
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
        public void states(int from, int count, Vector[] out, int at) {
            out[at] = sketches.slice(SimpleType.VARBINARY, from, count);
        }

        @Override
        public Vector results(int from, int count) {
            long[] results = new long[count];
            for (int i = 0; i < count; i++) {
                BytesBuilder sketch = sketches.find(from + i);
                results[i] = sketch == null ? 0 : HyperLogLog.estimate(sketch.bytes(), BITS);
            }
            return new LongVector(SimpleType.BIGINT, results, null, count);
        }

        @Override
        public void reset() {
            sketches.reset();
        }
    }
}
