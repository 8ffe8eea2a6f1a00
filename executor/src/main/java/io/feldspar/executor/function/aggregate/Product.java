package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.DoubleStates;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;

/// The product of the values that are not null.
public final class Product extends StandardAggregate {

    public Product() {
        super(
                "PRODUCT",
                List.of(),
                about(
                        "PRODUCT(x)",
                        "The product of the values that are not null, as a DOUBLE.",
                        "SELECT PRODUCT(x) FROM (VALUES (2), (3), (4)) AS t(x)",
                        "24.0"),
                Parameters.doubles(1));
    }

    @Override
    Type result(List<Type> parameters) {
        return SimpleType.DOUBLE;
    }

    @Override
    List<Type> states(List<Type> parameters) {
        return parameters;
    }

    @Override
    public GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new Accumulator(new DoubleStates(1, memory), new Presence(groups, memory));
    }

    private record Accumulator(DoubleStates products, Presence presence)
            implements GroupedAccumulator {

        @Override
        public void ensure(int groups) {
            products.ensure(groups);
            presence.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            double[] in = ((DoubleVector) arguments[0]).values();
            double[] states = products.values();
            for (int i = 0; i < rows.count; i++) {
                int row = rows.rows == null ? i : rows.rows[i];
                states[rows.groups == null ? 0 : rows.groups[i]] *= in[row];
            }
            presence.mark(rows);
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            add(states, rows);
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            out[at] = results(from, count);
        }

        @Override
        public Vector results(int from, int count) {
            return new DoubleVector(
                    SimpleType.DOUBLE,
                    products.slice(from, count),
                    presence.nulls(from, count),
                    count);
        }

        @Override
        public void reset() {
            products.reset();
            presence.reset();
        }
    }
}
