package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.time.ZoneOffset;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.parser.SqlParserUtil;
import org.apache.calcite.sql.type.SqlTypeName;

/// SET TIME ZONE, which is SET of a setting.
final class ZoneForms {

    private static final String SETTING = "feldspar.timezone";
    private static final int MILLIS = 1000;
    private static final int MOST_SECONDS = 18 * 60 * 60;

    private ZoneForms() {}

    static Statement of(String zone) {
        return new Statement.Set(SETTING, zone);
    }

    /// @param offset from UTC, an interval
    static Statement of(SqlLiteral offset) {
        long millis =
                SqlTypeName.DAY_INTERVAL_TYPES.contains(offset.getTypeName())
                        ? millis(offset.getValueAs(SqlIntervalLiteral.IntervalValue.class))
                        : Long.MAX_VALUE;
        if (millis % MILLIS != 0 || Math.abs(millis / MILLIS) > MOST_SECONDS) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.INVALID_PARAMETER,
                            "The interval is not the offset of a time zone",
                            "Write whole seconds between -18 and 18 hours."),
                    offset.getParserPosition());
        }
        return of(ZoneOffset.ofTotalSeconds((int) (millis / MILLIS)).getId());
    }

    private static long millis(SqlIntervalLiteral.IntervalValue interval) {
        return interval.getSign() * SqlParserUtil.intervalToMillis(interval);
    }
}
