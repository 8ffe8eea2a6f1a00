package io.feldspar.dataset;

import static io.feldspar.dataset.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.udf.Aggregator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Data sets of objects, where tasks share what is in the process and where they are bytes.
@ParameterizedClass
@ValueSource(booleans = {false, true})
class TypedDatasetTest {

    @TempDir static Path directory;

    private static final Map<Boolean, Feldspar> SESSIONS = new HashMap<>();

    @Parameter boolean serialized;

    private Feldspar feldspar;

    record Person(String name, int age, @Nullable String city) {}

    record Wide(String name, long age) {}

    record Town(String city, long people) {}

    /// A bean.
    public static final class Account {

        private String owner = "";
        private double balance;

        public String getOwner() {
            return owner;
        }

        public void setOwner(String owner) {
            this.owner = owner;
        }

        public double getBalance() {
            return balance;
        }

        public void setBalance(double balance) {
            this.balance = balance;
        }
    }

    @BeforeAll
    static void start() {
        for (boolean serialized : new boolean[] {false, true}) {
            SESSIONS.put(
                    serialized,
                    Feldspar.builder()
                            .master("local[2]")
                            .config("feldspar.serializeTasks", serialized)
                            .config("feldspar.warehouse", directory.resolve("w" + serialized))
                            .build());
        }
    }

    @AfterAll
    static void stop() {
        SESSIONS.values().forEach(Feldspar::close);
    }

    @BeforeEach
    void open() {
        feldspar = Objects.requireNonNull(SESSIONS.get(serialized));
    }

    private Dataset<Person> people() {
        return feldspar.createDataset(
                List.of(
                        new Person("ann", 30, "Rome"),
                        new Person("bob", 20, null),
                        new Person("cyd", 40, "Rome")),
                Person.class);
    }

    @Test
    void mapsFiltersAndFlattens() {
        Dataset<Person> older = people().filter((Person person) -> person.age() >= 30);
        assertEquals(
                List.of(new Person("ann", 30, "Rome"), new Person("cyd", 40, "Rome")),
                older.collect());
        assertEquals(
                List.of("ANN", "CYD"),
                older.map((Person person) -> person.name().toUpperCase()).collect());
        assertEquals(
                List.of(new Wide("ann", 31), new Wide("bob", 21), new Wide("cyd", 41)),
                people().map(person -> new Wide(person.name(), person.age() + 1L), Wide.class)
                        .collect());
        assertEquals(
                List.of("a", "n", "n"),
                people().limit(1)
                        .flatMap(
                                person -> Arrays.asList(person.name().split("")).iterator(),
                                String.class)
                        .collect());
        assertEquals(
                List.of(new Wide("ann", 0), new Wide("ann", 1)),
                people().limit(1)
                        .flatMap(
                                person ->
                                        List.of(
                                                        new Wide(person.name(), 0),
                                                        new Wide(person.name(), 1))
                                                .iterator(),
                                Wide.class)
                        .collect());
        assertEquals(
                List.of(3L),
                people().map((Person person) -> 1L)
                        .mapPartitions(TypedDatasetTest::summed, Long.class)
                        .collect());
    }

    private static Iterator<Long> summed(Iterator<Long> numbers) {
        long sum = 0;
        while (numbers.hasNext()) {
            sum += numbers.next();
        }
        return List.of(sum).iterator();
    }

    @Test
    void hasColumnsToo() {
        assertEquals(List.of("name", "age", "city"), List.of(people().columns()));
        assertEquals(1, people().filter("city IS NULL").count());
        assertEquals(
                List.of(90L),
                people().map((Person p) -> (long) p.age())
                        .agg(functions.sum(col("value")))
                        .as(Long.class)
                        .collect());
        Dataset<Wide> wide =
                feldspar.sql("SELECT 7 AS AGE, 'x' AS Name, 1 AS other").as(Wide.class);
        assertEquals(List.of(new Wide("x", 7)), wide.collect());
    }

    @Test
    void takesBeansAndRows() {
        Dataset<Account> accounts =
                feldspar.sql("SELECT 'ann' AS owner, CAST(2.5 AS DOUBLE) AS balance")
                        .as(Account.class);
        assertEquals(5.0, accounts.map((Account account) -> account.getBalance() * 2).head());
        Account account = accounts.head();
        assertEquals("ann", account.getOwner());
        assertEquals(
                List.of("ann: 2.5"),
                accounts.toDF()
                        .map((Row row) -> row.getString("owner") + ": " + row.getDouble("balance"))
                        .collect());
        assertEquals(45L, feldspar.range(10).reduce((a, b) -> a + b));
    }

    @Test
    void groups() {
        Dataset<Wide> words =
                feldspar.sql("SELECT 'w' || (i % 3) AS name, i AS age FROM range(9) t(i)")
                        .as(Wide.class);
        KeyValueGroupedDataset<String, Wide> byName = words.groupByKey((Wide word) -> word.name());
        assertEquals(
                List.of(new Tuple2<>("w0", 3L), new Tuple2<>("w1", 3L), new Tuple2<>("w2", 3L)),
                sorted(byName.count()));
        assertEquals(List.of("w0", "w1", "w2"), byName.keys().orderBy("value").collect());
        assertEquals(
                List.of(
                        new Tuple2<>("w0", new Wide("w0", 9)),
                        new Tuple2<>("w1", new Wide("w1", 12)),
                        new Tuple2<>("w2", new Wide("w2", 15))),
                sorted(byName.reduceGroups((a, b) -> new Wide(a.name(), a.age() + b.age()))));
        assertEquals(
                List.of(new Tuple2<>("w0", 3.0), new Tuple2<>("w1", 4.0), new Tuple2<>("w2", 5.0)),
                sorted(byName.agg(new AverageAge())));
        assertEquals(
                List.of(new Town("w0", 3), new Town("w1", 3), new Town("w2", 3)),
                byName.mapGroups(
                                (String key, Iterator<Wide> values) ->
                                        new Town(key, counted(values)))
                        .orderBy("city")
                        .collect());
        assertEquals(9, byName.flatMapGroups((key, values) -> values, Wide.class).count());
        assertEquals(List.of(4.0), words.agg(new AverageAge()).collect());
    }

    private static long counted(Iterator<?> values) {
        List<Object> all = new ArrayList<>();
        values.forEachRemaining(all::add);
        return all.size();
    }

    private static <V> List<Tuple2<String, V>> sorted(Dataset<Tuple2<String, V>> pairs) {
        List<Tuple2<String, V>> all = new ArrayList<>(pairs.collect());
        all.sort(Comparator.comparing(Tuple2::_1));
        return all;
    }

    private static final class AverageAge extends Aggregator<Wide, Town, Double> {

        private static final long serialVersionUID = 1L;

        @Override
        public Town zero() {
            return new Town("", 0);
        }

        @Override
        public Town reduce(Town buffer, Wide input) {
            return new Town(buffer.city() + "x", buffer.people() + input.age());
        }

        @Override
        public Town merge(Town left, Town right) {
            return new Town(left.city() + right.city(), left.people() + right.people());
        }

        @Override
        public Double finish(Town buffer) {
            return (double) buffer.people() / buffer.city().length();
        }
    }

    @Test
    void joinsAndCogroups() {
        Dataset<Town> towns =
                feldspar.createDataset(
                        List.of(new Town("Rome", 3), new Town("Oslo", 1)), Town.class);
        Dataset<Person> people = people();
        Dataset<Tuple2<Person, Town>> pairs =
                people.joinWith(towns, people.col("city").equalTo(towns.col("city")), "left");
        List<Tuple2<Person, @Nullable Town>> found = new ArrayList<>(pairs.collect());
        found.sort(Comparator.comparing(pair -> pair._1().name()));
        assertEquals(
                Arrays.asList(
                        new Tuple2<>(new Person("ann", 30, "Rome"), new Town("Rome", 3)),
                        new Tuple2<>(new Person("bob", 20, null), null),
                        new Tuple2<>(new Person("cyd", 40, "Rome"), new Town("Rome", 3))),
                found);
        List<String> groups =
                new ArrayList<>(
                        people.filter("city IS NOT NULL")
                                .groupByKey((Person person) -> person.city())
                                .cogroup(
                                        towns.groupByKey((Town town) -> town.city()),
                                        (key, left, right) ->
                                                List.of(key + counted(left) + counted(right))
                                                        .iterator(),
                                        String.class)
                                .collect());
        groups.sort(null);
        assertEquals(List.of("Oslo01", "Rome21"), groups);
    }

    @Test
    void saysWhatDoesNotFit() {
        FeldsparException missing =
                assertThrows(FeldsparException.class, () -> people().as(Account.class));
        assertEquals(ErrorCode.COLUMN_NOT_FOUND, missing.code());
        assertEquals(
                "Column 'balance' not found for 'Account'. The columns are [name, age, city].",
                missing.getMessage());
        FeldsparException narrow =
                assertThrows(
                        FeldsparException.class,
                        () ->
                                feldspar.sql("SELECT 'x' AS name, 2L AS age, 'y' AS city")
                                        .as(Person.class));
        assertEquals(ErrorCode.TYPE_MISMATCH, narrow.code());
        assertTrue(narrow.getMessage().startsWith("Column 'age' is BIGINT, but 'age' of 'Person'"));
        FeldsparException absent =
                assertThrows(
                        FeldsparException.class,
                        () ->
                                feldspar.sql(
                                                "SELECT 'x' AS name, CAST(NULL AS INT) AS age, 'y' AS city")
                                        .as(Person.class)
                                        .collect());
        assertEquals(ErrorCode.NOT_NULL_VIOLATION, absent.code());
        FeldsparException untyped =
                assertThrows(
                        FeldsparException.class,
                        () -> people().map((Person person) -> List.of(person.name())));
        assertEquals(ErrorCode.TYPE_MISMATCH, untyped.code());
        FeldsparException thrown =
                assertThrows(
                        FeldsparException.class,
                        () -> people().map((Person person) -> person.city().length()).collect());
        assertEquals(ErrorCode.FUNCTION_FAILED, thrown.code());
        assertTrue(thrown.getMessage().startsWith("Function 'map' failed with"));
    }
}
