package io.feldspar.executor.function.cast;

import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.time.Calendars;
import io.feldspar.executor.function.time.TimeText;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;

/// CAST to DATE, TIME, TIMESTAMP and TIMESTAMP WITH TIME ZONE; the session's zone is UTC.
public final class ToTime {

    private ToTime() {}

    static ScalarCode code(Type from, SimpleType to) {
        boolean instant = from == SimpleType.TIMESTAMP || from == SimpleType.TIMESTAMP_TZ;
        if (from == SimpleType.VARCHAR) {
            return text(to);
        }
        if (to == SimpleType.DATE && instant) {
            return ScalarCode.of(
                    ToTime.class,
                    "timestampToDate",
                    (in, out) -> out.int32 = timestampToDate(in[0].int64));
        }
        if (to == SimpleType.TIME && instant) {
            return ScalarCode.of(
                    ToTime.class,
                    "timestampToTime",
                    (in, out) -> out.int64 = timestampToTime(in[0].int64));
        }
        if ((to == SimpleType.TIMESTAMP || to == SimpleType.TIMESTAMP_TZ)) {
            if (from == SimpleType.DATE) {
                return ScalarCode.of(
                        ToTime.class,
                        "dateToTimestamp",
                        (in, out) -> out.int64 = dateToTimestamp(in[0].int32));
            }
            if (instant) {
                return ScalarCode.of(
                        ToTime.class, "same", (in, out) -> out.int64 = same(in[0].int64));
            }
        }
        throw CastCode.mismatch(from, to);
    }

    private static ScalarCode text(SimpleType to) {
        ScalarCode.Interpretation interpretation =
                to == SimpleType.DATE
                        ? (in, out) -> out.int32 = TimeText.parseDate(in[0].slice)
                        : to == SimpleType.TIME
                                ? (in, out) -> out.int64 = TimeText.parseTime(in[0].slice)
                                : (in, out) -> out.int64 = TimeText.parseTimestamp(in[0].slice);
        return ScalarCode.interpreted(interpretation).failing();
    }

    public static int timestampToDate(long micros) {
        return Calendars.dayOf(micros);
    }

    public static long timestampToTime(long micros) {
        return Calendars.timeOf(micros);
    }

    public static long dateToTimestamp(int day) {
        return day * Calendars.MICROS_PER_DAY;
    }

    public static long same(long micros) {
        return micros;
    }
}
