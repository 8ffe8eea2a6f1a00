package io.feldspar.rdd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.partitioning.CoGroupedRdd;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairRddTest {

    private static FeldsparContext context;

    @BeforeAll
    static void open() {
        context = FeldsparContext.builder().threads(2).serializeTasks(true).build();
    }

    @AfterAll
    static void close() {
        context.close();
    }

    private static List<Pair<String, Integer>> pairs(int size) {
        return IntStream.range(0, size).mapToObj(i -> Pair.of("k" + i % 7, i)).toList();
    }

    private static PairRdd<String, Integer> rdd(int size, int slices) {
        return PairRdd.of(context.parallelize(pairs(size), slices));
    }

    private static Map<String, List<Integer>> grouped(int size) {
        Map<String, List<Integer>> groups = new TreeMap<>();
        pairs(size)
                .forEach(
                        pair ->
                                groups.computeIfAbsent(pair.key(), _ -> new ArrayList<>())
                                        .add(pair.value()));
        return groups;
    }

    private static Map<String, Integer> sums(int size) {
        Map<String, Integer> sums = new HashMap<>();
        pairs(size).forEach(pair -> sums.merge(pair.key(), pair.value(), Integer::sum));
        return sums;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 500})
    void combinesTheValuesOfEachKey(int size) {
        for (int slices : new int[] {1, 5}) {
            PairRdd<String, Integer> rdd = rdd(size, slices);
            assertEquals(sums(size), rdd.reduceByKey(Integer::sum).collectAsMap());
            assertEquals(sums(size), rdd.foldByKey(0, Integer::sum).collectAsMap());
            assertEquals(
                    sums(size),
                    rdd.aggregateByKey(() -> 0, Integer::sum, Integer::sum).collectAsMap());
            assertEquals(
                    sums(size),
                    rdd.combineByKey(x -> x, Integer::sum, Integer::sum).collectAsMap());
            assertEquals(grouped(size), new TreeMap<>(rdd.groupByKey().collectAsMap()));
            Map<String, Long> counts = new HashMap<>();
            grouped(size).forEach((key, values) -> counts.put(key, (long) values.size()));
            assertEquals(counts, rdd.countByKey());
        }
    }

    @Test
    void nullKeysAndValuesAreGrouped() {
        PairRdd<String, Integer> rdd =
                PairRdd.of(
                        context.parallelize(
                                List.of(
                                        new Pair<>(null, 1),
                                        new Pair<>("a", 2),
                                        new Pair<>(null, 3)),
                                3));
        assertEquals(4, rdd.reduceByKey(Integer::sum).collectAsMap().get(null));
        assertEquals(List.of(1, 3), rdd.lookup(null));
    }

    @Test
    void knownPartitioningSparesTheShuffle() {
        PairRdd<String, Integer> rdd = rdd(100, 4).partitionBy(new HashPartitioner(3));
        assertSame(rdd, rdd.partitionBy(new HashPartitioner(3)));
        assertInstanceOf(
                NarrowDependency.class, rdd.reduceByKey(Integer::sum).dependencies().getFirst());
        PairRdd<String, Integer> doubled = rdd.mapValues(x -> x * 2);
        assertEquals(new HashPartitioner(3), doubled.partitioner());
        assertEquals(
                List.of(OneToOneDependency.class, OneToOneDependency.class),
                ((Rdd<?>) new CoGroupedRdd<>(erased(rdd, doubled), new HashPartitioner(3)))
                        .dependencies().stream().map(Object::getClass).toList());
    }

    @SuppressWarnings("unchecked")
    private static List<Rdd<Pair<String, Object>>> erased(Rdd<?>... rdds) {
        return java.util.Arrays.stream(rdds).map(rdd -> (Rdd<Pair<String, Object>>) rdd).toList();
    }

    @Test
    void joinsAgreeWithNestedLoops() {
        PairRdd<String, Integer> left = rdd(20, 3);
        PairRdd<String, String> right =
                PairRdd.of(
                        context.parallelize(
                                List.of(Pair.of("k1", "x"), Pair.of("k1", "y"), Pair.of("z", "w")),
                                2));
        List<Pair<String, Pair<Integer, String>>> expected = new ArrayList<>();
        for (Pair<String, Integer> pair : pairs(20)) {
            if (pair.key().equals("k1")) {
                expected.add(Pair.of("k1", Pair.of(pair.value(), "x")));
                expected.add(Pair.of("k1", Pair.of(pair.value(), "y")));
            }
        }
        assertEquals(ordered(expected), ordered(left.join(right).collect()));
        assertEquals(20 + expected.size() / 2, left.leftOuterJoin(right).count());
        assertEquals(expected.size() + 1, left.rightOuterJoin(right).count());
        assertEquals(20 + expected.size() / 2 + 1, left.fullOuterJoin(right).count());
        assertEquals(
                List.of(Pair.of("z", Pair.of(null, "w"))),
                left.fullOuterJoin(right).filter(row -> row.value().key() == null).collect());
        assertEquals(
                ordered(pairs(20).stream().filter(p -> !p.key().equals("k1")).toList()),
                ordered(left.subtractByKey(right).collect()));
    }

    private static <T> List<T> ordered(List<T> rows) {
        return rows.stream().sorted(Comparator.comparing(Object::toString)).toList();
    }

    @Test
    void cogroupsUpToFour() {
        PairRdd<String, Integer> a = rdd(3, 1);
        PairRdd<String, Integer> b = rdd(2, 2);
        PairRdd<String, Integer> c = rdd(1, 3);
        assertEquals(
                new Groups.Of3<>(List.of(0), List.of(0), List.of(0)),
                a.cogroup(b, c).collectAsMap().get("k0"));
        assertEquals(
                new Groups.Of4<>(List.of(2), List.of(), List.of(), List.of(2)),
                a.cogroup(b, c, a).collectAsMap().get("k2"));
    }

    @Test
    void sortsByKeyAndReadsRangesOnly() {
        PairRdd<Integer, Integer> rdd =
                context.range(0, 1000, 5)
                        .mapToPair(x -> Pair.of((int) ((x * 7919) % 1000), x.intValue()));
        PairRdd<Integer, Integer> sorted = rdd.sortByKey(Integer::compare, 4);
        assertEquals(IntStream.range(0, 1000).boxed().toList(), sorted.keys().collect());
        assertEquals(4, sorted.numPartitions());
        assertTrue(
                sorted.glom().collect().stream().allMatch(part -> part.size() < 500),
                "ranges are of about equal size");
        PairRdd<Integer, Integer> within =
                PairRdd.of(
                                context.parallelize(List.of(1), 1)
                                        .flatMap(
                                                one ->
                                                        List.of(Pair.of(3, 1), Pair.of(1, 2))
                                                                .iterator()))
                        .repartitionAndSortWithinPartitions(
                                new HashPartitioner(1), Integer::compare);
        assertEquals(List.of(1, 3), within.keys().collect());
    }

    @Test
    void filterByRangePrunesPartitionsOfARangePartitioner() {
        io.feldspar.rdd.function.SerializableComparator<Integer> order = Integer::compare;
        PairRdd<Integer, Integer> rdd =
                context.range(0, 100, 5).mapToPair(x -> Pair.of(x.intValue(), 1));
        RangePartitioner<Integer> ranges = new RangePartitioner<>(List.of(24, 49, 74), order);
        PairRdd<Integer, Integer> placed = rdd.partitionBy(ranges);
        PairRdd<Integer, Integer> some = placed.filterByRange(30, 45, order);
        assertEquals(
                IntStream.rangeClosed(30, 45).boxed().toList(),
                some.keys().collect().stream().sorted().toList());
        assertEquals(1, some.numPartitions());
        assertEquals(16, rdd.filterByRange(30, 45, order).count());
    }

    @Test
    void samplesEachKeyByItsFraction() {
        PairRdd<String, Integer> rdd =
                context.range(0, 10_000, 4)
                        .mapToPair(x -> Pair.of(x % 2 == 0 ? "a" : "b", x.intValue()));
        Map<String, Long> counts = rdd.sampleByKey(Map.of("a", 0.1, "b", 0.9), 3).countByKey();
        assertTrue(Math.abs(counts.get("a") - 500) < 100, counts.toString());
        assertTrue(Math.abs(counts.get("b") - 4500) < 150, counts.toString());
        assertThrows(JobFailedException.class, () -> rdd.sampleByKey(Map.of("a", 1.0), 3).count());
    }

    @Test
    void samplesExactlyAsManyOfEachKey() {
        PairRdd<String, Integer> rdd =
                context.range(0, 10_001, 4)
                        .mapToPair(x -> Pair.of(x % 3 == 0 ? "a" : "b", x.intValue()));
        Map<String, Double> fractions = Map.of("a", 0.1, "b", 0.37, "c", 0.5);
        for (int seed = 0; seed < 5; seed++) {
            PairRdd<String, Integer> sample = rdd.sampleByKeyExact(fractions, seed);
            assertEquals(Map.of("a", 334L, "b", 2467L), sample.countByKey());
            assertEquals(sample.collect(), rdd.sampleByKeyExact(fractions, seed).collect());
            assertEquals(sample.count(), sample.distinct().count());
        }
        Map<String, Double> ends = Map.of("a", 0.0, "b", 1.0);
        assertEquals(Map.of("b", 6667L), rdd.sampleByKeyExact(ends, 1).countByKey());
        assertEquals(0, rdd(0, 3).sampleByKeyExact(Map.of(), 1).count());
        assertEquals(1, rdd(1, 3).sampleByKeyExact(Map.of("k0", 0.01), 1).count(), "rounded up");
        assertThrows(
                IllegalArgumentException.class, () -> rdd.sampleByKeyExact(Map.of("a", 1.0), 3));
        assertThrows(
                IllegalArgumentException.class,
                () -> rdd.sampleByKeyExact(Map.of("a", 1.0, "b", 1.5), 3));
    }

    @Test
    void arraysAreRefusedAsKeys() {
        PairRdd<int[], Integer> rdd =
                PairRdd.of(context.parallelize(List.of(Pair.of(new int[] {1}, 1)), 1));
        assertThrows(JobFailedException.class, () -> rdd.reduceByKey(Integer::sum).collect());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500})
    void reducesIntoAMap(int size) {
        assertEquals(sums(size), rdd(size, 4).reduceByKeyLocally(Integer::sum));
    }

    @Test
    void reducesNullKeysAndValuesIntoAMap() {
        Map<String, Integer> reduced =
                PairRdd.of(
                                context.parallelize(
                                        List.of(
                                                new Pair<String, Integer>(null, 1),
                                                new Pair<String, Integer>("a", null),
                                                new Pair<String, Integer>(null, 3),
                                                new Pair<String, Integer>("a", 5)),
                                        4))
                        .reduceByKeyLocally((a, b) -> a == null ? -b : a + b);
        assertEquals(4, reduced.get(null));
        assertEquals(-5, reduced.get("a"));
    }

    @Test
    void partitionsAsItIsTold() {
        Partitioner five = new HashPartitioner(5);
        PairRdd<String, Integer> left = rdd(50, 3);
        PairRdd<String, Integer> right = rdd(20, 2);
        List<PairRdd<String, ?>> all =
                List.of(
                        left.combineByKey(x -> x, Integer::sum, Integer::sum, five),
                        left.aggregateByKey(() -> 0, Integer::sum, Integer::sum, five),
                        left.foldByKey(0, Integer::sum, five),
                        left.groupByKey(five),
                        left.cogroup(right, five),
                        left.cogroup(right, right, five),
                        left.cogroup(right, right, right, five),
                        left.join(right, five),
                        left.leftOuterJoin(right, five),
                        left.rightOuterJoin(right, five),
                        left.fullOuterJoin(right, five),
                        left.subtractByKey(right, five),
                        left.values().groupBy(x -> "k" + x % 7, five));
        for (PairRdd<String, ?> each : all) {
            assertEquals(five, each.partitioner());
            assertEquals(5, each.numPartitions());
        }
        assertEquals(sums(50), left.foldByKey(0, Integer::sum, five).collectAsMap());
        assertEquals(left.join(right).count(), left.join(right, five).count());
        assertEquals(
                grouped(50),
                new TreeMap<>(left.values().groupBy(x -> "k" + x % 7, five).collectAsMap()));
    }

    @Test
    void groupWithIsCogroup() {
        PairRdd<String, Integer> left = rdd(10, 3);
        PairRdd<String, Integer> right = rdd(9, 2);
        assertEquals(left.cogroup(right).collectAsMap(), left.groupWith(right).collectAsMap());
        assertEquals(
                left.cogroup(right, left).collectAsMap(),
                left.groupWith(right, left).collectAsMap());
        assertEquals(
                left.cogroup(right, left, right).collectAsMap(),
                left.groupWith(right, left, right).collectAsMap());
    }
}
