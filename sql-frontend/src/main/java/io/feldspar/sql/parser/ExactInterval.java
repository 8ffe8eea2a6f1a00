package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/// An interval as it is written; Calcite's own literal keeps whole milliseconds, and wraps around
/// where they do not fit a long.
public final class ExactInterval extends SqlIntervalLiteral {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d*)?|\\.\\d+");
    private static final BigDecimal MAX_MONTHS = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal MAX_MILLIS =
            BigDecimal.valueOf(Long.MAX_VALUE).movePointLeft(3);

    private static final List<TimeUnit> FIELDS =
            List.of(
                    TimeUnit.YEAR,
                    TimeUnit.MONTH,
                    TimeUnit.DAY,
                    TimeUnit.HOUR,
                    TimeUnit.MINUTE,
                    TimeUnit.SECOND);

    private final int sign;
    private final String text;
    private final SqlIntervalQualifier unit;
    private final boolean wellFormed;

    private ExactInterval(
            int sign,
            String text,
            SqlIntervalQualifier unit,
            boolean wellFormed,
            SqlParserPos position) {
        super(sign, text, unit, unit.typeName(), position);
        this.sign = sign;
        this.text = text;
        this.unit = unit;
        this.wellFormed = wellFormed;
    }

    /// Whether the text is known to be one of the unit, so that nobody needs to check it.
    public boolean wellFormed() {
        return wellFormed;
    }

    /// @param shown what the user wrote
    static ExactInterval of(
            BigDecimal number, SqlIntervalQualifier unit, String shown, SqlParserPos position) {
        int sign = number.signum() < 0 ? -1 : 1;
        String text = number.abs().stripTrailingZeros().toPlainString();
        return checked(new ExactInterval(sign, text, unit, true, position), shown);
    }

    /// @throws PlacedException with DATETIME_OVERFLOW where the type of the interval cannot hold it
    static ExactInterval of(
            int sign, String text, SqlIntervalQualifier unit, SqlParserPos position) {
        return checked(new ExactInterval(sign, text, unit, false, position), text);
    }

    private static ExactInterval checked(ExactInterval interval, String shown) {
        boolean months = SqlTypeName.YEAR_INTERVAL_TYPES.contains(interval.unit.typeName());
        BigDecimal least = months ? BigDecimal.ONE : BigDecimal.ONE.movePointLeft(3);
        BigDecimal limit = months ? MAX_MONTHS : MAX_MILLIS;
        if (interval.negative()) {
            limit = limit.add(least);
        }
        if (interval.amount().compareTo(limit) > 0) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.INTERVAL_TOO_LONG,
                            "The interval '%s' is too long".formatted(shown),
                            months
                                    ? "Write at most 178956970 years."
                                    : "Write at most 106751991 days."),
                    interval.getParserPosition());
        }
        return interval;
    }

    /// Months or milliseconds, without the sign; fields that are missing in the text count nothing,
    /// and validation reports them.
    private BigDecimal amount() {
        Matcher number = NUMBER.matcher(text);
        BigDecimal amount = BigDecimal.ZERO;
        int field = FIELDS.indexOf(unit.getStartUnit());
        while (number.find()) {
            TimeUnit current = field < 0 ? unit.getStartUnit() : FIELDS.get(field);
            amount = amount.add(new BigDecimal(number.group()).multiply(current.multiplier));
            if (field < 0 || ++field == FIELDS.size()) {
                break;
            }
        }
        return amount;
    }

    @Override
    public <T> T getValueAs(Class<T> type) {
        if (type != BigDecimal.class) {
            return super.getValueAs(type);
        }
        return type.cast(negative() ? amount().negate() : amount());
    }

    private boolean negative() {
        return sign < 0 ^ text.startsWith("-");
    }

    @Override
    public ExactInterval clone(SqlParserPos position) {
        return new ExactInterval(sign, text, unit, wellFormed, position);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExactInterval interval
                && super.equals(other)
                && getValueAs(BigDecimal.class).equals(interval.getValueAs(BigDecimal.class));
    }

    @Override
    public int hashCode() {
        return getValueAs(BigDecimal.class).hashCode();
    }
}
