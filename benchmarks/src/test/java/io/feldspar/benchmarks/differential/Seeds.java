package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Asks the random queries of many seeds, on several threads that have connections of their own.
///
/// `-Dqueries.seeds=0..100000` asks other seeds than the test does by itself, and
/// `-Dqueries.failures` ends it after so many failures.
final class Seeds {

    private static final int MAX_FAILURES = Integer.getInteger("queries.failures", 10);

    private final Path folder;
    private final AtomicLong next;
    private final long end;
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger compared = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    private Seeds(Path folder, long from, long end) {
        this.folder = folder;
        this.next = new AtomicLong(from);
        this.end = end;
    }

    /// What one seed shows.
    @FunctionalInterface
    interface Check {

        /// What is wrong, as the smallest query that shows it, or null.
        @Nullable String wrong(Answers answers, long seed) throws SQLException, IOException;
    }

    /// Fails where the check of a seed finds something, or where more than a fifth of the queries
    /// was refused.
    ///
    /// @param folder where the tables are
    /// @param standard how many seeds are asked, unless others are wanted
    static void allHold(Path folder, int standard, Check check)
            throws InterruptedException, ExecutionException {
        String[] ends = System.getProperty("queries.seeds", "0.." + standard).split("\\.\\.");
        Seeds seeds = new Seeds(folder, Long.parseLong(ends[0]), Long.parseLong(ends[1]));
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(
                        workers.submit(
                                () -> {
                                    seeds.work(check);
                                    return null;
                                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        assertEquals(List.of(), seeds.wrong, () -> String.join("\n", seeds.wrong));
        assertTrue(
                seeds.compared.get() > 4 * seeds.refused.get(),
                () -> "%s compared, %s refused".formatted(seeds.compared, seeds.refused));
    }

    private void work(Check check) throws SQLException, IOException {
        try (Answers answers = new Answers(folder)) {
            for (long seed = next.getAndIncrement();
                    seed < end && wrong.size() < MAX_FAILURES;
                    seed = next.getAndIncrement()) {
                String found = check.wrong(answers, seed);
                if (found != null) {
                    String told = "seed %d: %s".formatted(seed, found);
                    wrong.add(told);
                    System.err.println(told); // at once, since a run may be long
                }
            }
            compared.addAndGet(answers.compared());
            refused.addAndGet(answers.refused());
        }
    }
}
