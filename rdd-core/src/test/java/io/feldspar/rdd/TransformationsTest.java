package io.feldspar.rdd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.iterator.Iterators;
import io.feldspar.rdd.sampling.Sampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransformationsTest {

    private static FeldsparContext context;

    @BeforeAll
    static void open() {
        context = FeldsparContext.builder().threads(2).serializeTasks(true).build();
    }

    @AfterAll
    static void close() {
        context.close();
    }

    private static List<Integer> numbers(int size) {
        Random random = new Random(size);
        return IntStream.range(0, size).map(_ -> random.nextInt(50)).boxed().toList();
    }

    private static <T extends Comparable<T>> List<T> sorted(List<T> rows) {
        return rows.stream().sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 1000})
    void rowByRowKeepsTheOrder(int size) {
        List<Integer> rows = numbers(size);
        for (int slices : new int[] {1, 3, 8}) {
            Rdd<Integer> rdd = context.parallelize(rows, slices);
            assertEquals(rows.stream().map(x -> x * 2).toList(), rdd.map(x -> x * 2).collect());
            assertEquals(
                    rows.stream().filter(x -> x % 3 == 0).toList(),
                    rdd.filter(x -> x % 3 == 0).collect());
            assertEquals(
                    rows.stream().flatMap(x -> List.of(x, -x).stream()).toList(),
                    rdd.flatMap(x -> List.of(x, -x).iterator()).collect());
            assertEquals(rows, rdd.glom().collect().stream().flatMap(List::stream).toList());
            assertEquals(slices, rdd.glom().count());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 1000})
    void setOperationsAgreeWithSets(int size) {
        List<Integer> left = numbers(size);
        List<Integer> right = numbers(size / 2 + 3);
        for (int slices : new int[] {1, 4}) {
            Rdd<Integer> a = context.parallelize(left, slices);
            Rdd<Integer> b = context.parallelize(right, slices + 1);
            assertEquals(
                    left.stream().distinct().sorted().toList(), sorted(a.distinct().collect()));
            List<Integer> both = new ArrayList<>(left);
            both.addAll(right);
            assertEquals(both, a.union(b).collect());
            Set<Integer> common = new HashSet<>(left);
            common.retainAll(right);
            assertEquals(sorted(List.copyOf(common)), sorted(a.intersection(b).collect()));
            assertEquals(
                    sorted(left.stream().filter(x -> !right.contains(x)).toList()),
                    sorted(a.subtract(b).collect()));
            assertEquals((long) left.size() * right.size(), a.cartesian(b).count());
        }
    }

    @Test
    void partitionsDrawNumbersOfTheirOwn() {
        for (int seed = 0; seed < 3; seed++) {
            int fixed = seed;
            List<List<Boolean>> drawn =
                    context.parallelize(List.of(0, 1, 2, 3), 4)
                            .mapPartitionsWithIndex(
                                    (partition, _) -> {
                                        java.util.SplittableRandom random =
                                                Sampling.random(fixed, partition);
                                        List<Boolean> bits = new ArrayList<>();
                                        for (int i = 0; i < 200; i++) {
                                            bits.add(random.nextBoolean());
                                        }
                                        return List.of(bits).iterator();
                                    })
                            .collect();
            List<Boolean> all = drawn.stream().flatMap(List::stream).toList();
            for (List<Boolean> bits : drawn) {
                long found =
                        IntStream.rangeClosed(0, all.size() - 50)
                                .filter(
                                        at ->
                                                all.subList(at, at + 50)
                                                        .equals(bits.subList(100, 150)))
                                .count();
                assertEquals(1, found, "no partition repeats another's numbers");
            }
        }
    }

    @Test
    void nullRowsPassThrough() {
        List<Integer> rows = Arrays.asList(1, null, 2, null);
        Rdd<Integer> rdd = context.parallelize(rows, 2);
        assertEquals(rows, rdd.filter(_ -> true).collect());
        assertEquals(Arrays.asList(1, 0, 2, 0), rdd.map(x -> x == null ? 0 : x).collect());
        assertEquals(3, rdd.distinct().count());
        assertEquals(2L, rdd.countByValue().get(null));
    }

    @Test
    void coalesceJoinsNeighboursWithoutAShuffle() {
        Rdd<Integer> rdd = context.parallelize(numbers(100), 10).coalesce(3);
        assertEquals(3, rdd.numPartitions());
        assertEquals(numbers(100), rdd.collect());
        assertTrue(rdd.dependencies().getFirst() instanceof NarrowDependency<?>);
        assertEquals(2, context.parallelize(numbers(5), 2).coalesce(7).numPartitions());
    }

    @Test
    void coalesceKeepsPartitionsOfOneHostTogether() {
        Rdd<Integer> rdd = new HostedRdd(context, List.of("a", "b", "a", "b", "a", "b"));
        Rdd<Integer> coalesced = rdd.coalesce(2);
        assertEquals(List.of(0, 2, 4), coalesced.glom().collect().get(0));
        assertEquals(List.of(1, 3, 5), coalesced.glom().collect().get(1));
        assertEquals(List.of("a"), coalesced.preferredLocations(coalesced.partitions().getFirst()));
    }

    @Test
    void coalesceOfSkewedHostsStaysBalanced() {
        Rdd<Integer> rdd = new HostedRdd(context, List.of("a", "a", "a", "a", "a", "b"));
        assertTrue(rdd.coalesce(3).glom().collect().stream().allMatch(group -> group.size() <= 3));
        assertEquals(6, rdd.coalesce(3).count());
    }

    @Test
    void repartitionBalancesSkewedPartitions() {
        Rdd<Integer> skewed =
                context.parallelize(numbers(1000), 4)
                        .mapPartitionsWithIndex(
                                (partition, rows) ->
                                        partition == 2 ? rows : List.<Integer>of().iterator());
        List<List<Integer>> parts = skewed.repartition(5).glom().collect();
        assertEquals(5, parts.size());
        assertTrue(parts.stream().allMatch(part -> part.size() == 50));
    }

    @Test
    void sortByOrdersWithinAndAcrossPartitions() {
        Rdd<Integer> rdd = context.parallelize(numbers(1000), 7);
        assertEquals(sorted(numbers(1000)), rdd.sortBy(x -> x).collect());
        assertEquals(
                sorted(numbers(1000)).reversed(),
                rdd.sortBy(x -> x, (Integer a, Integer b) -> b.compareTo(a), 3).collect());
        assertEquals(
                List.of(), context.parallelize(List.<Integer>of(), 3).sortBy(x -> x).collect());
    }

    @Test
    void samplesAreAboutAsLargeAsAskedAndRepeatable() {
        Rdd<Integer> rdd = context.parallelize(numbers(10_000), 4);
        List<Integer> sample = rdd.sample(false, 0.1, 42).collect();
        assertTrue(Math.abs(sample.size() - 1000) < 150, "sampled " + sample.size());
        assertEquals(sample, rdd.sample(false, 0.1, 42).collect());
        int repeated = rdd.sample(true, 3, 7).collect().size();
        assertTrue(Math.abs(repeated - 30_000) < 1000, "sampled " + repeated);
        assertThrows(IllegalArgumentException.class, () -> rdd.sample(false, 1.5, 1));
    }

    @Test
    void randomSplitPutsEachRowIntoOnePart() {
        Rdd<Integer> rdd = context.parallelize(numbers(3000), 4);
        List<Rdd<Integer>> parts = rdd.randomSplit(new double[] {1, 2, 3}, 5);
        List<Integer> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(part.collect()));
        assertEquals(sorted(numbers(3000)), sorted(all));
        assertTrue(Math.abs(parts.get(2).count() - 1500) < 150);
    }

    @Test
    void zipsRowsAndIndexes() {
        Rdd<Integer> rdd = context.parallelize(numbers(11), 3);
        assertEquals(
                numbers(11).stream().map(x -> Pair.of(x, x + 1)).toList(),
                rdd.zip(rdd.map(x -> x + 1)).collect());
        assertEquals(
                IntStream.range(0, 11).mapToObj(i -> (long) i).toList(),
                rdd.zipWithIndex().values().collect());
        assertEquals(11, new HashSet<>(rdd.zipWithUniqueId().values().collect()).size());
        assertThrows(
                IllegalArgumentException.class, () -> rdd.zip(context.parallelize(numbers(11), 2)));
        assertThrows(
                JobFailedException.class,
                () -> rdd.zip(context.parallelize(numbers(12), 3)).collect());
        assertEquals(
                List.of(11L),
                rdd.coalesce(1)
                        .zipPartitions(
                                rdd.coalesce(1),
                                (a, b) -> {
                                    long rows = Iterators.count(a);
                                    return List.of(Math.min(rows, Iterators.count(b))).iterator();
                                })
                        .collect());
    }

    @Test
    void pipesRowsThroughAProgram() {
        Rdd<Integer> rdd = context.parallelize(List.of(3, 1, 2), 2);
        assertEquals(List.of("3", "1", "2"), rdd.pipe(List.of("cat")).collect());
        assertThrows(
                JobFailedException.class, () -> rdd.pipe(List.of("sh", "-c", "exit 3")).collect());
        assertEquals(List.of("3"), rdd.coalesce(1).pipe(List.of("head", "-n", "1")).collect());
    }

    @Test
    void rangeAndEmptyRddHaveTheirRows() {
        assertEquals(List.of(3L, 4L, 5L, 6L, 7L), context.range(3, 8, 3).collect());
        assertEquals(List.of(), context.range(8, 3, 3).collect());
        assertEquals(List.of(), context.<Integer>emptyRdd().map(x -> x + 1).collect());
    }

    @Test
    void randomPipelinesAgreeWithPlainCollectionsWhateverThePartitions() {
        for (int seed = 0; seed < 40; seed++) {
            List<Integer> expected = numbers(200 + seed);
            List<Rdd<Integer>> rdds = new ArrayList<>();
            for (int slices : new int[] {1, 2, 5}) {
                rdds.add(context.parallelize(expected, slices));
            }
            Random random = new Random(seed);
            for (int step = 0; step < 5; step++) {
                int kind = random.nextInt(6);
                int by = random.nextInt(9) + 1;
                expected = applied(expected, kind, by);
                rdds.replaceAll(rdd -> applied(rdd, kind, by));
            }
            for (Rdd<Integer> rdd : rdds) {
                assertEquals(sorted(expected), sorted(rdd.collect()), "seed " + seed);
            }
        }
    }

    private static List<Integer> applied(List<Integer> rows, int kind, int by) {
        return switch (kind) {
            case 0 -> rows.stream().map(x -> x + by).toList();
            case 1 -> rows.stream().filter(x -> x % (by + 1) != 0).toList();
            case 2 -> rows.stream().distinct().toList();
            case 3 -> rows;
            case 4 -> {
                List<Integer> twice = new ArrayList<>(rows);
                rows.stream().filter(x -> x > by).forEach(twice::add);
                yield twice;
            }
            case 5 ->
                    rows.stream()
                            .collect(
                                    java.util.stream.Collectors.groupingBy(
                                            x -> x % by,
                                            java.util.stream.Collectors.summingInt(x -> x)))
                            .values()
                            .stream()
                            .toList();
            default -> throw new AssertionError(kind);
        };
    }

    private static Rdd<Integer> applied(Rdd<Integer> rows, int kind, int by) {
        return switch (kind) {
            case 0 -> rows.map(x -> x + by);
            case 1 -> rows.filter(x -> x % (by + 1) != 0);
            case 2 -> rows.distinct();
            case 3 -> rows.repartition(by);
            case 4 -> rows.union(rows.filter(x -> x > by));
            case 5 -> rows.mapToPair(x -> Pair.of(x % by, x)).reduceByKey(Integer::sum).values();
            default -> throw new AssertionError(kind);
        };
    }

    /// One row per partition, its index, each on a host.
    private static final class HostedRdd extends Rdd<Integer> {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final List<String> hosts;

        HostedRdd(FeldsparContext context, List<String> hosts) {
            super(context, List.of());
            this.hosts = hosts;
        }

        @Override
        protected List<Partition> computePartitions() {
            return Partition.numbered(hosts.size());
        }

        @Override
        public java.util.Iterator<Integer> compute(Partition partition, TaskContext task) {
            return List.of(partition.index()).iterator();
        }

        @Override
        public List<String> preferredLocations(Partition partition) {
            return List.of(hosts.get(partition.index()));
        }
    }
}
