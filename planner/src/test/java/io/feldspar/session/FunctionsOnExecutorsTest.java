package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.udf.Aggregator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Functions in Java where executors are other processes.
@Timeout(180)
class FunctionsOnExecutorsTest {

    @TempDir static Path directory;

    private static FeldsparEngine engine;
    private static FeldsparSession session;

    @BeforeAll
    static void start() {
        engine =
                FeldsparEngine.start(
                        Map.of(
                                "feldspar.master",
                                "local-cluster[2,1,512m]",
                                "feldspar.warehouse",
                                directory.resolve("warehouse").toString()));
        session = engine.newSession();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static List<List<@Nullable Object>> rows(String sql) {
        return Rows.of(session, sql);
    }

    record Sum(long value) {}

    private static final class Total extends Aggregator<Long, Sum, Long> {

        private static final long serialVersionUID = 1L;

        @Override
        public Sum zero() {
            return new Sum(0);
        }

        @Override
        public Sum reduce(Sum buffer, Long input) {
            return new Sum(buffer.value() + input);
        }

        @Override
        public Sum merge(Sum left, Sum right) {
            return new Sum(left.value() + right.value());
        }

        @Override
        public Long finish(Sum buffer) {
            return buffer.value();
        }
    }

    @Test
    void shipsLambdasClassesAndJars() {
        long step = 10;
        session.udf().register("shifted", (Long x) -> x + step);
        session.udf().register("total", new Total());
        Path jar =
                CompiledJar.of(
                        directory.resolve("twice.jar"),
                        "Twice",
                        """
                        public class Twice implements io.feldspar.udf.UDF1<Long, Long> {
                            public Long call(Long x) { return 2 * x; }
                        }
                        """);
        rows("CREATE FUNCTION twice AS 'Twice' USING JAR '%s'".formatted(jar));
        assertEquals(
                List.of(List.of(0L, 20000L), List.of(1L, 20200L)),
                rows(
                                "SELECT i % 2, total(twice(shifted(i))) FROM range(200) t(i) GROUP BY 1"
                                        + " ORDER BY 1")
                        .stream()
                        .map(
                                row ->
                                        List.of(
                                                ((Number) row.get(0)).longValue(),
                                                ((Number) row.get(1)).longValue() - 1800L))
                        .toList());
    }

    @Test
    void failsAQueryWhoseFunctionThrows() {
        session.udf()
                .register(
                        "broken",
                        (Long x) -> {
                            if (x == 7) {
                                throw new IllegalStateException("secret");
                            }
                            return x;
                        });
        FeldsparException e =
                assertThrows(
                        FeldsparException.class,
                        () -> rows("SELECT broken(i) FROM range(100) t(i)"));
        assertEquals(ErrorCode.FUNCTION_FAILED, e.code());
        assertTrue(e.getMessage().contains("IllegalStateException"), e.getMessage());
        assertEquals(List.of(List.of(1)), rows("SELECT 1"));
    }

    /// The executor ends, and others take its place; the query is tried again, and in the end
    /// fails.
    @Test
    void survivesAFunctionThatEndsItsProcess() {
        session.udf()
                .register(
                        "quits",
                        (Long x) -> {
                            System.exit(1);
                            return x;
                        });
        assertThrows(FeldsparException.class, () -> rows("SELECT quits(i) FROM range(2) t(i)"));
        assertEquals(
                4950L,
                ((Number) rows("SELECT sum(i) FROM range(100) t(i)").getFirst().getFirst())
                        .longValue());
    }
}
