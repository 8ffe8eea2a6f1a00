package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.VectorBuilder;
import io.feldspar.udf.Aggregator;
import io.feldspar.udf.NonDeterministic;
import io.feldspar.udf.UDF1;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Functions in Java, where tasks share what is in the process and where they are bytes.
@ParameterizedClass
@ValueSource(booleans = {false, true})
class UserFunctionsTest {

    private static final AtomicInteger CALLS = new AtomicInteger();

    @TempDir static Path directory;

    private static final Map<Boolean, FeldsparEngine> ENGINES = new HashMap<>();

    @Parameter boolean serialized;

    private FeldsparSession session;

    record Point(int x, @Nullable String label) {}

    /// The sum and the number of the rows.
    record Average(long sum, long count) {}

    @BeforeAll
    static void start() {
        for (boolean serialized : new boolean[] {false, true}) {
            ENGINES.put(
                    serialized,
                    FeldsparEngine.start(
                            Map.of(
                                    "feldspar.threads",
                                    "2",
                                    "feldspar.serializeTasks",
                                    String.valueOf(serialized),
                                    "feldspar.warehouse",
                                    directory.resolve("warehouse" + serialized).toString())));
        }
    }

    @AfterAll
    static void stop() {
        ENGINES.values().forEach(FeldsparEngine::close);
    }

    @BeforeEach
    void open() {
        session = Objects.requireNonNull(ENGINES.get(serialized)).newSession();
    }

    @AfterEach
    void close() {
        session.close();
    }

    private List<List<@Nullable Object>> rows(String sql) {
        return Rows.of(session, sql);
    }

    private @Nullable Object value(String sql) {
        return rows(sql).getFirst().getFirst();
    }

    private FeldsparException failure(String sql) {
        return assertThrows(FeldsparException.class, () -> rows(sql));
    }

    @Test
    void takesTypesFromLambdas() {
        session.udf().register("plus", (Integer a, Integer b) -> a + b);
        session.udf().register("shout", (String text) -> text.toUpperCase() + "!");
        session.udf().register("day_after", (LocalDate day) -> day.plusDays(1));
        session.udf().register("half", (BigDecimal number) -> number.divide(BigDecimal.TWO));
        session.udf().register("nothing", () -> 42L);
        assertEquals(3, value("SELECT plus(1, 2)"));
        assertEquals("A!", value("SELECT SHOUT('a')"));
        assertEquals(
                LocalDate.of(2025, 1, 1).toEpochDay(),
                ((Number) value("SELECT day_after(DATE '2024-12-31')")).longValue());
        assertEquals(0, new BigDecimal("1.25").compareTo((BigDecimal) value("SELECT half(2.5)")));
        assertEquals(42L, value("SELECT nothing()"));
        assertEquals(
                List.of(List.of(0L), List.of(2L), List.of(4L)),
                rows("SELECT plus(CAST(i AS INT), CAST(i AS INT)) + 0 FROM range(3) t(i)").stream()
                        .map(row -> List.of(((Number) row.getFirst()).longValue()))
                        .toList());
    }

    @Test
    void takesUpToTenArguments() {
        session.udf()
                .register(
                        "ten",
                        (Integer a,
                                Integer b,
                                Integer c,
                                Integer d,
                                Integer e,
                                Integer f,
                                Integer g,
                                Integer h,
                                Integer i,
                                Integer j) -> a + b + c + d + e + f + g + h + i + j);
        session.udf()
                .registerVarargs(
                        "total", (Integer[] all) -> Arrays.stream(all).mapToInt(i -> i).sum());
        assertEquals(55, value("SELECT ten(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)"));
        assertEquals(6, value("SELECT total(1, 2, 3)"));
        assertEquals(0, value("SELECT total()"));
    }

    @Test
    void givesBoxedParametersNullAndPrimitiveOnesNot() {
        session.udf().register("boxed", (Integer x) -> x == null ? -1 : x);
        session.udf().register("primitive", (UDF1<Integer, Integer>) UserFunctionsTest::square);
        assertEquals(-1, value("SELECT boxed(NULL)"));
        assertNull(value("SELECT primitive(NULL)"));
        assertEquals(9, value("SELECT primitive(3)"));
    }

    private static int square(int x) {
        return x * x;
    }

    @Test
    void mapsNestedValues() {
        session.udf().register("label", (Point point) -> point.label() + point.x());
        session.udf().register("point", (Integer x) -> new Point(x, "p"));
        session.udf()
                .register(
                        "parts",
                        (String text) -> List.of(text.split(",")),
                        new ArrayType(SimpleType.VARCHAR));
        session.udf().register("sizes", new Sizes());
        assertEquals("q7", value("SELECT label({'x': 7, 'label': 'q'})"));
        assertEquals(5, value("SELECT point(5).x"));
        assertEquals(List.of("a", "b"), value("SELECT parts('a,b')"));
        assertEquals(2, value("SELECT sizes(MAP {'a': [1, 2]})"));
    }

    private static final class Sizes implements UDF1<Map<String, List<Integer>>, Integer> {
        @Override
        public Integer call(Map<String, List<Integer>> map) {
            return map.values().stream().mapToInt(List::size).sum();
        }
    }

    @Test
    void convertsResultsToTheDeclaredType() {
        session.udf().register("wide", (Integer x) -> x, SimpleType.BIGINT);
        session.udf().register("money", (Integer x) -> x, new DecimalType(10, 2));
        session.udf().register("class_of", (Object x) -> x.getClass().getSimpleName());
        assertEquals(1L, value("SELECT wide(1)"));
        assertEquals(new BigDecimal("1.00"), value("SELECT money(1)"));
        assertEquals("LocalDate", value("SELECT class_of(DATE '2024-01-01')"));
    }

    @Test
    void computesBatches() {
        session.udf()
                .registerBatch(
                        "twice",
                        (List<FlatVector> arguments, int rows, VectorBuilder out) -> {
                            long[] values = ((LongVector) arguments.getFirst()).values();
                            for (int i = 0; i < rows; i++) {
                                if (arguments.getFirst().isNull(i)) {
                                    out.appendNull();
                                } else {
                                    out.appendLong(2 * values[i]);
                                }
                                values[i] = -1;
                            }
                        },
                        SimpleType.BIGINT,
                        SimpleType.BIGINT);
        assertEquals(
                List.of(24995000L, 12497500L),
                rows(
                                "SELECT sum(twice(i)), sum(i) FROM (SELECT i FROM range(5000) t(i)"
                                        + " UNION ALL SELECT NULL)")
                        .getFirst()
                        .stream()
                        .map(each -> ((Number) each).longValue())
                        .toList());
    }

    @Test
    void aggregates() {
        session.udf().register("my_avg", new MyAverage());
        session.udf().register("words", new Words());
        assertEquals(2.0, value("SELECT my_avg(i) FROM range(1, 4) t(i)"));
        assertEquals(0.0, value("SELECT my_avg(i) FROM range(1, 4) t(i) WHERE i > 9"));
        assertEquals(
                List.of(List.of(0, 5.0), List.of(1, 4.0)),
                rows(
                        "SELECT CAST(i % 2 AS INT) k, my_avg(i) FILTER (WHERE i > 0) FROM range(1, 9) t(i)"
                                + " GROUP BY k HAVING my_avg(i) > 1 ORDER BY k"));
        assertEquals(
                "a=2 b=1",
                value("SELECT words(w, n) FROM VALUES ('a', 1), ('b', 1), ('a', 1) t(w, n)"));
        assertEquals(
                List.of(List.of(1L, 1.0), List.of(2L, 1.5), List.of(3L, 2.0)),
                rows("SELECT i, my_avg(i) OVER (ORDER BY i) FROM range(1, 4) t(i) ORDER BY i"));
        assertEquals(3.0, value("SELECT my_avg(DISTINCT i) FROM VALUES (2), (2), (2), (4) t(i)"));
    }

    private static final class MyAverage extends Aggregator<Long, Average, Double> {

        private static final long serialVersionUID = 1L;

        @Override
        public Average zero() {
            return new Average(0, 0);
        }

        @Override
        public Average reduce(Average buffer, Long input) {
            return new Average(buffer.sum() + input, buffer.count() + 1);
        }

        @Override
        public Average merge(Average left, Average right) {
            return new Average(left.sum() + right.sum(), left.count() + right.count());
        }

        @Override
        public Double finish(Average buffer) {
            return buffer.count() == 0 ? 0.0 : (double) buffer.sum() / buffer.count();
        }
    }

    record Word(String text, int count) {}

    /// Its buffer has no SQL type.
    private static final class Words extends Aggregator<Word, Words.Counts, String> {

        private static final long serialVersionUID = 1L;

        static final class Counts implements java.io.Serializable {

            private static final long serialVersionUID = 1L;

            private final TreeMap<String, Integer> counts = new TreeMap<>();
        }

        @Override
        public Counts zero() {
            return new Counts();
        }

        @Override
        public Counts reduce(Counts buffer, Word word) {
            buffer.counts.merge(word.text(), word.count(), Integer::sum);
            return buffer;
        }

        @Override
        public Counts merge(Counts left, Counts right) {
            right.counts.forEach((word, count) -> left.counts.merge(word, count, Integer::sum));
            return left;
        }

        @Override
        public String finish(Counts buffer) {
            List<String> words = new ArrayList<>();
            buffer.counts.forEach((word, count) -> words.add(word + "=" + count));
            return String.join(" ", words);
        }
    }

    @Test
    void givesRows() {
        session.udf()
                .register(
                        "letters",
                        (String text) -> text.chars().mapToObj(Character::toString).iterator(),
                        new ArrayType(SimpleType.VARCHAR));
        session.udf().register("points", new Points());
        assertEquals(List.of(List.of("a"), List.of("b")), rows("SELECT * FROM letters('ab')"));
        assertEquals(
                List.of(List.of(0, "p"), List.of(1, "p")),
                rows("SELECT x, label FROM points(2) ORDER BY x"));
        assertEquals(
                List.of(List.of(1L, 0), List.of(2L, 0), List.of(2L, 1)),
                rows(
                        "SELECT i, p.x FROM range(1, 3) t(i), LATERAL points(CAST(i AS INT)) AS p"
                                + " ORDER BY 1, 2"));
    }

    private static final class Points implements UDF1<Integer, List<Point>> {
        @Override
        public List<Point> call(Integer count) {
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                points.add(new Point(i, "p"));
            }
            return points;
        }
    }

    @Test
    void failsWithItsNameAndWithoutValues() {
        session.udf()
                .register(
                        "broken",
                        (String text) -> {
                            throw new IOException("the secret is " + text);
                        },
                        SimpleType.INTEGER);
        FeldsparException e = failure("SELECT broken('x')");
        assertEquals(ErrorCode.FUNCTION_FAILED, e.code());
        assertEquals("38000", e.sqlState());
        assertTrue(e.getMessage().startsWith("Function 'broken' failed with java.io.IOException"));
        assertTrue(e.getMessage().contains("UserFunctionsTest.java"), e.getMessage());
        assertFalse(e.getMessage().contains("secret"), e.getMessage());
        if (!serialized) {
            Throwable cause = e;
            while (cause.getCause() != null && !(cause instanceof IOException)) {
                cause = cause.getCause();
            }
            assertInstanceOf(IOException.class, cause);
        }
        session.udf().register("deep", (Integer x) -> deep(x));
        assertEquals(ErrorCode.FUNCTION_FAILED, failure("SELECT deep(1)").code());
        session.udf().register("huge", (Integer x) -> new long[Integer.MAX_VALUE - 8][x].length);
        assertEquals(ErrorCode.FUNCTION_FAILED, failure("SELECT huge(1000)").code());
        assertEquals(1, value("SELECT 1"));
    }

    private static int deep(int x) {
        return x < 0 ? 0 : deep(x + 1) + 1;
    }

    @Test
    void callsFunctionsThatAreNotDeterministicOnceForEachRow() {
        session.udf().nonDeterministic().register("ticket", () -> CALLS.incrementAndGet());
        session.udf().register("marked", new Marked());
        CALLS.set(0);
        List<List<@Nullable Object>> rows =
                rows("SELECT t, t FROM (SELECT ticket() t FROM range(5))");
        assertEquals(5, rows.stream().map(List::getFirst).distinct().count());
        rows.forEach(row -> assertEquals(row.get(0), row.get(1)));
        assertEquals(5, CALLS.get());
        List<@Nullable Object> two = rows("SELECT ticket(), ticket()").getFirst();
        assertFalse(Objects.equals(two.get(0), two.get(1)));
        assertEquals(3, rows("SELECT DISTINCT marked(1) FROM range(3)").size());
    }

    @NonDeterministic
    private static final class Marked implements UDF1<Integer, Integer> {
        @Override
        public Integer call(Integer x) {
            return CALLS.incrementAndGet();
        }
    }

    @Test
    void refusesWhatCannotBeAFunction() {
        FeldsparException taken =
                assertThrows(
                        FeldsparException.class,
                        () -> session.udf().register("upper", (String s) -> s));
        assertEquals(ErrorCode.FUNCTION_ALREADY_EXISTS, taken.code());
        Object held = new Object();
        FeldsparException unserializable =
                assertThrows(
                        FeldsparException.class,
                        () -> session.udf().register("f", (Integer x) -> x + held.hashCode()));
        assertEquals(ErrorCode.INVALID_PARAMETER, unserializable.code());
        assertTrue(unserializable.getMessage().contains("java.lang.Object is not Serializable"));
        FeldsparException untyped =
                assertThrows(
                        FeldsparException.class,
                        () -> session.udf().register("f", (Integer x) -> List.of(x)));
        assertEquals(ErrorCode.TYPE_MISMATCH, untyped.code());
        session.udf().register("one", (Integer x) -> x);
        assertEquals(ErrorCode.ARGUMENT_COUNT, failure("SELECT one(1, 2)").code());
        assertEquals(ErrorCode.TYPE_MISMATCH, failure("SELECT one('a')").code());
    }

    @Test
    void areShownAndDropped() {
        session.udf().register("shown", (Integer x) -> x);
        assertTrue(rows("SHOW USER FUNCTIONS").contains(List.of("shown")));
        assertTrue(rows("SHOW FUNCTIONS LIKE 'SHOWN'").contains(List.of("SHOWN")));
        assertTrue(rows("DESCRIBE FUNCTION shown").contains(List.of("usage", "shown(INTEGER)")));
        rows("DROP FUNCTION shown");
        assertEquals(ErrorCode.FUNCTION_NOT_FOUND, failure("SELECT shown(1)").code());
    }
}
