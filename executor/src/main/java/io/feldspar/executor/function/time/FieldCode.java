package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The scalar code that takes a field from a date, time, timestamp or interval.
public final class FieldCode {

    private FieldCode() {}

    /// The type to cast an argument to: text becomes a timestamp.
    static Type parameter(String function, Type type) {
        if (type == SimpleType.NULL || type == SimpleType.VARCHAR) {
            return SimpleType.TIMESTAMP;
        }
        if (type != SimpleType.DATE
                && type != SimpleType.TIME
                && type != SimpleType.TIMESTAMP
                && type != SimpleType.TIMESTAMP_TZ
                && type != SimpleType.INTERVAL_YEAR_MONTH
                && type != SimpleType.INTERVAL_DAY_TIME) {
            throw Coercion.mismatch(
                    function, List.of(type), "a date, a time, a timestamp or an interval");
        }
        return type;
    }

    /// @param place the index of the argument that holds the value
    static ScalarCode of(TimeField field, Type type, int place) {
        ScalarCode code =
                type == SimpleType.DATE
                        ? field == TimeField.YEAR
                                ? ScalarCode.of(
                                        FieldCode.class,
                                        "yearOfDay",
                                        (in, out) -> out.int64 = yearOfDay(in[0].int32))
                                : ScalarCode.of(
                                        FieldCode.class,
                                        "ofDay",
                                        (in, out) -> out.int64 = ofDay(in[0].int32, field),
                                        field)
                        : type == SimpleType.INTERVAL_YEAR_MONTH
                                ? ScalarCode.interpreted(
                                        (in, out) -> out.int64 = field.ofMonths(in[0].int32))
                                : type == SimpleType.INTERVAL_DAY_TIME
                                        ? ScalarCode.interpreted(
                                                (in, out) ->
                                                        out.int64 = field.ofMicros(in[0].int64))
                                        : type == SimpleType.TIME
                                                ? ScalarCode.interpreted(
                                                        (in, out) ->
                                                                out.int64 =
                                                                        field.ofTime(in[0].int64))
                                                : ScalarCode.of(
                                                        FieldCode.class,
                                                        "ofTimestamp",
                                                        (in, out) ->
                                                                out.int64 =
                                                                        ofTimestamp(
                                                                                in[0].int64, field),
                                                        field);
        return code.wanting(place);
    }

    public static long yearOfDay(int day) {
        return Calendars.year(day);
    }

    public static long ofDay(int day, TimeField field) {
        return field.ofDay(day);
    }

    public static long ofTimestamp(long micros, TimeField field) {
        return field.ofTimestamp(micros);
    }
}
