package io.feldspar.executor.function.nested;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongVector;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Whole numbers at equal distances as an array.
abstract class Series extends NestedFunction {

    private static final long MOST = 100_000_000;

    private final boolean inclusive;
    private final boolean bothWays;
    private final int least;

    /// @param inclusive whether the stop is one of the numbers
    /// @param bothWays whether the step, where it is left out, goes towards the stop
    /// @param least how many arguments there are at least
    Series(String name, boolean inclusive, boolean bothWays, int least, Description description) {
        super(name, List.of(), description);
        this.inclusive = inclusive;
        this.bothWays = bothWays;
        this.least = least;
    }

    @Override
    public final List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, least, 3);
        for (Type type : arguments) {
            if (Coercion.distance(type, SimpleType.BIGINT) < 0) {
                throw mismatch(arguments);
            }
        }
        return Collections.nCopies(arguments.size(), SimpleType.BIGINT);
    }

    @Override
    public final Type resultType(List<Type> arguments) {
        return new ArrayType(SimpleType.BIGINT);
    }

    @Override
    public final FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        int[] starts = new int[count];
        int[] lengths = new int[count];
        long[] values = new long[64];
        int size = 0;
        for (int row = 0; row < count; row++) {
            boolean only = arguments.length == 1;
            long start = only ? 0 : value(arguments[0], row);
            long stop = value(arguments[only ? 0 : 1], row);
            long towards = bothWays && start > stop ? -1 : 1;
            long step = arguments.length == 3 ? value(arguments[2], row) : towards;
            int length = length(start, stop, step, size);
            values =
                    size + length > values.length
                            ? Arrays.copyOf(values, Math.max(size + length, values.length * 2))
                            : values;
            for (int i = 0; i < length; i++) {
                values[size + i] = start + i * step;
            }
            starts[row] = size;
            lengths[row] = length;
            size += length;
        }
        FlatVector child = new LongVector(SimpleType.BIGINT, values, null, size);
        return new ListVector(result, starts, lengths, child, null, count);
    }

    private static long value(FlatVector vector, int row) {
        return ((LongVector) vector).values()[row];
    }

    private int length(long start, long stop, long step, int before) {
        if (step == 0) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STEP,
                    "The step of a series is 0",
                    "Give a number above or below 0.");
        }
        if (step > 0 ? start > stop : start < stop) {
            return 0;
        }
        long distance = step > 0 ? stop - start : start - stop;
        long whole = Long.divideUnsigned(distance, Math.abs(step));
        boolean meets = Long.remainderUnsigned(distance, Math.abs(step)) == 0;
        long length = meets && !inclusive ? whole : whole + 1;
        if (length < 0 || length > MOST - before) {
            throw new FeldsparException(
                    ErrorCode.VALUE_TOO_LARGE,
                    "An array of a series has more than %d elements".formatted(MOST),
                    "Write it in FROM, as in FROM range(1, 1000000000).");
        }
        return (int) length;
    }
}
