package io.feldspar.executor.function.window;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.CountedRows;
import io.feldspar.executor.function.Frames;
import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The value in the n-th row of the frame.
public final class NthValue extends ValueFunction {

    public NthValue() {
        super(
                "NTH_VALUE",
                "NTH_VALUE(x, n)",
                "The value of x in the n-th row of the frame, from 1, and NULL where it has fewer; with IGNORE NULLS only rows whose x is not NULL are counted.",
                "SELECT x, nth_value(x, 2) OVER (ORDER BY x) FROM (VALUES (1), (2)) AS t(x)",
                "NULL, 2");
    }

    @Override
    @Nullable List<Type> accept(List<Type> arguments) {
        return arguments.size() == 2 && Coercion.distance(arguments.get(1), SimpleType.BIGINT) >= 0
                ? List.of(arguments.get(0), SimpleType.BIGINT)
                : null;
    }

    @Override
    public boolean framed() {
        return true;
    }

    @Override
    void pick(WindowRows rows, FlatVector[] arguments, int[] picked) {
        CountedRows counted = rows.counted(arguments[0]);
        Frames frames = rows.frames();
        long[] wanted = ((LongVector) arguments[1]).values();
        int[] pieces = new int[2 * Frames.MOST_PIECES];
        for (int row = 0; row < picked.length; row++) {
            picked[row] =
                    arguments[1].isNull(row)
                            ? NONE
                            : nth(
                                    checked(wanted[row]),
                                    counted,
                                    pieces,
                                    frames.pieces(row, pieces));
        }
    }

    private static long checked(long n) {
        if (n <= 0) {
            throw new FeldsparException(
                    ErrorCode.UNEXPECTED_ARGUMENT, "NTH_VALUE counts rows from 1 but got " + n);
        }
        return n;
    }

    private static int nth(long n, CountedRows counted, int[] pieces, int count) {
        long left = n - 1;
        for (int k = 0; k < count; k++) {
            int first = counted.before(pieces[2 * k]);
            int size = counted.before(pieces[2 * k + 1]) - first;
            if (left < size) {
                return counted.row(first + (int) left);
            }
            left -= size;
        }
        return NONE;
    }
}
