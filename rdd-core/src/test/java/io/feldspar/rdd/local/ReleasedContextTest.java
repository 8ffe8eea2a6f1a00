package io.feldspar.rdd.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.job.DriverContext;
import io.feldspar.rdd.settings.LocalSettings;
import io.feldspar.rdd.storage.BlockStore;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleasedContextTest {

    /// Holds an RDD as what the engine holds may hold it.
    private record Holding(Rdd<?> rdd) implements EngineListener {}

    @Test
    void aClosedEngineIsCollectedAlthoughItHoldsItsShufflesAndPersistedRdds()
            throws InterruptedException {
        WeakReference<LocalEngine> engine = runAndClose();
        for (int i = 0; engine.get() != null && i < 1_000; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertNull(engine.get());
    }

    private static WeakReference<LocalEngine> runAndClose() {
        LocalEngine engine =
                LocalEngine.start(
                        new LocalSettings(1, 1, 1, false, false, BlockStore.Settings.standard(1)));
        try (FeldsparContext context = new DriverContext(engine)) {
            Rdd<Pair<Integer, Integer>> sums =
                    context.parallelize(List.of(1, 2, 3, 4), 2)
                            .mapToPair(x -> Pair.of(x % 2, x))
                            .reduceByKey(Integer::sum)
                            .cache();
            engine.addListener(new Holding(sums));
            assertEquals(2, sums.count());
        }
        return new WeakReference<>(engine);
    }
}
