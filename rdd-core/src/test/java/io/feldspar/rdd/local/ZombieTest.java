package io.feldspar.rdd.local;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.job.DriverContext;
import io.feldspar.rdd.settings.LocalSettings;
import io.feldspar.rdd.storage.BlockStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tasks that go on although their executor was lost and others did their work.
class ZombieTest {

    @TempDir private Path directory;

    private final LocalEngine engine =
            LocalEngine.start(
                    new LocalSettings(1, 2, 4, false, false, BlockStore.Settings.standard(2)));
    private final FeldsparContext context = new DriverContext(engine);
    private final AtomicInteger attempts = new AtomicInteger();
    private final CountDownLatch runs = new CountDownLatch(1);
    private final CountDownLatch thaw = new CountDownLatch(1);
    private volatile @Nullable Thread frozenThread;

    @AfterEach
    void close() {
        context.close();
    }

    /// One row, of which the first attempt stands still, deaf to interrupts, until it thaws.
    private Rdd<String> oneThatFreezes() {
        return context.parallelize(List.of("row"), 1)
                .map(
                        row -> {
                            int attempt = attempts.incrementAndGet();
                            if (attempt == 1) {
                                frozenThread = Thread.currentThread();
                                runs.countDown();
                                standStill();
                            }
                            return row + " of attempt " + attempt;
                        });
    }

    private void standStill() {
        boolean frozen = true;
        while (frozen) {
            try {
                thaw.await();
                frozen = false;
            } catch (InterruptedException _) {
                // It hears nothing.
            }
        }
    }

    private void loseTheExecutorOfTheFirst() {
        engine.addListener(
                new EngineListener() {
                    @Override
                    public void taskStarted(int stage, int partition, long task, String executor) {
                        if (attempts.get() == 0) {
                            Thread.ofPlatform().daemon().start(() -> lose(executor));
                        }
                    }
                });
    }

    private void lose(String executor) {
        try {
            runs.await();
            engine.killExecutor(executor);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> files(Path top) throws IOException {
        try (Stream<Path> tree = Files.walk(top)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> top.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /// Lets the frozen attempt write what it has, and waits until it has ended.
    private void thaw() throws InterruptedException {
        thaw.countDown();
        requireNonNull(frozenThread).join();
    }

    @Test
    void changeNothingOfWhatWasSaved() throws Exception {
        Path target = directory.resolve("saved");
        loseTheExecutorOfTheFirst();
        oneThatFreezes().saveAsTextFile(target);
        thaw();
        assertEquals(List.of("_SUCCESS", "part-00000"), files(target));
        assertEquals("row of attempt 2\n", Files.readString(target.resolve("part-00000")));
    }

    @Test
    void changeNothingOfACheckpoint() throws Exception {
        context.checkpointDirectory(directory);
        Rdd<String> rdd = oneThatFreezes();
        rdd.checkpoint();
        loseTheExecutorOfTheFirst();
        // The first action reads nothing, so that the frozen attempt is of the job that writes.
        assertEquals(List.of(0), context.runJob(rdd, (task, rows) -> 0));
        thaw();
        assertEquals(List.of("row of attempt 2"), rdd.collect());
        assertEquals(1, files(directory).size());
    }
}
