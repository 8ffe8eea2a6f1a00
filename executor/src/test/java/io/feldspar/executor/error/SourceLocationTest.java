package io.feldspar.executor.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class SourceLocationTest {

    private static final SourceLocation PLACE = SourceLocation.of(() -> "in a / b at 2:8");

    private static String placed(String message) {
        FeldsparException error = new FeldsparException(ErrorCode.DIVISION_BY_ZERO, message);
        return String.valueOf(error.at(PLACE).getMessage());
    }

    @Test
    void standsBehindWhatIsWrong() {
        assertEquals("It fails in a / b at 2:8. Do this.", placed("It fails. Do this."));
        assertEquals("It fails in a / b at 2:8.", placed("It fails."));
        assertEquals("It fails in a / b at 2:8.", placed("It fails"));
        assertEquals(
                "No '9. Mai it's' in a / b at 2:8. Correct it.",
                placed("No '9. Mai it's'. Correct it."));
    }

    @Test
    void staysTheInnermost() {
        FeldsparException error = new FeldsparException(ErrorCode.INVALID_CAST, "It fails.");
        FeldsparException inner = error.at(PLACE);
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
            assertSame(error, error.at(PLACE));
        }
        FeldsparException error = new FeldsparException(ErrorCode.INVALID_CAST, "It fails.");
        assertSame(error, error.at(SourceLocation.UNKNOWN));
    }

    @Test
    void isEqualToAnyOther() {
        assertEquals(PLACE, SourceLocation.UNKNOWN);
        assertEquals(PLACE.hashCode(), SourceLocation.UNKNOWN.hashCode());
    }
}
