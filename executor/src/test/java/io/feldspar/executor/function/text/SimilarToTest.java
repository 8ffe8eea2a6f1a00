package io.feldspar.executor.function.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SimilarToTest {

    @Test
    void percentIsAnyTextAndUnderscoreAnyCharacter() {
        assertEquals("(?s)(?:a.*b.)", SimilarTo.expression("a%b_"));
    }

    @Test
    void whatRegularExpressionsHaveBesidesIsLiteral() {
        assertEquals("(?s)(?:a\\.b\\^\\$)", SimilarTo.expression("a.b^$"));
    }

    @Test
    void aBackslashEscapes() {
        assertEquals("(?s)(?:\\%\\_x\\|)", SimilarTo.expression("\\%\\_\\x\\|"));
    }

    @Test
    void aBackslashAtTheEndIsOne() {
        assertEquals("(?s)(?:a\\\\)", SimilarTo.expression("a\\"));
    }
}
