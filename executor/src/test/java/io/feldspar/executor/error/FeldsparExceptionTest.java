package io.feldspar.executor.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.failure.Failure;
import org.junit.jupiter.api.Test;

class FeldsparExceptionTest {

    private static final SourceLocation LOCATION = SourceLocation.of(() -> "in a / b at 2:8");

    private static String located(String problem, String advice) {
        FeldsparException error =
                new FeldsparException(ErrorCode.DIVISION_BY_ZERO, problem, advice);
        return String.valueOf(error.at(LOCATION).getMessage());
    }

    @Test
    void composesItsMessage() {
        assertEquals("It fails in a / b at 2:8. Do this.", located("It fails", "Do this."));
        assertEquals("It fails in a / b at 2:8.", located("It fails.", ""));
        assertEquals(
                "No '9. Mai it's' in a / b at 2:8. Correct it. Or not.",
                located("No '9. Mai it's'", "Correct it. Or not."));
        assertEquals(
                "It fails.",
                new FeldsparException(ErrorCode.INVALID_CAST, "It fails").getMessage());
        assertEquals(
                "It fails. Do this.",
                new FeldsparException(ErrorCode.INVALID_CAST, "It fails", "Do this.").getMessage());
    }

    @Test
    void keepsItsPartsApart() {
        FeldsparException error =
                new FeldsparException(ErrorCode.INVALID_CAST, "It fails.", "Do this.").at(LOCATION);
        FeldsparException again = error.causedBy(new IllegalStateException("elsewhere"));
        assertEquals(ErrorCode.INVALID_CAST, again.code());
        assertEquals("It fails", again.problem());
        assertEquals("in a / b at 2:8", again.location());
        assertEquals("Do this.", again.advice());
        assertEquals(error.getMessage(), again.getMessage());
    }

    @Test
    void isTheSameAfterItsWayAsAFailure() {
        FeldsparException error =
                new FeldsparException(ErrorCode.DIVISION_BY_ZERO, "It fails.", "Do this.")
                        .at(LOCATION);
        Failure failure = Failure.of(new IllegalStateException(error));
        FeldsparException again =
                FeldsparException.from(failure, new IllegalStateException("remote")).orElseThrow();
        assertEquals(error.getMessage(), again.getMessage());
        assertEquals(error.code(), again.code());
        assertEquals(error.location(), again.location());
        assertEquals(error.advice(), again.advice());
    }

    @Test
    void isNoFeldsparExceptionWithoutAKnownCode() {
        Failure failure = Failure.of(new IllegalStateException("no code"));
        assertTrue(FeldsparException.from(failure, new IllegalStateException()).isEmpty());
    }

    @Test
    void isTriedAgainWhereThatMayHelp() {
        assertFalse(retriable(ErrorCode.DIVISION_BY_ZERO));
        assertFalse(retriable(ErrorCode.QUERY_CANCELLED));
        assertFalse(retriable(ErrorCode.RESULT_TOO_LARGE));
        assertTrue(retriable(ErrorCode.IO_ERROR));
        assertTrue(retriable(ErrorCode.CLUSTER_FAILURE));
        assertTrue(retriable(ErrorCode.INTERNAL_ERROR));
    }

    private static boolean retriable(ErrorCode code) {
        return Failure.of(new FeldsparException(code, "It fails")).retriable();
    }

    @Test
    void keepsTheInnermostLocation() {
        FeldsparException error = new FeldsparException(ErrorCode.INVALID_CAST, "It fails.");
        FeldsparException inner = error.at(LOCATION);
        assertSame(inner, inner.at(SourceLocation.of(() -> "in a / b + 1 at 2:8")));
        assertEquals(ErrorCode.INVALID_CAST, inner.code());
        assertSame(error, inner.getCause());
    }

    @Test
    void doesNotBlameTheTextForTheMachine() {
        for (ErrorCode code :
                new ErrorCode[] {
                    ErrorCode.OUT_OF_MEMORY, ErrorCode.QUERY_CANCELLED, ErrorCode.INTERNAL_ERROR
                }) {
            FeldsparException error = new FeldsparException(code, "It fails.");
            assertSame(error, error.at(LOCATION));
        }
        FeldsparException error = new FeldsparException(ErrorCode.INVALID_CAST, "It fails.");
        assertSame(error, error.at(SourceLocation.UNKNOWN));
    }

    @Test
    void comparesLocationsAsEqual() {
        assertEquals(LOCATION, SourceLocation.UNKNOWN);
        assertEquals(LOCATION.hashCode(), SourceLocation.UNKNOWN.hashCode());
    }
}
