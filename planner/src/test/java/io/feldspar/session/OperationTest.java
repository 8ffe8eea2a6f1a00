package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.Operation;
import io.feldspar.session.operation.OperationInfo;
import io.feldspar.session.operation.OperationRequest;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.session.operation.OperationState;
import io.feldspar.session.operation.StatementLimits;
import io.feldspar.session.operation.Timeout;
import io.feldspar.session.operation.Work;
import io.feldspar.sql.parser.QueryText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ENDLESS =
            "SELECT count(*) FROM tpch.sf1.lineitem a, tpch.sf1.lineitem b"
                    + " WHERE a.l_tax < b.l_discount";

    private FeldsparEngine engine;
    private FeldsparSession session;

    @BeforeEach
    void start() {
        engine =
                FeldsparEngine.start(
                        Map.of("feldspar.threads", "2", "feldspar.operation.history.size", "3"));
        session = engine.newSession("ada");
    }

    @AfterEach
    void stop() {
        session.close();
        assertEquals(0, engine.reservedBytes());
        engine.close();
    }

    private Operation submit(Timeout timeout, Work work) {
        return submit(timeout, StatementLimits.NONE, work);
    }

    private Operation submit(Timeout timeout, StatementLimits limits, Work work) {
        return engine.registry()
                .submit(new OperationRequest(7, "bob", "work", timeout, limits, work));
    }

    private static Timeout after(long millis) {
        return new Timeout(Duration.ofMillis(millis), "Wait longer.");
    }

    private static OperationResult nothing() {
        return new OperationResult.Updated(0);
    }

    @Test
    void isListedWhileItIsOpenAndForAWhileAfter() {
        try (Operation query = session.execute("SELECT * FROM tpch.tiny.lineitem")) {
            OperationInfo info = engine.operations().find(query.id()).orElseThrow();
            assertEquals("ada", info.user());
            assertEquals(session.id(), info.session());
            assertEquals("SELECT * FROM tpch.tiny.lineitem", info.statement());
            assertTrue(engine.operations().open(query.id()).isPresent());
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(4, engine.operations().all().size() + 3 - i);
            session.execute("USE main");
        }
        assertEquals(
                List.of("USE main", "USE main", "USE main"),
                engine.operations().all().stream().map(OperationInfo::statement).toList());
        assertTrue(engine.operations().all().stream().allMatch(each -> each.ended() != null));
    }

    @Test
    void goesThroughItsStatesInOrder() {
        List<OperationState> states = new CopyOnWriteArrayList<>();
        engine.operations().addListener(info -> states.add(info.state()));
        Operation query = session.execute("SELECT 1 AS one");
        assertNotNull(query.next());
        assertNull(query.next());
        assertEquals(
                List.of(
                        OperationState.QUEUED,
                        OperationState.PLANNING,
                        OperationState.RUNNING,
                        OperationState.FINISHED),
                states);
        states.clear();
        session.execute("CREATE TEMP VIEW v AS SELECT 1 AS one");
        assertEquals(
                List.of(
                        OperationState.QUEUED,
                        OperationState.PLANNING,
                        OperationState.FINISHING,
                        OperationState.FINISHED),
                states);
    }

    @Test
    void runsInTheBackground() throws InterruptedException {
        Operation query =
                session.statement("SELECT count(*) FROM tpch.tiny.lineitem")
                        .operation(List.of(), Timeout.NONE);
        assertEquals(OperationState.QUEUED, query.state());
        query.start();
        assertTrue(query.await(OperationState.FINISHED, SOON));
        assertEquals(OperationState.FINISHED, query.state());
        assertEquals(1, query.schema().size());
        assertNotNull(query.next());
        assertNull(query.next());
        assertTrue(query.progress().totalTasks() > 0);
        assertEquals(query.progress().totalTasks(), query.progress().completedTasks());
        assertEquals(1, query.progress().rows());
    }

    @Test
    void anErrorInTheBackgroundIsHeld() throws InterruptedException {
        Operation query = session.statement("SELEC 1").operation(List.of(), Timeout.NONE);
        query.start();
        assertTrue(query.await(OperationState.FINISHED, SOON));
        assertEquals(OperationState.FAILED, query.state());
        assertEquals(
                ErrorCode.SYNTAX_ERROR, assertThrows(FeldsparException.class, query::next).code());
    }

    @Test
    void isCancelledBeforeItBegins() {
        Operation query = session.statement("SELECT 1").operation(List.of(), Timeout.NONE);
        assertTrue(query.cancel());
        assertFalse(query.cancel());
        FeldsparException error = assertThrows(FeldsparException.class, query::run);
        assertEquals("The statement was cancelled by the user.", error.getMessage());
        assertEquals(OperationState.CANCELLED, query.state());
        assertFalse(engine.operations().open(query.id()).isPresent());
    }

    @Test
    void isCancelledByItsIdentifier() {
        Operation query = session.execute(ENDLESS);
        assertTrue(engine.operations().open(query.id()).orElseThrow().cancel());
        FeldsparException error = assertThrows(FeldsparException.class, query::next);
        assertEquals(ErrorCode.QUERY_CANCELLED, error.code());
        assertEquals(OperationState.CANCELLED, query.state());
    }

    @Test
    void exceedsItsTimeoutWhileTasksRun() {
        Operation query = session.statement(ENDLESS).operation(List.of(), after(200));
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () -> {
                            query.run();
                            query.next();
                        });
        assertEquals(ErrorCode.QUERY_TIMEOUT, error.code());
        assertEquals(
                "The statement exceeded its timeout of 0.2 s. Wait longer.", error.getMessage());
        assertEquals(OperationState.FAILED, query.state());
    }

    @Test
    void exceedsItsTimeoutWhileItIsPlanned() {
        Operation planning =
                submit(
                        after(50),
                        control -> {
                            while (true) {
                                Thread.onSpinWait();
                                control.check();
                            }
                        });
        assertEquals(
                ErrorCode.QUERY_TIMEOUT,
                assertThrows(FeldsparException.class, planning::run).code());
    }

    @Test
    void exceedsItsTimeoutInTheQueue() throws InterruptedException {
        Operation queued = submit(after(20), _ -> nothing());
        assertTrue(queued.await(OperationState.FAILED, SOON));
        assertThrows(FeldsparException.class, queued::run);
    }

    @Test
    void aStatementThatWaitsForAnotherToBePlannedCanBeCancelled() throws Exception {
        CountDownLatch planning = new CountDownLatch(1);
        AtomicBoolean cancelled = new AtomicBoolean();
        Thread first =
                new Thread(
                        () ->
                                session.plan(
                                        QueryText.of("SELECT 1"),
                                        List.of(),
                                        () -> {
                                            planning.countDown();
                                            while (!cancelled.get()) {
                                                Thread.onSpinWait();
                                            }
                                        }));
        first.start();
        planning.await();
        Operation second = session.statement("SELECT 2").operation(List.of(), Timeout.NONE);
        second.start();
        assertTrue(second.await(OperationState.PLANNING, SOON));
        assertTrue(second.cancel());
        assertTrue(awaitClosed(second));
        cancelled.set(true);
        first.join();
    }

    private boolean awaitClosed(Operation operation) throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (engine.operations().open(operation.id()).isPresent() && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        return !engine.operations().open(operation.id()).isPresent();
    }

    @Test
    void effectsAreNotInterrupted() {
        AtomicBoolean cancelled = new AtomicBoolean();
        Operation[] self = new Operation[1];
        self[0] =
                submit(
                        Timeout.NONE,
                        control ->
                                control.commit(
                                        () -> {
                                            cancelled.set(self[0].cancel());
                                            self[0].close();
                                            return nothing();
                                        }));
        self[0].run();
        assertFalse(cancelled.get());
        assertEquals(OperationState.FINISHED, self[0].state());
    }

    @Test
    void noEffectsAfterACancel() {
        AtomicBoolean done = new AtomicBoolean();
        Operation[] self = new Operation[1];
        self[0] =
                submit(
                        Timeout.NONE,
                        control -> {
                            assertTrue(self[0].cancel());
                            return control.commit(
                                    () -> {
                                        done.set(true);
                                        return nothing();
                                    });
                        });
        assertThrows(FeldsparException.class, self[0]::run);
        assertFalse(done.get());
    }

    @Test
    void isClosedWhenItsResultIsNotReadToTheEnd() {
        session.set("feldspar.result.buffer", "1KB");
        Operation query = session.execute("SELECT * FROM tpch.tiny.lineitem");
        assertNotNull(query.next());
        query.close();
        assertEquals(OperationState.CLOSED, query.state());
    }

    @Test
    void theSessionClosesWhatItHasOpen() {
        Operation query = session.execute(ENDLESS);
        session.close();
        assertEquals(OperationState.CLOSED, query.state());
        assertEquals(0, engine.reservedBytes());
    }

    @Test
    void anErrorOfOursIsOneLine() {
        Operation broken =
                submit(
                        Timeout.NONE,
                        _ -> {
                            throw new IllegalStateException("oops");
                        });
        FeldsparException error = assertThrows(FeldsparException.class, broken::run);
        assertEquals(ErrorCode.INTERNAL_ERROR, error.code());
        assertTrue(String.valueOf(error.getMessage()).contains("oops"));
    }
}
