package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.VectorBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A histogram with bins of different widths.
public final class HistogramNumeric extends StandardAggregate {

    public HistogramNumeric() {
        super(
                "HISTOGRAM_NUMERIC",
                List.of(),
                about(
                        "HISTOGRAM_NUMERIC(x, bins)",
                        "A histogram of at most so many bins, as an array of the centers x of the"
                                + " bins and about how many values y are in each.",
                        "SELECT HISTOGRAM_NUMERIC(x, 2) FROM (VALUES (1), (2), (9)) AS t(x)",
                        "[{'x': 1, 'y': 2.0}, {'x': 9, 'y': 1.0}]"),
                HistogramNumeric::parameters);
    }

    private static @Nullable List<Type> parameters(List<Type> given) {
        if (given.size() != 2) {
            return null;
        }
        Type value = given.get(0);
        boolean time =
                value == SimpleType.DATE
                        || value == SimpleType.TIMESTAMP
                        || value == SimpleType.TIMESTAMP_TZ
                        || value == SimpleType.INTERVAL_YEAR_MONTH
                        || value == SimpleType.INTERVAL_DAY_TIME;
        if (!(value.numeric() || time || value == SimpleType.NULL)) {
            return null;
        }
        boolean asDouble = value instanceof DecimalType || value == SimpleType.NULL;
        return List.of(asDouble ? SimpleType.DOUBLE : value, SimpleType.INTEGER);
    }

    @Override
    Type result(List<Type> parameters) {
        return new ArrayType(
                new StructType(
                        List.of(
                                new Member("x", parameters.get(0)),
                                new Member("y", SimpleType.DOUBLE))));
    }

    @Override
    List<Type> states(List<Type> parameters) {
        return ObjectAccumulator.STATES;
    }

    /// Bins depend on which values came first.
    @Override
    public boolean orderSensitive() {
        return true;
    }

    @Override
    public GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new Accumulator(arguments.get(0), result, memory);
    }

    private static final class Accumulator extends ObjectAccumulator<NumericBins> {

        private static final int MAX_BINS = 1_000_000;

        private final Type type;

        Accumulator(Type type, Type result, MemoryPool.Reservation memory) {
            super(result, memory);
            this.type = type;
        }

        @Override
        NumericBins create(FlatVector[] arguments, int row) {
            int bins = ((IntVector) arguments[1]).values()[row];
            if (bins < 2 || bins > MAX_BINS) {
                throw new FeldsparException(
                        ErrorCode.UNEXPECTED_ARGUMENT,
                        "A histogram cannot have %d bins".formatted(bins),
                        "Ask for 2 to %d.".formatted(MAX_BINS));
            }
            return new NumericBins(bins);
        }

        @Override
        void add(NumericBins state, FlatVector[] arguments, int row) {
            state.add(
                    switch (arguments[0]) {
                        case IntVector ints -> ints.values()[row];
                        case LongVector longs -> longs.values()[row];
                        case DoubleVector doubles -> doubles.values()[row];
                        default ->
                                throw new IllegalStateException(
                                        "no number: " + arguments[0].type());
                    });
        }

        @Override
        NumericBins merge(NumericBins state, NumericBins other) {
            state.addAll(other);
            return state;
        }

        @Override
        byte[] encode(NumericBins state) {
            return state.encode();
        }

        @Override
        NumericBins decode(byte[] bytes) {
            return NumericBins.decode(bytes);
        }

        @Override
        int size(NumericBins state) {
            return state.bytes();
        }

        @Override
        void append(NumericBins state, VectorBuilder results) {
            for (int i = 0; i < state.size(); i++) {
                VectorBuilder bin = results.element();
                appendCenter(state.center(i), bin.field(0));
                bin.field(1).appendDouble(state.count(i));
                bin.endStruct();
            }
            results.endList();
        }

        private void appendCenter(double center, VectorBuilder out) {
            switch (type.form()) {
                case INT -> out.appendInt((int) center);
                case LONG -> out.appendLong((long) center);
                default -> out.appendDouble(center);
            }
        }
    }
}
