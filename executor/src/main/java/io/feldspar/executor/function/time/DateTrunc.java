package io.feldspar.executor.function.time;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The start of the year, quarter, month, week, day, hour, minute or second in which the value
/// lies; a DATE stays a DATE.
public final class DateTrunc implements ScalarFunction {

    @Override
    public String name() {
        return "DATE_TRUNC";
    }

    @Override
    public Description description() {
        return Description.of(
                "Dates and times",
                "DATE_TRUNC(field, value)",
                "The start of the year, quarter, month, week, day, hour, minute or second in which"
                        + " the value lies; a DATE stays a DATE.",
                "DATE_TRUNC('month', DATE '1998-12-24')",
                "1998-12-01");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        String name = arguments.get(0).text();
        boolean date = result == SimpleType.DATE;
        if (name == null) {
            return ScalarCode.interpreted(
                            (in, out) -> {
                                TimeField field = TimeField.parse(in[0].slice.text());
                                if (date) {
                                    out.int32 = truncateDay(in[1].int32, field);
                                } else {
                                    out.int64 = truncate(in[1].int64, field);
                                }
                            })
                    .failing();
        }
        TimeField field = TimeField.parse(name);
        ScalarCode code =
                date
                        ? ScalarCode.of(
                                DateTrunc.class,
                                "truncateDay",
                                (in, out) -> out.int32 = truncateDay(in[0].int32, field),
                                field)
                        : ScalarCode.of(
                                DateTrunc.class,
                                "truncate",
                                (in, out) -> out.int64 = truncate(in[0].int64, field),
                                field);
        return code.failing().wanting(1);
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.size() != 2 || arguments.get(0) != SimpleType.VARCHAR) {
            throw Coercion.mismatch(name(), arguments, "a field and a value");
        }
        Type type = arguments.get(1);
        boolean dated =
                type == SimpleType.DATE
                        || type == SimpleType.TIMESTAMP
                        || type == SimpleType.TIMESTAMP_TZ;
        if (!dated && type != SimpleType.VARCHAR && type != SimpleType.NULL) {
            throw Coercion.mismatch(name(), arguments, "a field and a date or timestamp");
        }
        return List.of(SimpleType.VARCHAR, dated ? type : SimpleType.TIMESTAMP);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(1);
    }

    public static int truncateDay(int day, TimeField field) {
        int year = Calendars.year(day);
        int month = Calendars.month(day);
        return switch (field) {
            case MILLENNIUM -> Calendars.day(Math.floorDiv(year - 1, 1000) * 1000 + 1, 1, 1);
            case CENTURY -> Calendars.day(Math.floorDiv(year - 1, 100) * 100 + 1, 1, 1);
            case DECADE -> Calendars.day(Math.floorDiv(year, 10) * 10, 1, 1);
            case YEAR -> Calendars.day(year, 1, 1);
            case QUARTER -> Calendars.day(year, (month - 1) / 3 * 3 + 1, 1);
            case MONTH -> Calendars.day(year, month, 1);
            case WEEK -> day - Math.floorMod(day + 3, 7);
            case DAY, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND -> day;
            case ISOYEAR, DOW, ISODOW, DOY, EPOCH ->
                    throw new FeldsparException(
                            ErrorCode.INVALID_PARAMETER,
                            "DATE_TRUNC cannot truncate to '" + field + "'",
                            "Use YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE or SECOND.");
        };
    }

    public static long truncate(long micros, TimeField field) {
        return switch (field) {
            case HOUR -> micros - Math.floorMod(micros, 3_600_000_000L);
            case MINUTE -> micros - Math.floorMod(micros, 60_000_000L);
            case SECOND -> micros - Math.floorMod(micros, Calendars.MICROS_PER_SECOND);
            case MILLISECOND -> micros - Math.floorMod(micros, 1000L);
            case MICROSECOND -> micros;
            case MILLENNIUM,
                    CENTURY,
                    DECADE,
                    YEAR,
                    ISOYEAR,
                    QUARTER,
                    MONTH,
                    WEEK,
                    DAY,
                    DOW,
                    ISODOW,
                    DOY,
                    EPOCH ->
                    truncateDay(Calendars.dayOf(micros), field) * Calendars.MICROS_PER_DAY;
        };
    }
}
