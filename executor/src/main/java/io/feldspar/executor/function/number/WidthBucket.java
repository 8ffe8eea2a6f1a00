package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Which of so many equal buckets between low and high holds x, from 1; 0 below, count + 1 above.
/// NULL for bounds that are equal or a count below 1.
public final class WidthBucket extends FixedFunction {

    public WidthBucket() {
        super(
                "WIDTH_BUCKET",
                Description.of(
                        "Numbers",
                        "WIDTH_BUCKET(x, low, high, count)",
                        "Which of so many equal buckets between low and high holds x, from "
                                + "1; 0 below, count + 1 above. NULL for bounds that are equal or a "
                                + "count below 1.",
                        "WIDTH_BUCKET(5.3, 0.2, 10.6, 5)",
                        "3"),
                Signature.of(
                        SimpleType.BIGINT,
                        SimpleType.DOUBLE,
                        SimpleType.DOUBLE,
                        SimpleType.DOUBLE,
                        SimpleType.BIGINT),
                Signature.of(
                        SimpleType.BIGINT,
                        SimpleType.INTERVAL_YEAR_MONTH,
                        SimpleType.INTERVAL_YEAR_MONTH,
                        SimpleType.INTERVAL_YEAR_MONTH,
                        SimpleType.BIGINT),
                Signature.of(
                        SimpleType.BIGINT,
                        SimpleType.INTERVAL_DAY_TIME,
                        SimpleType.INTERVAL_DAY_TIME,
                        SimpleType.INTERVAL_DAY_TIME,
                        SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        Type type = arguments.get(0).type();
        return ScalarCode.interpreted(
                        (in, out) -> {
                            boolean none =
                                    in[0].isNull || in[1].isNull || in[2].isNull || in[3].isNull;
                            double low = number(in[1], type);
                            double high = number(in[2], type);
                            double x = number(in[0], type);
                            out.isNull =
                                    none
                                            || in[3].int64 < 1
                                            || in[3].int64 == Long.MAX_VALUE
                                            || low == high
                                            || Double.isNaN(x)
                                            || !Double.isFinite(low)
                                            || !Double.isFinite(high);
                            if (!out.isNull) {
                                out.int64 = bucket(x, low, high, in[3].int64);
                            }
                        })
                .withNulls();
    }

    private static double number(Cell cell, Type type) {
        return type == SimpleType.DOUBLE
                ? cell.real
                : type == SimpleType.INTERVAL_YEAR_MONTH ? cell.int32 : cell.int64;
    }

    private static long bucket(double x, double low, double high, long count) {
        double least = Math.min(low, high);
        double most = Math.max(low, high);
        if (low < high) {
            return x < least
                    ? 0
                    : x >= most ? count + 1 : (long) (count * (x - least) / (most - least)) + 1;
        }
        return x > most
                ? 0
                : x <= least ? count + 1 : (long) (count * (most - x) / (most - least)) + 1;
    }
}
