package io.feldspar.executor.aggregate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Chooses the accumulator for a call: by the name of the function and the form of the argument.
final class Accumulators {

    private Accumulators() {}

    static Accumulator of(AggregateCall call, boolean grouped, MemoryPool.Reservation memory) {
        String name = call.function().name();
        List<Type> states = call.function().stateTypes(call.argumentTypes());
        return switch (name) {
            case "COUNT" -> new CountAccumulator(memory);
            case "SUM" -> sum(call, states, grouped, memory);
            case "AVG" -> average(call, states, grouped, memory);
            case "MIN", "ANY_VALUE", "BOOL_AND" -> extreme(call.type(), false, grouped, memory);
            case "MAX", "BOOL_OR" -> extreme(call.type(), true, grouped, memory);
            case "SINGLE_VALUE" -> new SingleValueAccumulator(call.type(), memory);
            case "BIT_AND" -> bits(call, BitAccumulator.Kind.AND, grouped, memory);
            case "BIT_OR" -> bits(call, BitAccumulator.Kind.OR, grouped, memory);
            case "BIT_XOR" -> bits(call, BitAccumulator.Kind.XOR, grouped, memory);
            case "VAR_POP" -> new VarianceAccumulator(false, false, memory);
            case "VAR_SAMP" -> new VarianceAccumulator(true, false, memory);
            case "STDDEV_POP" -> new VarianceAccumulator(false, true, memory);
            case "STDDEV_SAMP" -> new VarianceAccumulator(true, true, memory);
            case "COVAR_POP" ->
                    new CovarianceAccumulator(CovarianceAccumulator.Kind.POPULATION, memory);
            case "COVAR_SAMP" ->
                    new CovarianceAccumulator(CovarianceAccumulator.Kind.SAMPLE, memory);
            case "CORR" ->
                    new CovarianceAccumulator(CovarianceAccumulator.Kind.CORRELATION, memory);
            case "STRING_AGG" -> new StringAggAccumulator(memory);
            case "APPROX_COUNT_DISTINCT" -> new ApproxDistinctAccumulator(memory);
            case "MEDIAN" -> new QuantileAccumulator(true, memory);
            case "PERCENTILE_CONT" -> new QuantileAccumulator(false, memory);
            default ->
                    throw new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "Aggregate function '" + name + "' is not supported");
        };
    }

    /// Whether rows with a null in that argument, or state column, are left out.
    static boolean skipsNulls(AggregateCall call, int argument) {
        return switch (call.function().name()) {
            case "SINGLE_VALUE" -> false;
            case "STRING_AGG" -> argument == 0;
            default -> true;
        };
    }

    private static Accumulator bits(
            AggregateCall call,
            BitAccumulator.Kind kind,
            boolean grouped,
            MemoryPool.Reservation memory) {
        return new BitAccumulator(call.type(), kind, grouped, memory);
    }

    private static Accumulator sum(
            AggregateCall call, List<Type> states, boolean grouped, MemoryPool.Reservation memory) {
        return call.argumentTypes().get(0).form() == PhysicalForm.DOUBLE
                ? new DoubleSumAccumulator(call.type(), grouped, memory)
                : new SumAccumulator(call.type(), states.get(0), grouped, memory);
    }

    private static Accumulator average(
            AggregateCall call, List<Type> states, boolean grouped, MemoryPool.Reservation memory) {
        Type argument = call.argumentTypes().get(0);
        return argument.form() == PhysicalForm.DOUBLE
                ? new DoubleAverageAccumulator(SimpleType.DOUBLE, grouped, memory)
                : new AverageAccumulator(argument, call.type(), states.get(0), memory);
    }

    private static Accumulator extreme(
            Type type, boolean max, boolean grouped, MemoryPool.Reservation memory) {
        return switch (type.form()) {
            case BYTE, INT, LONG -> new LongExtremeAccumulator(type, max, grouped, memory);
            case LONG_PAIR -> new LongPairExtremeAccumulator(type, max, grouped, memory);
            case DOUBLE -> new DoubleExtremeAccumulator(type, max, grouped, memory);
            case BYTES -> new BytesExtremeAccumulator(type, max, memory);
        };
    }
}
