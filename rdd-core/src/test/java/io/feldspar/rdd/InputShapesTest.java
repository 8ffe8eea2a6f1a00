package io.feldspar.rdd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.rdd.iterator.Iterators;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each transformation and action over inputs of every shape, beside what plain collections give.
class InputShapesTest {

    private static final Comparator<@Nullable Integer> ORDER =
            Comparator.nullsFirst(Comparator.naturalOrder());

    private static FeldsparContext context;

    @BeforeAll
    static void open() {
        context = FeldsparContext.builder().threads(2).serializeTasks(true).build();
    }

    @AfterAll
    static void close() {
        context.close();
    }

    /// Rows, and how they lie in partitions.
    enum Shape {
        NO_PARTITIONS(0, false, false, 0),
        EMPTY(0, false, false, 3),
        ONE_ROW(1, false, false, 1),
        ONE_PARTITION(50, false, false, 1),
        MANY_PARTITIONS(50, false, false, 9),
        MORE_PARTITIONS_THAN_ROWS(5, false, false, 12),
        SKEWED(200, true, false, 5),
        NULLS(60, false, true, 4),
        ONLY_NULLS(4, true, true, 3);

        private final int rows;
        private final boolean skewed;
        private final boolean nulls;
        private final int slices;

        Shape(int rows, boolean skewed, boolean nulls, int slices) {
            this.rows = rows;
            this.skewed = skewed;
            this.nulls = nulls;
            this.slices = slices;
        }

        private @Nullable Integer row(int i) {
            if (nulls && (skewed || i % 3 == 0)) {
                return null;
            }
            return skewed && i % 10 != 0 ? 42 : i * 7 % 31;
        }

        List<@Nullable Integer> rows() {
            List<@Nullable Integer> all = new ArrayList<>();
            IntStream.range(0, rows).forEach(i -> all.add(row(i)));
            return all;
        }

        /// Skewed rows also lie unevenly: most of them in the first partition.
        Rdd<@Nullable Integer> rdd() {
            if (slices == 0) {
                return context.emptyRdd();
            }
            Rdd<@Nullable Integer> even = context.parallelize(rows(), slices);
            return skewed ? even.coalesce(1).union(context.parallelize(List.of(), 2)) : even;
        }

        PairRdd<@Nullable Integer, @Nullable Integer> pairs() {
            return rdd().mapToPair(x -> new Pair<>(key(x), x));
        }
    }

    private static @Nullable Integer key(@Nullable Integer x) {
        return x == null ? null : x % 4;
    }

    private static int number(@Nullable Integer x) {
        return x == null ? 1000 : x;
    }

    private static List<@Nullable Integer> sorted(List<@Nullable Integer> rows) {
        return rows.stream().sorted(ORDER).toList();
    }

    private static List<String> texts(List<?> rows) {
        return rows.stream().map(String::valueOf).sorted().toList();
    }

    private static Map<@Nullable Integer, List<@Nullable Integer>> grouped(
            List<@Nullable Integer> rows) {
        Map<@Nullable Integer, List<@Nullable Integer>> groups = new HashMap<>();
        rows.forEach(x -> groups.computeIfAbsent(key(x), _ -> new ArrayList<>()).add(x));
        return groups;
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void rowByRow(Shape shape) {
        List<@Nullable Integer> rows = shape.rows();
        Rdd<@Nullable Integer> rdd = shape.rdd();
        assertEquals(rows, rdd.collect());
        assertEquals(rows.stream().map(x -> number(x)).toList(), rdd.map(x -> number(x)).collect());
        assertEquals(
                rows.stream().filter(Objects::nonNull).toList(),
                rdd.filter(x -> x != null).collect());
        assertEquals(
                rows.stream().flatMap(x -> Stream.of(x, x)).toList(),
                rdd.flatMap(x -> Stream.of(x, x).iterator()).collect());
        assertEquals(rows, rdd.mapPartitions(all -> all).collect());
        assertEquals(
                rows.size(),
                rdd.mapPartitionsWithIndex((i, all) -> Iterators.map(all, _ -> i)).count());
        assertEquals(rdd.numPartitions(), rdd.glom().count());
        assertEquals(rows, rdd.keyBy(x -> number(x)).values().collect());
        assertEquals(rows, rdd.sample(false, 1, 3).collect());
        assertEquals(0, rdd.sample(true, 0, 3).count());
        assertEquals(
                sorted(rows),
                sorted(
                        rdd.randomSplit(new double[] {1, 2, 3}, 5).stream()
                                .flatMap(part -> part.collect().stream())
                                .toList()));
        assertEquals(
                rows.stream().map(String::valueOf).toList(), rdd.pipe(List.of("cat")).collect());
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void partitionsAndOrder(Shape shape) {
        List<@Nullable Integer> rows = shape.rows();
        Rdd<@Nullable Integer> rdd = shape.rdd();
        for (int count : new int[] {1, 2, 7}) {
            assertEquals(sorted(rows), sorted(rdd.repartition(count).collect()));
            assertEquals(count, rdd.repartition(count).numPartitions());
            assertEquals(sorted(rows), sorted(rdd.coalesce(count).collect()));
            assertEquals(
                    rows.stream().map(x -> number(x)).sorted().toList(),
                    rdd.sortBy(x -> number(x), Integer::compare, count)
                            .map(x -> number(x))
                            .collect());
        }
        assertEquals(rows, rdd.zip(rdd.map(x -> number(x))).map(Pair::key).collect());
        assertEquals(rows, rdd.zipPartitions(rdd, (a, b) -> Iterators.map(a, x -> x)).collect());
        assertEquals(
                IntStream.range(0, rows.size()).mapToObj(i -> (long) i).toList(),
                rdd.zipWithIndex().values().collect());
        assertEquals(rows.size(), rdd.zipWithUniqueId().values().distinct().count());
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void sets(Shape shape) {
        List<@Nullable Integer> rows = shape.rows();
        Rdd<@Nullable Integer> rdd = shape.rdd();
        Rdd<@Nullable Integer> some = rdd.filter(x -> number(x) % 2 == 0);
        List<@Nullable Integer> even = rows.stream().filter(x -> number(x) % 2 == 0).toList();
        Set<@Nullable Integer> distinct = new HashSet<>(rows);
        assertEquals(sorted(new ArrayList<>(distinct)), sorted(rdd.distinct().collect()));
        assertEquals(rows.size() + even.size(), rdd.union(some).count());
        assertEquals(new HashSet<>(even), new HashSet<>(rdd.intersection(some).collect()));
        assertEquals(
                sorted(rows.stream().filter(x -> number(x) % 2 != 0).toList()),
                sorted(rdd.subtract(some).collect()));
        assertEquals((long) rows.size() * even.size(), rdd.cartesian(some).count());
        assertEquals(
                texts(grouped(rows).keySet().stream().toList()),
                texts(rdd.groupBy(x -> key(x)).keys().collect()));
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void keys(Shape shape) {
        List<@Nullable Integer> rows = shape.rows();
        PairRdd<@Nullable Integer, @Nullable Integer> pairs = shape.pairs();
        Map<@Nullable Integer, Integer> sums = new HashMap<>();
        Map<@Nullable Integer, Long> counts = new HashMap<>();
        for (Integer x : rows) {
            sums.merge(key(x), number(x), Integer::sum);
            counts.merge(key(x), 1L, Long::sum);
        }
        PairRdd<@Nullable Integer, Integer> numbers = pairs.mapValues(x -> number(x));
        assertEquals(sums, numbers.reduceByKey(Integer::sum).collectAsMap());
        assertEquals(sums, numbers.foldByKey(0, Integer::sum).collectAsMap());
        assertEquals(
                sums,
                numbers.aggregateByKey(() -> 0, (a, x) -> a + x, (a, b) -> a + b).collectAsMap());
        assertEquals(
                sums,
                numbers.combineByKey(x -> x, (a, x) -> a + x, (a, b) -> a + b).collectAsMap());
        assertEquals(counts, pairs.countByKey());
        assertEquals(
                texts(List.copyOf(grouped(rows).values())),
                texts(pairs.groupByKey().values().collect()));
        assertEquals(
                counts.values().stream().mapToLong(n -> n * n).sum(), pairs.join(pairs).count());
        PairRdd<@Nullable Integer, Integer> none = PairRdd.of(numbers.filter(_ -> false));
        assertEquals(rows.size(), pairs.leftOuterJoin(none).count());
        assertEquals(0, pairs.rightOuterJoin(none).count());
        assertEquals(rows.size(), none.rightOuterJoin(pairs).count());
        assertEquals(rows.size(), pairs.fullOuterJoin(none).count());
        assertEquals(rows.size(), pairs.subtractByKey(none).count());
        assertEquals(0, pairs.subtractByKey(numbers).count());
        assertEquals(counts.size(), pairs.cogroup(numbers, none, pairs).count());
        assertEquals(
                sorted(rows), sorted(pairs.partitionBy(new HashPartitioner(3)).values().collect()));
        assertEquals(rows.size(), pairs.flatMapValues(x -> Stream.of(x).iterator()).count());
        PairRdd<Integer, Integer> keyed = numbers.values().mapToPair(x -> Pair.of(x % 5, x));
        assertEquals(
                rows.stream().map(x -> number(x) % 5).sorted().toList(),
                keyed.sortByKey(Integer::compare, 3).keys().collect());
        assertEquals(
                rows.stream().filter(x -> number(x) % 5 >= 2 && number(x) % 5 <= 3).count(),
                keyed.sortByKey(Integer::compare, 3).filterByRange(2, 3, Integer::compare).count());
        for (List<Pair<Integer, Integer>> part :
                keyed.repartitionAndSortWithinPartitions(new HashPartitioner(2), Integer::compare)
                        .glom()
                        .collect()) {
            List<Integer> found = part.stream().map(Pair::key).toList();
            assertEquals(found.stream().sorted().toList(), found);
        }
        Map<@Nullable Integer, Double> all = new HashMap<>();
        counts.keySet().forEach(key -> all.put(key, 1.0));
        assertEquals(rows.size(), pairs.sampleByKey(all, 1).count());
        assertEquals(rows.size(), pairs.sampleByKeyExact(all, 1).count());
        assertEquals(counts.getOrDefault(2, 0L), pairs.lookup(2).size());
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void actions(Shape shape) {
        List<@Nullable Integer> rows = shape.rows();
        Rdd<@Nullable Integer> rdd = shape.rdd();
        List<@Nullable Integer> local = new ArrayList<>();
        rdd.toLocalIterator().forEachRemaining(local::add);
        assertEquals(rows, local);
        assertEquals(rows.size(), rdd.count());
        assertEquals(rows.isEmpty(), rdd.isEmpty());
        assertEquals(rows.subList(0, Math.min(7, rows.size())), rdd.take(7));
        assertEquals(Math.min(7, rows.size()), rdd.takeSample(false, 7, 2).size());
        Map<@Nullable Integer, Long> counts = new HashMap<>();
        rows.forEach(x -> counts.merge(x, 1L, Long::sum));
        assertEquals(counts, rdd.countByValue());
        assertEquals(counts.size(), rdd.countApproxDistinct(), 1);
        Rdd<Integer> numbers = rdd.map(x -> number(x));
        List<Integer> expected = rows.stream().map(x -> number(x)).sorted().toList();
        int sum = expected.stream().mapToInt(x -> x).sum();
        assertEquals(sum, numbers.fold(0, Integer::sum));
        assertEquals(sum, numbers.aggregate(() -> 0, (a, x) -> a + x, (a, b) -> a + b));
        assertEquals(sum, numbers.treeAggregate(() -> 0, (a, x) -> a + x, (a, b) -> a + b, 2));
        List<Integer> smallest = expected.subList(0, Math.min(3, expected.size()));
        assertEquals(smallest, numbers.takeOrdered(3, Integer::compare));
        List<Integer> largest = new ArrayList<>(expected);
        Collections.reverse(largest);
        assertEquals(
                largest.subList(0, Math.min(3, largest.size())), numbers.top(3, Integer::compare));
        if (rows.isEmpty()) {
            assertThrows(NoSuchElementException.class, () -> numbers.reduce(Integer::sum));
            assertThrows(NoSuchElementException.class, () -> numbers.treeReduce(Integer::sum, 2));
            assertThrows(NoSuchElementException.class, () -> numbers.min(Integer::compare));
            assertThrows(NoSuchElementException.class, rdd::first);
        } else {
            assertEquals(sum, numbers.reduce(Integer::sum));
            assertEquals(sum, numbers.treeReduce(Integer::sum, 2));
            assertEquals(expected.getFirst(), numbers.min(Integer::compare));
            assertEquals(expected.getLast(), numbers.max(Integer::compare));
            assertEquals(rows.getFirst(), rdd.first());
        }
    }
}
