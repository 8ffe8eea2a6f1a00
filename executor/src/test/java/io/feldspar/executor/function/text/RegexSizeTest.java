package io.feldspar.executor.function.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import io.feldspar.executor.error.FeldsparException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegexSizeTest {

    @Test
    void countsNestedRepetitions() {
        assertTrue(RegexSize.of("((a{1000}){1000}){1000}") >= 1e9);
        assertTrue(RegexSize.of("(?:(?:[a\\]]{1000}){1000})+") >= 1e6);
        assertTrue(RegexSize.of("(a|b{3,1000}){1000,}") >= 1e6);
        assertTrue(RegexSize.of("\\Qab\\E{1000}") >= 2000);
    }

    @Test
    void countsPlainTextOnce() {
        assertTrue(RegexSize.of("^[a-z{9}]+@\\{1000\\}x{a}$") < 30);
        assertEquals(0, RegexSize.of(""));
    }

    @Test
    void endsForAnyText() {
        Random random = new Random(7);
        String letters = "ab()[]{}\\Q\\E*+?|,19^";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(20); j > 0; j--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertTrue(RegexSize.of(text.toString()) >= 0, text.toString());
        }
    }

    @Test
    void largeExpressionsAreRefusedBeforeTheyAreCompiled() {
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () -> new Regex().compile("((a{1000}){1000}){1000}"));
        assertEquals(
                "The regular expression '((a{1000}){1000}){1000}' is too large", error.problem());
    }

    @Test
    void usualExpressionsAreCompiled() {
        Pattern pattern = new Regex().compile("(a{100}){10}");
        assertTrue(pattern.matches("a".repeat(1000)));
    }
}
