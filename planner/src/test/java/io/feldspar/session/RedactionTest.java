package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.session.operation.Redaction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            delimiter = '|',
            value = {
                "SELECT 1 | SELECT 1",
                "SET my.password = abc; SELECT 1 | SET my.password = ***; SELECT 1",
                "OPTIONS (secret.key 'a''b', header true) | OPTIONS (secret.key '***', header true)",
                "OPTIONS ('access_key' = 'a', b 'c') | OPTIONS ('access_key' = '***', b 'c')",
                "f(password => \"a\", x => 1) | f(password => \"***\", x => 1)",
                "SELECT token FROM t WHERE a = 'b' | SELECT token FROM t WHERE a = 'b'",
                "SELECT 1 AS secret | SELECT 1 AS secret",
                "SELECT 'Authorization: Bearer ab.cd-ef_0=' | SELECT 'Authorization: Bearer ***'",
                "SELECT bearer FROM t | SELECT bearer FROM t",
                "PASSWORD 'open | PASSWORD '***'",
                "FROM 's3://ada:pw@host/a?b' | FROM 's3://***@host/a?b'",
                "IDENTIFIED BY PASSWORD 'x', API_KEY='y' | IDENTIFIED BY PASSWORD '***', API_KEY='***'"
            })
    void hidesSecretsAlone(String sql, String shown) {
        assertEquals(shown, Redaction.of(sql));
    }
}
