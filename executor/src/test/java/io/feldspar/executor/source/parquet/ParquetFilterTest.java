package io.feldspar.executor.source.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.expression.ComparisonOperator;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.filter.RuntimeFilter;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.source.parquet.format.Compression;
import io.feldspar.executor.source.parquet.write.ParquetOptions;
import io.feldspar.executor.source.parquet.write.ParquetSink;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DictionaryVector;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParquetFilterTest {

    private static final String ROWS =
            """
            SELECT i AS id, (i // 100)::INTEGER AS sorted, (hash(i) % 50)::INTEGER AS few,
              (hash(i * 7) % 100000)::BIGINT AS spread, 's' || (hash(i) % 9) AS text,
              'long text number ' || hash(i) AS comment,
              CASE WHEN hash(i) % 4 = 0 THEN NULL ELSE (hash(i) % 20)::INTEGER END AS few_nulls,
              CASE WHEN i % 10 < 7 THEN NULL ELSE i END AS many_nulls,
              CASE WHEN i < 5000 THEN NULL ELSE 'late' || (i % 4) END AS late,
              (hash(i + 1) % 1000 / 8.0)::DOUBLE AS number,
              CASE WHEN i % 9000 < 8000 THEN i % 30 ELSE i END AS falls_back
            FROM range(20000) t(i)
            """;

    @TempDir static Path directory;
    private static DuckDb duck;

    @BeforeAll
    static void write() throws SQLException {
        duck = new DuckDb();
        duck.copy(ROWS, file("duckdb"), "ROW_GROUP_SIZE 6144");
        ParquetTable table = table("duckdb");
        write(table, "paged", new ParquetOptions(Compression.SNAPPY, 9_000, 700, 1 << 16));
        write(table, "mixed", new ParquetOptions(Compression.ZSTD, 9_000, 1_000, 60));
    }

    private static void write(ParquetTable table, String name, ParquetOptions options) {
        try (ParquetSink sink =
                new ParquetSink(OutputFile.at(file(name)), table.schema(), options)) {
            Reading.batches(table, Reading.everything(table)).forEach(sink::write);
            sink.commit();
        }
    }

    @AfterAll
    static void closeDuckDb() throws SQLException {
        duck.close();
    }

    private static Path file(String name) {
        return directory.resolve(name + ".parquet");
    }

    private static ParquetTable table(String name) {
        return ParquetTable.of(name, List.of(file(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "paged", "mixed"})
    void keepsTheRowsThatDuckDbKeeps(String name) throws SQLException {
        ParquetTable table = table(name);
        Random random = new Random(42);
        for (int i = 0; i < 60; i++) {
            List<Integer> columns = new ArrayList<>(IntStream.range(0, 11).boxed().toList());
            Collections.shuffle(columns, random);
            columns = columns.subList(0, 1 + random.nextInt(columns.size()));
            Conditions conditions = new Conditions(table.schema(), columns, random);
            List<Expression> filters = new ArrayList<>();
            List<String> where = new ArrayList<>();
            for (int k = random.nextInt(4); k >= 0; k--) {
                Conditions.Both both = conditions.condition(2);
                filters.add(both.expression());
                where.add(both.sql());
            }
            String names =
                    columns.stream()
                            .map(column -> table.schema().field(column).name())
                            .collect(Collectors.joining(", "));
            String sql =
                    "SELECT %s FROM read_parquet('%s') WHERE %s"
                            .formatted(names, file(name), String.join(" AND ", where));
            ScanRequest request = new ScanRequest(columns, filters, List.of());
            assertSame(duck.texts(sql), Reading.texts(table, request), sql);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "paged", "mixed"})
    void appliesRuntimeFilters(String name) throws SQLException {
        ParquetTable table = table(name);
        for (String column : List.of("id", "sorted", "few", "spread", "few_nulls", "many_nulls")) {
            Keys keys = new Keys(LongStream.of(3, 7, 19, 4_009, 12_000).toArray());
            int index = table.schema().indexOf(column);
            ScanRequest request =
                    new ScanRequest(
                            List.of(5, index),
                            List.of(),
                            List.of(new ScanRequest.ColumnFilter(1, keys)));
            String sql =
                    "SELECT comment, %s FROM read_parquet('%s') WHERE %s IN (3, 7, 19, 4009, 12000)"
                            .formatted(column, file(name), column);
            assertSame(duck.texts(sql), Reading.texts(table, request), sql);
        }
    }

    /// DuckDB may turn an IN into a join, which loses the order.
    private static void assertSame(
            List<? extends List<?>> expected, List<? extends List<?>> actual, String what) {
        List<String> left = expected.stream().map(Objects::toString).sorted().toList();
        List<String> right = actual.stream().map(Objects::toString).sorted().toList();
        assertEquals(left.size(), right.size(), what);
        for (int i = 0; i < left.size(); i++) {
            assertEquals(left.get(i), right.get(i), what);
        }
    }

    @Test
    void leavesOutRowGroupsByTheirStatistics() {
        ParquetTable table = table("duckdb");
        int rowGroups = table.splits(ScanRequest.of(List.of(0))).size();
        ScanRequest request =
                new ScanRequest(
                        List.of(1),
                        List.of(compare(ComparisonOperator.EQUAL, SimpleType.INTEGER, 199)),
                        List.of());
        assertTrue(rows(table.splits(request)) < rows(table.splits(ScanRequest.of(List.of(1)))));
        ScanRequest none =
                new ScanRequest(
                        List.of(1),
                        List.of(compare(ComparisonOperator.GREATER, SimpleType.INTEGER, 199)),
                        List.of());
        assertEquals(List.of(), table.splits(none));
        assertTrue(rowGroups > 0);
    }

    /// Row groups and dictionaries must not lose what rounding down to microseconds lets through.
    @Test
    void nanosecondsAreFilteredAsTheyAreRead() throws SQLException {
        duck.copy(
                "SELECT make_timestamp_ns((i // 2 - 3000) * 1357) AS at FROM range(12000) t(i)",
                file("nanos"),
                "ROW_GROUP_SIZE 2048");
        ParquetTable table = table("nanos");
        assertEquals(List.of(SimpleType.TIMESTAMP), table.schema().types());
        List<Long> all = micros(table, List.of());
        assertEquals(12_000, all.size());
        for (long value : List.of(all.getFirst(), -1_390L, -2L, -1L, 0L, 1L, all.getLast())) {
            for (ComparisonOperator operator : ComparisonOperator.values()) {
                List<Long> expected =
                        all.stream().filter(each -> holds(operator, each - value)).toList();
                Expression filter = compare(operator, SimpleType.TIMESTAMP, value);
                assertEquals(expected, micros(table, List.of(filter)), operator + " " + value);
            }
        }
    }

    private static List<Long> micros(ParquetTable table, List<Expression> filters) {
        return Reading.rows(table, new ScanRequest(List.of(0), filters, List.of())).stream()
                .map(row -> (Long) Objects.requireNonNull(row.getFirst()))
                .toList();
    }

    private static boolean holds(ComparisonOperator operator, long difference) {
        return switch (operator) {
            case EQUAL, NOT_DISTINCT_FROM -> difference == 0;
            case NOT_EQUAL, DISTINCT_FROM -> difference != 0;
            case LESS -> difference < 0;
            case LESS_OR_EQUAL -> difference <= 0;
            case GREATER -> difference > 0;
            case GREATER_OR_EQUAL -> difference >= 0;
        };
    }

    private static long rows(List<Split> splits) {
        return splits.stream().mapToLong(Split::rows).sum();
    }

    private static Expression compare(ComparisonOperator operator, Type type, Object value) {
        return new Expression.Comparison(
                operator, new Expression.InputRef(0, type), new Literal(value, type));
    }

    @Test
    void keepsDictionariesForRepeatedValues() {
        ParquetTable table = table("duckdb");
        int text = table.schema().indexOf("text");
        assertTrue(
                Reading.batches(table, ScanRequest.of(List.of(text))).stream()
                        .allMatch(batch -> batch.column(0) instanceof DictionaryVector));
    }

    @Test
    void countsRowsWithoutColumns() {
        long rows =
                Reading.batches(table("mixed"), ScanRequest.of(List.of())).stream()
                        .mapToLong(batch -> batch.rowCount())
                        .sum();
        assertEquals(20_000, rows);
    }

    @Test
    void matchesColumnsOfSeveralFilesByName() throws SQLException {
        duck.copy("SELECT 1 AS a, 'x' AS b", file("first"));
        duck.copy("SELECT 'y' AS b, 2.5::DOUBLE AS c", file("second"));
        ParquetTable table =
                ParquetTable.of(
                        "both",
                        List.of(
                                new ParquetTable.PartitionedFile(file("first"), List.of(2024)),
                                new ParquetTable.PartitionedFile(file("second"), List.of(2025))),
                        Schema.of(new Field("year", SimpleType.INTEGER, false)));
        List<List<@Nullable Object>> expected = new ArrayList<>();
        expected.add(Arrays.asList(1, "x", null, 2024));
        expected.add(Arrays.asList(null, "y", 2.5, 2025));
        assertEquals(expected, Reading.rows(table, Reading.everything(table)));
        ScanRequest oneYear =
                new ScanRequest(
                        List.of(3),
                        List.of(compare(ComparisonOperator.EQUAL, SimpleType.INTEGER, 2025)),
                        List.of());
        assertEquals(1, table.splits(oneYear).size());
        assertEquals(List.of(List.of(2025)), Reading.rows(table, oneYear));
    }

    /// A runtime filter that knows its keys exactly.
    private static final class Keys implements RuntimeFilter {

        private final TreeSet<Long> keys;

        Keys(long... keys) {
            this.keys = LongStream.of(keys).boxed().collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public long min() {
            return keys.first();
        }

        @Override
        public long max() {
            return keys.last();
        }

        @Override
        public boolean mayContain(long key) {
            return keys.contains(key);
        }

        @Override
        public int keep(long[] values, int @Nullable [] selection, int count, int[] kept) {
            int out = 0;
            for (int i = 0; i < count; i++) {
                int row = selection == null ? i : selection[i];
                if (mayContain(values[row])) {
                    kept[out++] = row;
                }
            }
            return out;
        }

        @Override
        public int keep(int[] values, int @Nullable [] selection, int count, int[] kept) {
            return keep(IntStream.of(values).asLongStream().toArray(), selection, count, kept);
        }
    }

    /// Random conditions, as expression and as SQL.
    private static final class Conditions {

        private record Both(Expression expression, String sql) {}

        private static final Set<SimpleType> WHOLE = Set.of(SimpleType.INTEGER, SimpleType.BIGINT);

        private final Schema schema;
        private final List<Integer> columns;
        private final Random random;

        private Conditions(Schema schema, List<Integer> columns, Random random) {
            this.schema = schema;
            this.columns = columns;
            this.random = random;
        }

        private Both condition(int depth) {
            if (depth > 0 && random.nextInt(4) == 0) {
                Both left = condition(depth - 1);
                Both right = condition(depth - 1);
                List<Expression> both = List.of(left.expression, right.expression);
                return switch (random.nextInt(3)) {
                    case 0 ->
                            new Both(
                                    new Expression.And(both),
                                    "(" + left.sql + " AND " + right.sql + ")");
                    case 1 ->
                            new Both(
                                    new Expression.Or(both),
                                    "(" + left.sql + " OR " + right.sql + ")");
                    default ->
                            new Both(new Expression.Not(left.expression), "NOT (" + left.sql + ")");
                };
            }
            int index = random.nextInt(columns.size());
            Field field = schema.field(columns.get(index));
            Expression column = new Expression.InputRef(index, field.type());
            if (random.nextInt(8) == 0) {
                return new Both(new Expression.IsNull(column), field.name() + " IS NULL");
            }
            if (random.nextInt(4) == 0) {
                List<Literal> values = List.of(literal(field), literal(field), literal(field));
                String sql = values.stream().map(Conditions::sql).collect(Collectors.joining(", "));
                return new Both(
                        new Expression.In(column, values), field.name() + " IN (" + sql + ")");
            }
            ComparisonOperator[] operators = ComparisonOperator.values();
            ComparisonOperator operator = operators[random.nextInt(operators.length)];
            Literal value = literal(field);
            return new Both(
                    new Expression.Comparison(operator, column, value),
                    field.name() + " " + operator.sql() + " " + sql(value));
        }

        private static String sql(Literal literal) {
            return literal.type() == SimpleType.DOUBLE
                    ? literal.value() + "::DOUBLE"
                    : Objects.toString(literal);
        }

        private Literal literal(Field field) {
            Type type = field.type();
            if (type == SimpleType.DOUBLE) {
                return new Literal(random.nextInt(1_000) / 8.0, type);
            }
            if (!WHOLE.contains((SimpleType) type)) {
                String prefix =
                        field.name().equals("text")
                                ? "s"
                                : field.name().equals("late") ? "late" : "long text number 1";
                return new Literal(prefix + random.nextInt(10), type);
            }
            int bound =
                    switch (field.name()) {
                        case "sorted" -> 220;
                        case "few", "few_nulls" -> 55;
                        case "spread" -> 101_000;
                        default -> 20_000;
                    };
            int value = random.nextInt(bound);
            return type == SimpleType.INTEGER
                    ? new Literal(value, type)
                    : new Literal((long) value, type);
        }
    }
}
