package io.feldspar.rdd.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.JobFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    private static final class Overdrawn extends RuntimeException implements DescribedError {

        private static final long serialVersionUID = 1L;

        Overdrawn() {
            super("unused");
        }

        @Override
        public Failure describe() {
            return new Failure(
                    "Overdrawn",
                    "NO_MONEY",
                    "Account 7 is empty",
                    "at row 3",
                    "Pay in.",
                    false,
                    "");
        }
    }

    /// Reaches itself through the field, so Java cannot serialize it.
    private static final class Unportable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings({"serial", "unused"})
        private final Object thread = Thread.currentThread();

        Unportable() {
            super("cannot travel");
        }
    }

    private static FeldsparContext context(boolean serialize) {
        return FeldsparContext.builder()
                .executors(serialize ? 2 : 1)
                .maxTaskFailures(3)
                .serializeTasks(serialize)
                .encodeMessages(serialize)
                .build();
    }

    private static JobFailedException fail(boolean serialize, RuntimeException error) {
        try (FeldsparContext context = context(serialize)) {
            return assertThrows(
                    JobFailedException.class,
                    () ->
                            context.parallelize(List.of(1), 1)
                                    .map(
                                            x -> {
                                                if (x == 1) {
                                                    throw error;
                                                }
                                                return x;
                                            })
                                    .count());
        }
    }

    private static Failure failure(JobFailedException failed) {
        Failure failure = failed.failure();
        assertNotNull(failure);
        return failure;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void carriesAllPartsOfADescribedErrorAndTriesItOnce(boolean serialize) {
        JobFailedException failed = fail(serialize, new IllegalStateException(new Overdrawn()));
        Failure failure = failure(failed);
        assertEquals("NO_MONEY", failure.code());
        assertEquals("Account 7 is empty", failure.problem());
        assertEquals("at row 3", failure.location());
        assertEquals("Pay in.", failure.advice());
        assertFalse(failure.retriable());
        String message = String.valueOf(failed.getMessage());
        assertTrue(message.contains("failed 1 time"), message);
        assertTrue(message.endsWith(": Overdrawn: Account 7 is empty at row 3"), message);
        assertTrue(failure.stack().contains("FailureTest"), failure.stack());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void triesAnUndescribedErrorAgain(boolean serialize) {
        JobFailedException failed = fail(serialize, new IllegalStateException("no luck"));
        assertTrue(failure(failed).retriable());
        String message = String.valueOf(failed.getMessage());
        assertTrue(message.contains("failed 3 time"), message);
        assertTrue(message.endsWith(": java.lang.IllegalStateException: no luck"), message);
    }

    @Test
    void findsTheOutOfMemoryErrorBehindAnother() {
        Failure failure = Failure.of(new IllegalStateException(new OutOfMemoryError("heap")));
        assertEquals("java.lang.OutOfMemoryError: heap", failure.summary());
        assertTrue(failure.retriable());
    }

    @Test
    void endsWhereCausesAreACircle() {
        RuntimeException first = new IllegalStateException("first");
        RuntimeException second = new IllegalStateException("second", first);
        first.initCause(second);
        assertEquals("java.lang.IllegalStateException: first", Failure.of(first).summary());
    }

    @Test
    void anErrorThatCannotTravelLeavesItsStackAsText() {
        try (FeldsparContext context = context(true)) {
            JobFailedException failed =
                    assertThrows(
                            JobFailedException.class,
                            () ->
                                    context.parallelize(List.of(1), 1)
                                            .map(FailureTest::throwUnportable)
                                            .count());
            Throwable cause = failed.getCause();
            assertNotNull(cause);
            assertEquals(RemoteTaskException.class, cause.getClass());
            assertTrue(String.valueOf(cause.getMessage()).contains("throwUnportable"));
        }
    }

    private static int throwUnportable(int row) {
        if (row == 1) {
            throw new Unportable();
        }
        return row;
    }
}
