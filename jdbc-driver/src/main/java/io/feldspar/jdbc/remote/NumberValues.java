package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Values of whatever type is a number in its binary form: a long for each, two for wide decimals.
final class NumberValues extends RemoteValues {

    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;

    private final int scale;
    private final long[] low;
    private final long @Nullable [] high;

    /// @param high the upper halves of wide decimals, or null where all lower ones suffice
    NumberValues(
            TypeKind kind, int scale, long @Nullable [] nulls, long[] low, long @Nullable [] high) {
        super(kind, low.length, nulls);
        this.scale = scale;
        this.low = low;
        this.high = high;
    }

    @Override
    @Nullable Object read(int row) {
        switch (kind()) {
            case BOOLEAN:
                return low[row] != 0;
            case TINYINT:
            case SMALLINT:
            case INTEGER:
                return (int) low[row];
            case BIGINT:
                return low[row];
            case REAL:
            case DOUBLE:
                return Double.longBitsToDouble(low[row]);
            case DECIMAL:
                return decimal(row);
            default:
                return temporal(low[row]);
        }
    }

    private @Nullable Object temporal(long value) {
        switch (kind()) {
            case DATE:
                return LocalDate.ofEpochDay(value);
            case TIME:
                return LocalTime.ofNanoOfDay(value * NANOS_PER_MICRO);
            case TIMESTAMP:
                return timestamp(value);
            case TIMESTAMP_TZ:
                return timestamp(value).atOffset(ZoneOffset.UTC);
            case INTERVAL_YEAR_MONTH:
                return Period.ofMonths((int) value);
            case INTERVAL_DAY_TIME:
                return Duration.of(value, ChronoUnit.MICROS);
            default:
                return null;
        }
    }

    private static LocalDateTime timestamp(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS),
                (int) Math.floorMod(micros, MICROS) * NANOS_PER_MICRO,
                ZoneOffset.UTC);
    }

    private BigDecimal decimal(int row) {
        if (high == null) {
            return BigDecimal.valueOf(low[row], scale);
        }
        BigInteger lower = BigInteger.valueOf(low[row]);
        if (low[row] < 0) {
            lower = lower.add(BigInteger.ONE.shiftLeft(64));
        }
        return new BigDecimal(BigInteger.valueOf(high[row]).shiftLeft(64).add(lower), scale);
    }
}
