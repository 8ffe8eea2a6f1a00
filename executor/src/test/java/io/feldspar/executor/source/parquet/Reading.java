package io.feldspar.executor.source.parquet;

import io.feldspar.executor.function.cast.UuidText;
import io.feldspar.executor.function.cast.VariantJson;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.variant.Variant;
import io.feldspar.executor.vector.Batch;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads tables into rows that can be compared with DuckDB's.
final class Reading {

    private Reading() {}

    /// A context with a budget of 1 GiB.
    static OperatorContext context() {
        MemoryPool pool = new MemoryPool("test", 1L << 30);
        return new OperatorContext() {
            @Override
            public MemoryPool memory() {
                return pool;
            }

            @Override
            public void checkCancelled() {}
        };
    }

    static ScanRequest everything(Table table) {
        return ScanRequest.of(IntStream.range(0, table.schema().size()).boxed().toList());
    }

    static List<Batch> batches(Table table, ScanRequest request) {
        OperatorContext context = context();
        List<Batch> batches = new ArrayList<>();
        try (Operator operator = table.open(table.splits(request), request, context)) {
            for (Batch batch = operator.next(); batch != null; batch = operator.next()) {
                if (batch.rowCount() == 0 || batch.length() > Batch.SIZE) {
                    throw new AssertionError("a batch of " + batch.rowCount() + " rows");
                }
                batches.add(batch.copy());
            }
        }
        if (context.memory().reservedBytes() != 0) {
            throw new AssertionError(context.memory().reservedBytes() + " bytes still reserved");
        }
        return batches;
    }

    static List<List<@Nullable Object>> rows(Table table, ScanRequest request) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Batch batch : batches(table, request)) {
            for (int i = 0; i < batch.rowCount(); i++) {
                rows.add(batch.values(i));
            }
        }
        return rows;
    }

    /// The rows as DuckDB would print them.
    static List<List<@Nullable String>> texts(Table table, ScanRequest request) {
        List<List<@Nullable String>> texts = new ArrayList<>();
        for (List<@Nullable Object> row : rows(table, request)) {
            List<@Nullable String> line = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                line.add(text(table.schema().type(request.columns().get(i)), row.get(i)));
            }
            texts.add(line);
        }
        return texts;
    }

    private static @Nullable String text(Type type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (type instanceof DecimalType) {
            return ((BigDecimal) value).toPlainString();
        }
        return switch ((SimpleType) type) {
            case DATE -> LocalDate.ofEpochDay((Integer) value).toString();
            case TIME -> time((Long) value);
            case TIMESTAMP -> timestamp((Long) value);
            case TIMESTAMP_TZ -> timestamp((Long) value) + "+00";
            case REAL -> number(Float.toString(((Double) value).floatValue()));
            case DOUBLE -> number(Double.toString((Double) value));
            case UUID -> UuidText.of((byte[]) value).toString();
            case VARIANT -> VariantJson.text(Variant.of((byte[]) value, 0));
            case VARBINARY -> binary((byte[]) value);
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_TIME,
                    VARCHAR,
                    NULL ->
                    value.toString();
        };
    }

    private static String number(String java) {
        return switch (java) {
            case "NaN" -> "nan";
            case "Infinity" -> "inf";
            case "-Infinity" -> "-inf";
            default -> java;
        };
    }

    private static String time(long micros) {
        String text = LocalTime.ofNanoOfDay(micros / 1_000_000 * 1_000_000_000).toString();
        return (text.length() == 5 ? text + ":00" : text) + fraction(micros % 1_000_000);
    }

    private static String fraction(long micros) {
        return micros == 0
                ? ""
                : ("." + (1_000_000 + micros + "").substring(1)).replaceAll("0+$", "");
    }

    private static String timestamp(long micros) {
        long day = Math.floorDiv(micros, 86_400_000_000L);
        return LocalDate.ofEpochDay(day) + " " + time(Math.floorMod(micros, 86_400_000_000L));
    }

    private static String binary(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            boolean plain = b >= 32 && b < 127 && b != '\\' && b != '\'' && b != '"';
            text.append(
                    plain
                            ? new String(new byte[] {b}, StandardCharsets.US_ASCII)
                            : "\\x%02X".formatted(b));
        }
        return text.toString();
    }
}
