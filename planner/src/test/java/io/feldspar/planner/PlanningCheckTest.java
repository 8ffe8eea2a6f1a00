package io.feldspar.planner;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.sql.access.Access;
import io.feldspar.sql.analyzer.Analyzer;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.FileOpener;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.warehouse.WarehouseCatalog;
import io.feldspar.sql.parser.QueryText;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanningCheckTest {

    private static final String SUMS =
            IntStream.range(0, 200)
                    .mapToObj(i -> "a + " + i + " < abs(" + i + " - 7)")
                    .collect(
                            Collectors.joining(
                                    " OR ",
                                    "SELECT a FROM (VALUES (1), (2)) t(a) WHERE EXISTS (SELECT 1"
                                            + " FROM (VALUES (1)) u(b) WHERE b = a) AND (",
                                    ")"));

    private static void plan(Runnable check) {
        Analyzer analyzer =
                new Analyzer(
                        new SessionCatalog(
                                new Catalogs(
                                        new WarehouseCatalog(Path.of("no-warehouse")),
                                        List.of(),
                                        new FileOpener()),
                                FileAccess.ALL,
                                Access.unlimited("ada")));
        new QueryPlanner(2).plan(analyzer.analyze(QueryText.of(SUMS), List.of(), check));
    }

    @Test
    void isAskedAgainAndAgainInAllStages() {
        AtomicInteger asked = new AtomicInteger();
        plan(asked::incrementAndGet);
        assertTrue(asked.get() > 1000, asked::toString);
    }

    @Test
    void endsThePlanningWhereverItThrows() {
        AtomicInteger total = new AtomicInteger();
        plan(total::incrementAndGet);
        FeldsparException over = new FeldsparException(ErrorCode.QUERY_CANCELLED, "over", "");
        for (int end = 1; end < total.get(); end += total.get() / 20) {
            int last = end;
            AtomicInteger asked = new AtomicInteger();
            FeldsparException thrown =
                    assertThrows(
                            FeldsparException.class,
                            () ->
                                    plan(
                                            () -> {
                                                if (asked.incrementAndGet() >= last) {
                                                    throw over;
                                                }
                                            }));
            assertSame(over, thrown);
        }
    }
}
