package io.feldspar.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfixCastsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    10 * a::INT|10 * (a::INT)
                    -a::INT + 1|-(a::INT) + 1
                    a.b.c::INT::VARCHAR = 1|((a.b.c::INT)::VARCHAR) = 1
                    1 + s.f(a, (b))::INT|1 + (s.f(a, (b))::INT)
                    (a + b)::INT / c|((a + b)::INT) / c
                    (a::INT + b)::INT|(((a::INT) + b)::INT)
                    x IN (1)::INT|x IN ((1)::INT)
                    NOT a::BOOLEAN AND b|NOT (a::BOOLEAN) AND b
                    1 + sum(a) FILTER (WHERE b)::INT|1 + (sum(a) FILTER (WHERE b)::INT)
                    1 + CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END::INT|1 + (CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END::INT)
                    concat(1, DATE '2020-01-01'::VARCHAR)|concat(1, (DATE '2020-01-01'::VARCHAR))
                    1 + '5'::DECIMAL(10, 2) + 2|1 + ('5'::DECIMAL(10, 2)) + 2
                    a::DOUBLE PRECISION * b|(a::DOUBLE PRECISION) * b
                    a::TIMESTAMP(3) WITH LOCAL TIME ZONE > b|(a::TIMESTAMP(3) WITH LOCAL TIME ZONE) > b
                    '1'::INTERVAL DAY(2) TO SECOND(3) + b|('1'::INTERVAL DAY(2) TO SECOND(3)) + b
                    """)
    void bindTighterThanOperators(String written, String wanted) {
        String sql = "SELECT " + written;
        String translated = CalciteDialect.translate(QueryText.of(sql), _ -> false).sql();
        assertEquals(("SELECT " + wanted).replace(" ", ""), translated.replace(" ", ""));
    }
}
