package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.store.LongStates;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The value of the only row, null included; more than one row is an error.
public final class SingleValue extends StandardAggregate {

    public SingleValue() {
        super(
                "SINGLE_VALUE",
                List.of(),
                about(
                        "SINGLE_VALUE(x)",
                        "The value of the only row, null included; more than one row is an error.",
                        "SELECT SINGLE_VALUE(x) FROM (VALUES (7)) AS t(x)",
                        "7"),
                Parameters.any());
    }

    @Override
    Type result(List<Type> parameters) {
        return parameters.get(0);
    }

    /// 1 if there is a row, and its value.
    @Override
    List<Type> states(List<Type> parameters) {
        return List.of(SimpleType.BIGINT, parameters.get(0));
    }

    @Override
    public boolean skipsNulls(int argument) {
        return false;
    }

    @Override
    public GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new Accumulator(result, memory);
    }

    private static final class Accumulator implements GroupedAccumulator {

        private final Type type;
        private final MemoryPool.Reservation memory;
        private final LongStates positions;
        private FlatColumn values;

        Accumulator(Type type, MemoryPool.Reservation memory) {
            this.type = type;
            this.memory = memory;
            positions = new LongStates(-1, memory);
            values = FlatColumn.of(type, memory);
        }

        @Override
        public void ensure(int groups) {
            positions.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            int next = values.size();
            values.append(arguments[0], rows.rows, rows.count);
            for (int i = 0; i < rows.count; i++) {
                int group = rows.groups == null ? 0 : rows.groups[i];
                if (positions.values()[group] >= 0) {
                    throw new FeldsparException(
                            ErrorCode.CARDINALITY_VIOLATION,
                            "A scalar subquery returned more than one row",
                            "Aggregate it, or add LIMIT 1.");
                }
                positions.values()[group] = (long) next + i;
            }
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            add(new FlatVector[] {states[1]}, rows);
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            long[] ones = new long[count];
            Arrays.fill(ones, 1);
            out[at] = new LongVector(SimpleType.BIGINT, ones, missing(from, count), count);
            out[at + 1] = results(from, count);
        }

        @Override
        public Vector results(int from, int count) {
            if (values.size() == 0) {
                return ConstantVector.of(type, null, count);
            }
            int[] codes = new int[count];
            for (int i = 0; i < count; i++) {
                codes[i] = (int) Math.max(0, positions.values()[from + i]);
            }
            return new DictionaryVector(codes, values.view(), missing(from, count), count);
        }

        private long @Nullable [] missing(int from, int count) {
            long[] nulls = null;
            for (int i = 0; i < count; i++) {
                if (positions.values()[from + i] < 0) {
                    nulls = nulls == null ? Nulls.allocate(count) : nulls;
                    Nulls.set(nulls, i);
                }
            }
            return nulls;
        }

        @Override
        public void reset() {
            positions.reset();
            values = FlatColumn.of(type, memory);
        }
    }
}
