package io.feldspar.executor.function.time;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// A unit that timestamps are counted in, such as QUARTER: so many of a unit of the JDK.
record TimestampUnits(ChronoUnit unit, int count) {

    /// @throws FeldsparException with INVALID_PARAMETER where there is no such unit
    static TimestampUnits parse(String function, String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "MICROSECOND", "MICROSECONDS" -> new TimestampUnits(ChronoUnit.MICROS, 1);
            case "MILLISECOND", "MILLISECONDS" -> new TimestampUnits(ChronoUnit.MILLIS, 1);
            case "SECOND", "SECONDS" -> new TimestampUnits(ChronoUnit.SECONDS, 1);
            case "MINUTE", "MINUTES" -> new TimestampUnits(ChronoUnit.MINUTES, 1);
            case "HOUR", "HOURS" -> new TimestampUnits(ChronoUnit.HOURS, 1);
            case "DAY", "DAYS", "DAYOFYEAR" -> new TimestampUnits(ChronoUnit.DAYS, 1);
            case "WEEK", "WEEKS" -> new TimestampUnits(ChronoUnit.WEEKS, 1);
            case "MONTH", "MONTHS" -> new TimestampUnits(ChronoUnit.MONTHS, 1);
            case "QUARTER", "QUARTERS" -> new TimestampUnits(ChronoUnit.MONTHS, 3);
            case "YEAR", "YEARS" -> new TimestampUnits(ChronoUnit.YEARS, 1);
            default ->
                    throw new FeldsparException(
                            ErrorCode.INVALID_PARAMETER,
                            "Invalid unit '" + name + "' of " + function,
                            "Use YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND,"
                                    + " MILLISECOND or MICROSECOND.");
        };
    }
}
