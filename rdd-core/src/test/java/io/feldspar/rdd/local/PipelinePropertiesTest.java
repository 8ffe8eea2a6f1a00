package io.feldspar.rdd.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.job.DriverContext;
import io.feldspar.rdd.settings.LocalSettings;
import io.feldspar.rdd.storage.BlockStore;
import io.feldspar.rdd.storage.StorageLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random pipelines give the rows that plain collections give, whatever the partition counts, the
/// storage levels, the memory, and the blocks, files and executors that are lost on the way.
class PipelinePropertiesTest {

    private static final int STEPS = 6;

    /// More than the losses that one pipeline can come to know of one after another.
    private static final int TRIES = 10;

    @TempDir private Path directory;

    /// The same rows as an RDD and as a list; RDDs have them in any order.
    private record Pipeline(Rdd<Integer> rdd, List<Integer> rows) {}

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void withoutFaults(int seed) throws IOException {
        for (int i = 0; i < 8; i++) {
            run(new Random(seed * 1000L + i), false);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8, 9})
    void withFaults(int seed) throws IOException {
        for (int i = 0; i < 8; i++) {
            run(new Random(seed * 1000L + i), true);
        }
    }

    private void run(Random random, boolean faults) throws IOException {
        long memory = random.nextBoolean() ? 1 << 24 : random.nextInt(20_000);
        long disk = random.nextInt(4) > 0 ? 1 << 24 : random.nextInt(20_000);
        LocalEngine engine =
                LocalEngine.start(
                        new LocalSettings(
                                1 + random.nextInt(2),
                                1 + random.nextInt(3),
                                6,
                                random.nextBoolean(),
                                random.nextBoolean(),
                                new BlockStore.Settings(memory, disk, directory)));
        try (FeldsparContext context = new DriverContext(engine)) {
            context.checkpointDirectory(directory.resolve("checkpoints"));
            Pipeline pipeline = source(context, random);
            StringBuilder steps = new StringBuilder();
            for (int i = 0; i < STEPS; i++) {
                int kind = random.nextInt(13);
                steps.append(' ').append(kind);
                pipeline = step(pipeline, kind, random);
                persistPerhaps(pipeline.rdd(), random);
                if (random.nextInt(3) == 0) {
                    check(pipeline, steps, faults);
                }
                if (faults && random.nextBoolean()) {
                    lose(engine, random);
                }
            }
            check(pipeline, steps, faults);
            if (faults) {
                lose(engine, random);
            }
            check(pipeline, steps, faults);
        }
    }

    private static Pipeline source(FeldsparContext context, Random random) {
        int size = random.nextInt(5) == 0 ? random.nextInt(3) : random.nextInt(400);
        boolean skewed = random.nextBoolean();
        List<Integer> rows =
                IntStream.range(0, size)
                        .map(_ -> skewed && random.nextInt(5) > 0 ? 7 : random.nextInt(100))
                        .boxed()
                        .toList();
        return new Pipeline(context.parallelize(rows, 1 + random.nextInt(7)), rows);
    }

    private static Pipeline step(Pipeline pipeline, int kind, Random random) {
        Rdd<Integer> rdd = pipeline.rdd();
        List<Integer> rows = pipeline.rows();
        int by = 1 + random.nextInt(6);
        return switch (kind) {
            case 0 -> new Pipeline(rdd.map(x -> x + by), rows.stream().map(x -> x + by).toList());
            case 1 ->
                    new Pipeline(
                            rdd.filter(x -> x % (by + 1) != 0),
                            rows.stream().filter(x -> x % (by + 1) != 0).toList());
            case 2 -> new Pipeline(rdd.distinct(by), rows.stream().distinct().toList());
            case 3 -> new Pipeline(rdd.repartition(by), rows);
            case 4 -> new Pipeline(rdd.coalesce(by), rows);
            case 5 ->
                    new Pipeline(
                            rdd.union(rdd.filter(x -> x > 20 * by)),
                            Stream.concat(rows.stream(), rows.stream().filter(x -> x > 20 * by))
                                    .toList());
            case 6 ->
                    new Pipeline(
                            rdd.mapToPair(x -> Pair.of(x % by, x))
                                    .reduceByKey((a, b) -> (a + b) % 1000)
                                    .values(),
                            sums(rows, by));
            case 7 -> new Pipeline(rdd.sortBy(x -> -x), rows);
            case 8 ->
                    new Pipeline(
                            rdd.flatMap(x -> List.of(x, -x).iterator()).filter(x -> x > 0),
                            rows.stream()
                                    .flatMap(x -> Stream.of(x, -x))
                                    .filter(x -> x > 0)
                                    .toList());
            case 9 ->
                    new Pipeline(
                            rdd.intersection(rdd.filter(x -> x % by == 0)),
                            rows.stream().distinct().filter(x -> x % by == 0).toList());
            case 10 ->
                    new Pipeline(
                            rdd.subtract(rdd.filter(x -> x % 2 == 0)),
                            rows.stream().filter(x -> x % 2 != 0).toList());
            case 11 ->
                    new Pipeline(
                            rdd.keyBy(x -> x % 10)
                                    .join(rdd.distinct().keyBy(x -> x % 10))
                                    .map(pair -> pair.value().key())
                                    .distinct(),
                            rows.stream().distinct().toList());
            case 12 -> new Pipeline(rdd.zipWithIndex().map(pair -> pair.key()), rows);
            default -> throw new AssertionError(kind);
        };
    }

    private static List<Integer> sums(List<Integer> rows, int by) {
        TreeMap<Integer, Integer> sums = new TreeMap<>();
        rows.forEach(x -> sums.merge(x % by, x, (a, b) -> (a + b) % 1000));
        return List.copyOf(sums.values());
    }

    private static void persistPerhaps(Rdd<?> rdd, Random random) {
        StorageLevel[] levels = StorageLevel.values();
        switch (random.nextInt(6)) {
            case 0, 1, 2 -> rdd.persist(levels[random.nextInt(levels.length)]);
            case 3 -> rdd.checkpoint();
            case 4 -> {
                rdd.persist(levels[random.nextInt(levels.length)]);
                rdd.checkpoint();
            }
            default -> {
                // Computed each time.
            }
        }
    }

    private static void check(Pipeline pipeline, StringBuilder steps, boolean faults) {
        int tries = faults ? TRIES : 1;
        Rdd<Integer> rdd = pipeline.rdd();
        assertEquals(
                pipeline.rows().stream().sorted().toList(),
                result(rdd::collect, tries).stream().sorted().toList(),
                () -> "steps" + steps + "\n" + rdd.toDebugString());
        assertEquals(pipeline.rows().size(), result(rdd::count, tries));
    }

    /// What the action gives. A job that has delivered rows before it finds that what they were
    /// made from was lost, and comes out differently when made again, has to fail; the next job
    /// knows of the loss.
    private static <R> R result(Supplier<R> action, int tries) {
        for (int left = tries - 1; ; left--) {
            try {
                return action.get();
            } catch (JobFailedException e) {
                if (e.reason() != JobFailedException.Reason.INDETERMINATE_RESULT || left == 0) {
                    throw e;
                }
            }
        }
    }

    private void lose(LocalEngine engine, Random random) throws IOException {
        switch (random.nextInt(4)) {
            case 0 -> engine.loseBlocks(_ -> random.nextBoolean());
            case 1 -> spoilFiles(random);
            case 2 -> {
                String victim = new ArrayList<>(new TreeSet<>(engine.executorIds())).getFirst();
                engine.killExecutor(victim);
                engine.startExecutor(victim);
            }
            default -> engine.loseOutputs(_ -> random.nextBoolean());
        }
    }

    /// Damages some of the files of cached partitions, but none of a checkpoint.
    private void spoilFiles(Random random) throws IOException {
        for (Path executor : files(directory)) {
            if (!executor.equals(directory.resolve("checkpoints"))) {
                for (Path file : files(executor)) {
                    try {
                        spoil(file, random);
                    } catch (NoSuchFileException _) {
                        // What nobody holds any more is dropped at any time.
                    }
                }
            }
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    private static void spoil(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        switch (random.nextInt(4)) {
            case 0 -> Files.delete(file);
            case 1 -> {
                if (bytes.length > 0) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                overwrite(file, bytes);
            }
            case 2 -> overwrite(file, Arrays.copyOf(bytes, bytes.length / 2));
            default -> {
                // This one stays.
            }
        }
    }

    /// Does not write a file again that was dropped meanwhile.
    private static void overwrite(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
