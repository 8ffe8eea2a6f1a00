package io.feldspar.dataset;

import static io.feldspar.dataset.functions.col;
import static io.feldspar.dataset.functions.lit;
import static io.feldspar.dataset.functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same data sets in this process, by tasks that are sent as bytes, and in other processes.
class ClusterDatasetTest {

    private static final String COLUMNS =
            "a BOOLEAN, b TINYINT, c SMALLINT, d INT, e BIGINT, f REAL, g DOUBLE, h DECIMAL(30, 2),"
                    + " i STRING, j BINARY, k DATE, l TIME, m TIMESTAMP_NTZ, n TIMESTAMP_LTZ,"
                    + " o ARRAY<INT>, p MAP<STRING, INT>, q STRUCT<x INT, y ARRAY<STRING>>";

    private static final Row ALL =
            Row.of(
                    true,
                    (byte) 1,
                    (short) 2,
                    3,
                    4L,
                    5.5f,
                    6.5,
                    new BigDecimal("12345678901234567890.25"),
                    "text",
                    new byte[] {1, 2},
                    LocalDate.of(2026, 11, 30),
                    LocalTime.of(12, 30),
                    LocalDateTime.of(2026, 11, 30, 12, 30),
                    Instant.parse("2026-11-30T12:30:00.000001Z"),
                    Arrays.asList(1, null),
                    Map.of("k", 1),
                    Row.of(1, List.of("y")),
                    Duration.ofMillis(1500),
                    Period.ofMonths(14).normalized());

    @TempDir Path folder;

    private Feldspar.Builder builder(String master) {
        return Feldspar.builder()
                .master(master)
                .config("feldspar.warehouse", folder.resolve("warehouse"));
    }

    private static void check(Feldspar feldspar) {
        Row none = Row.of(new Object[ALL.size()]);
        List<Field> fields = new ArrayList<>(feldspar.parsedSchema(COLUMNS).fields());
        fields.add(new Field("r", SimpleType.INTERVAL_DAY_TIME, true));
        fields.add(new Field("s", SimpleType.INTERVAL_YEAR_MONTH, true));
        Dataset<Row> rows = feldspar.createDataFrame(List.of(ALL, none), new Schema(fields));
        assertEquals(
                Duration.ofMillis(2500),
                rows.where(col("a"))
                        .select(
                                lit(Duration.ofSeconds(1))
                                        .plus(col("r"))
                                        .cast(fields.get(17).type()))
                        .first()
                        .get(0));
        assertEquals(List.of(ALL, none), rows.orderBy(col("d").asc_nulls_last()).collectAsList());
        assertEquals(List.of(ALL), rows.where(col("a")).repartition(2).toRdd().collect());
        assertEquals(2, rows.cache().count());
        assertEquals(List.of(ALL), rows.where(col("i").isNotNull()).collectAsList());
        Dataset<Long> numbers = feldspar.range(100_000);
        assertEquals(
                List.of(Row.of(0, 2_500_000_000L - 50_000), Row.of(1, 2_500_000_000L)),
                numbers.groupBy(col("id").mod(2).as("odd"))
                        .agg(sum("id"))
                        .orderBy("odd")
                        .collectAsList());
        assertEquals(100_000, numbers.toRdd().map(number -> number + 1).count());
        assertEquals(
                50_000, numbers.where("id % 2 = 0").cache().join(numbers.toDF("id"), "id").count());
    }

    @Test
    void runsInThisProcess() {
        try (Feldspar feldspar = builder("local[2]").build()) {
            check(feldspar);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local[2]", "local-cluster[2,1,512m]"})
    void runsWhereTasksAreSent(String master) {
        Feldspar.Builder sent = builder(master);
        if (master.startsWith("local[")) {
            sent.config("feldspar.serializeTasks", true).config("feldspar.executors", 2);
        }
        try (Feldspar feldspar = sent.build()) {
            check(feldspar);
        }
    }
}
