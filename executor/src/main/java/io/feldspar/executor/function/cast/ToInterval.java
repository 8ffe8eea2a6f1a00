package io.feldspar.executor.function.cast;

import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.time.TimeText;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;

/// CAST to intervals: integers count months or microseconds, text is as a cast to VARCHAR
/// gives it.
public final class ToInterval {

    private ToInterval() {}

    static ScalarCode code(Type from, SimpleType to) {
        boolean months = to == SimpleType.INTERVAL_YEAR_MONTH;
        if (from == SimpleType.VARCHAR) {
            return months
                    ? ScalarCode.interpreted(
                                    (in, out) -> out.int32 = TimeText.parseMonths(in[0].slice))
                            .failing()
                    : ScalarCode.interpreted(
                                    (in, out) -> out.int64 = TimeText.parseMicros(in[0].slice))
                            .failing();
        }
        boolean wide = from == SimpleType.BIGINT;
        if (!wide
                && from != SimpleType.INTEGER
                && from != SimpleType.SMALLINT
                && from != SimpleType.TINYINT) {
            throw CastCode.mismatch(from, to);
        }
        return ScalarCode.interpreted(
                        (in, out) -> {
                            long value = wide ? in[0].int64 : in[0].int32;
                            if (months && value != (int) value) {
                                throw CastCode.overflow(value, to);
                            }
                            out.int32 = (int) value;
                            out.int64 = value;
                        })
                .failing();
    }
}
