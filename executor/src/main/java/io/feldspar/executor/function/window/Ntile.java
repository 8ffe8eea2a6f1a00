package io.feldspar.executor.function.window;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The number of the row's bucket where the partition is divided into n of them.
public final class Ntile extends StandardWindow {

    public Ntile() {
        super(
                "NTILE",
                "NTILE(n)",
                "The number, from 1, of the row's bucket where the partition is divided into n buckets of equal size; the first ones hold one row more where it does not divide.",
                "SELECT x, ntile(2) OVER (ORDER BY x) FROM (VALUES (1), (2), (3)) AS t(x)",
                "1, 1, 2");
    }

    @Override
    @Nullable List<Type> accept(List<Type> arguments) {
        return arguments.size() == 1 && Coercion.distance(arguments.get(0), SimpleType.BIGINT) >= 0
                ? List.of(SimpleType.BIGINT)
                : null;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.BIGINT;
    }

    @Override
    public Scope scope() {
        return Scope.PARTITIONS;
    }

    @Override
    public Evaluator evaluator() {
        return Ntile::buckets;
    }

    private static Vector buckets(WindowRows rows, FlatVector[] arguments) {
        long[] wanted = ((LongVector) arguments[0]).values();
        long[] buckets = new long[rows.count()];
        long[] nulls = null;
        for (int p = 0; p < rows.partitionCount(); p++) {
            int from = rows.partition(p);
            int to = rows.partition(p + 1);
            for (int row = from; row < to; row++) {
                if (arguments[0].isNull(row)) {
                    nulls = nulls == null ? Nulls.allocate(rows.count()) : nulls;
                    Nulls.set(nulls, row);
                } else {
                    buckets[row] = bucket(row - from, to - from, wanted[row]);
                }
            }
        }
        return new LongVector(SimpleType.BIGINT, buckets, nulls, rows.count());
    }

    private static long bucket(long place, long size, long wanted) {
        if (wanted <= 0) {
            throw new FeldsparException(
                    ErrorCode.UNEXPECTED_ARGUMENT,
                    "NTILE takes a number of buckets above 0 but got " + wanted);
        }
        long small = size / wanted;
        long inLarge = size % wanted * (small + 1);
        return place < inLarge
                ? place / (small + 1) + 1
                : size % wanted + (place - inLarge) / small + 1;
    }
}
