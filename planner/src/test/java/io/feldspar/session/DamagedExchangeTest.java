package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.spill.SpillDirectories;
import io.feldspar.executor.spill.SpillFile;
import io.feldspar.rdd.EngineListener;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows of an exchange that were spilled and cannot be read back.
class DamagedExchangeTest {

    private static final String QUERY =
            "SELECT o_orderdate, count(*) FROM tpch.tiny.orders GROUP BY o_orderdate ORDER BY 1";

    private final FeldsparEngine engine =
            FeldsparEngine.start(Map.of("feldspar.threads", "2", "feldspar.debug.spillEvery", "1"));

    @AfterEach
    void close() {
        engine.close();
    }

    /// Damages the spill files when stages have ended, so often.
    private final class Damage implements EngineListener {

        private final Damaging how;
        private int left;
        private int retries;

        Damage(Damaging how, int times) {
            this.how = how;
            this.left = times;
        }

        @Override
        public void stageSubmitted(int stageId, int attempt, int tasks, String name) {
            retries += attempt > 0 ? 1 : 0;
        }

        @Override
        public void stageCompleted(int stageId, int attempt, String failure) {
            if (left > 0 && failure.isEmpty() && damageAll()) {
                left--;
            }
        }

        private boolean damageAll() {
            boolean any = false;
            try {
                for (SpillFile each : openFiles()) {
                    synchronized (each) {
                        for (Object extent : ((Map<?, ?>) field(each, "extents")).values()) {
                            RandomAccessFile file = (RandomAccessFile) field(extent, "file");
                            any |= file.length() > 0;
                            how.damage(file);
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return any;
        }
    }

    /// What happens to a file.
    private interface Damaging {
        void damage(RandomAccessFile file) throws IOException;
    }

    private static void flipByte(RandomAccessFile file) throws IOException {
        long middle = file.length() / 2;
        file.seek(middle);
        int value = file.read();
        file.seek(middle);
        file.write(value ^ 1);
    }

    private static void cut(RandomAccessFile file) throws IOException {
        file.setLength(file.length() / 2);
    }

    @SuppressWarnings("unchecked")
    private Set<SpillFile> openFiles() {
        SpillDirectories directories = (SpillDirectories) field(engine, "spillDirectories");
        return (Set<SpillFile>) field(directories, "open");
    }

    private static Object field(Object of, String name) {
        try {
            Field field = of.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<List<@Nullable Object>> run(Damage damage) {
        engine.context().addQuickListener(damage);
        try (FeldsparSession session = engine.newSession()) {
            return Rows.of(session, QUERY);
        }
    }

    private List<List<@Nullable Object>> undamaged() {
        try (FeldsparSession session = engine.newSession()) {
            return Rows.of(session, QUERY);
        }
    }

    @Test
    void aFlippedByteHasTheMapTaskRunAgain() {
        List<List<@Nullable Object>> expected = undamaged();
        Damage damage = new Damage(DamagedExchangeTest::flipByte, 1);
        assertEquals(expected, run(damage));
        assertEquals(0, damage.left);
        assertTrue(damage.retries > 0);
    }

    @Test
    void aFileThatWasCutHasTheMapTaskRunAgain() {
        List<List<@Nullable Object>> expected = undamaged();
        Damage damage = new Damage(DamagedExchangeTest::cut, 1);
        assertEquals(expected, run(damage));
        assertEquals(0, damage.left);
        assertTrue(damage.retries > 0);
    }

    @Test
    void aDiskThatKeepsLosingRowsFailsTheQueryAndSaysWhichFile() {
        Damage damage = new Damage(DamagedExchangeTest::cut, Integer.MAX_VALUE);
        FeldsparException e = assertThrows(FeldsparException.class, () -> run(damage));
        assertEquals(ErrorCode.CLUSTER_FAILURE, e.code());
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("Spilled rows cannot be read back from '"), message);
    }
}
