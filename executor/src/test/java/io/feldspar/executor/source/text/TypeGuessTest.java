package io.feldspar.executor.source.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeGuessTest {

    @ParameterizedTest
    @CsvSource({
        "1 -7 0, BIGINT",
        "9223372036854775807 9223372036854775808, 'DECIMAL(38, 0)'",
        "99999999999999999999999999999999999999, 'DECIMAL(38, 0)'",
        // two account numbers that would be one double
        "100000000000000000000000000000000000001 100000000000000000000000000000000000002, VARCHAR",
        "1.5 100000000000000000000000000000000000001, VARCHAR",
        "1.5 1e300 0.25 -0.5, DOUBLE",
        "01 2, VARCHAR",
        "007, VARCHAR",
        "-07, VARCHAR",
        "00.5, VARCHAR",
        "0 0.5, DOUBLE",
        "+49301234567, VARCHAR",
        "1e+5, DOUBLE",
        "2024-02-29 2024-01-01, DATE",
        "2024-02-29 2024-01-01T10:00:00, TIMESTAMP",
        "true FALSE, BOOLEAN",
        "true 1, VARCHAR",
    })
    void guessesTheTypeThatLosesNothing(String values, String type) {
        TypeGuess.Probe probe = new TypeGuess.Probe(new TextValues());
        TypeGuess guess = new TypeGuess(probe);
        TypeGuess other = new TypeGuess(probe);
        boolean first = true;
        for (String value : values.split(" ")) {
            (first ? guess : other).add(value);
            first = false;
        }
        guess.add(other);
        assertEquals(type, guess.type().sql());
    }
}
