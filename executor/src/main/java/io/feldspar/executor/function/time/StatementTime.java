package io.feldspar.executor.function.time;

import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.time.Instant;

/// When the statement started, which is what CURRENT_TIMESTAMP and its like give in every row
/// and on every machine: the planner puts [#literal] in their place.
public final class StatementTime {

    private StatementTime() {}

    /// The value of a function such as CURRENT_DATE for a statement that started then.
    ///
    /// @param type the result type of the function
    /// @param startMicros microseconds of UTC since 1970-01-01
    public static Object literal(Type type, long startMicros) {
        return type == SimpleType.DATE
                ? (Object) Calendars.dayOf(startMicros)
                : type == SimpleType.TIME
                        ? (Object) Calendars.timeOf(startMicros)
                        : (Object) startMicros;
    }

    /// The scalar code for where no planner has put a literal: the time of compilation.
    static ScalarCode code(Type type) {
        Instant now = Instant.now();
        long micros = now.getEpochSecond() * Calendars.MICROS_PER_SECOND + now.getNano() / 1000;
        return type == SimpleType.DATE
                ? ScalarCode.interpreted((in, out) -> out.int32 = Calendars.dayOf(micros))
                : type == SimpleType.TIME
                        ? ScalarCode.interpreted((in, out) -> out.int64 = Calendars.timeOf(micros))
                        : ScalarCode.interpreted((in, out) -> out.int64 = micros);
    }
}
