package io.feldspar.server.engine;

import io.feldspar.executor.function.cast.UuidText;
import io.feldspar.executor.function.cast.VariantJson;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.variant.Variant;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return switch (type) {
            case DecimalType _ -> value;
            case SimpleType simple -> readable(simple, value);
            case ArrayType array -> {
                List<@Nullable Object> elements = new ArrayList<>();
                for (Object element : (List<?>) value) {
                    elements.add(part(array.element(), element));
                }
                yield Collections.unmodifiableList(elements);
            }
            case MapType map -> {
                Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
                for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                    entries.put(
                            part(map.key(), entry.getKey()), part(map.value(), entry.getValue()));
                }
                yield Collections.unmodifiableMap(entries);
            }
            case StructType struct -> {
                List<@Nullable Object> fields = new ArrayList<>();
                for (int i = 0; i < struct.members().size(); i++) {
                    fields.add(part(struct.members().get(i).type(), ((List<?>) value).get(i)));
                }
                yield Collections.unmodifiableList(fields);
            }
        };
    }

    private static @Nullable Object part(Type type, @Nullable Object value) {
        return value == null ? null : readable(type, value);
    }

    private static Object readable(SimpleType simple, Object value) {
        return switch (simple) {
            case DATE -> LocalDate.ofEpochDay((Integer) value);
            case TIME -> LocalTime.ofNanoOfDay((Long) value * NANOS_PER_MICRO);
            case TIMESTAMP -> timestamp((Long) value);
            case TIMESTAMP_TZ -> timestamp((Long) value).atOffset(ZoneOffset.UTC);
            case INTERVAL_YEAR_MONTH -> Period.ofMonths((Integer) value);
            case INTERVAL_DAY_TIME -> Duration.of((Long) value, ChronoUnit.MICROS);
            case UUID -> UuidText.of((byte[]) value);
            case VARIANT -> VariantJson.text(Variant.of((byte[]) value, 0));
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
