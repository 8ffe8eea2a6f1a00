package io.feldspar.server.engine;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import io.feldspar.jdbc.spi.EngineBatch;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A batch as the JDBC driver reads it: values become Java objects only when asked for.
final class BatchView implements EngineBatch {

    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;

    private final Batch batch;

    BatchView(Batch batch) {
        this.batch = batch;
    }

    @Override
    public int rowCount() {
        return batch.rowCount();
    }

    @Override
    public @Nullable Object value(int column, int row) {
        Vector vector = batch.column(column);
        Object value = vector.value(batch.row(row));
        return value == null ? null : readable(vector.type(), value);
    }

    /// Converts the numbers that encode dates and times.
    private static Object readable(Type type, Object value) {
        if (!(type instanceof SimpleType simple)) {
            return value;
        }
        return switch (simple) {
            case DATE -> LocalDate.ofEpochDay((Integer) value);
            case TIME -> LocalTime.ofNanoOfDay((Long) value * NANOS_PER_MICRO);
            case TIMESTAMP -> timestamp((Long) value);
            case TIMESTAMP_TZ -> timestamp((Long) value).atOffset(ZoneOffset.UTC);
            case INTERVAL_YEAR_MONTH -> Period.ofMonths((Integer) value);
            case INTERVAL_DAY_TIME -> Duration.of((Long) value, ChronoUnit.MICROS);
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    REAL,
                    DOUBLE,
                    VARCHAR,
                    VARBINARY,
                    NULL ->
                    value;
        };
    }

    private static LocalDateTime timestamp(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS),
                (int) Math.floorMod(micros, MICROS) * NANOS_PER_MICRO,
                ZoneOffset.UTC);
    }
}
