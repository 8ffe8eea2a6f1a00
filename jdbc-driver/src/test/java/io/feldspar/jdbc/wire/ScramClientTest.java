package io.feldspar.jdbc.wire;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScramClientTest {

    private static final String SERVER_FIRST =
            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                    + "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

    private final ScramClient client = new ScramClient("user", "pencil", "rOprNGfwEbeRWgbNEkqO");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void speaksTheExampleOfRfc7677() throws ProtocolException {
        assertEquals("n,,n=user,r=rOprNGfwEbeRWgbNEkqO", text(client.first()));
        assertEquals(
                "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
                text(client.answer(bytes(SERVER_FIRST))));
        assertDoesNotThrow(
                () -> client.verify(bytes("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")));
    }

    @Test
    void doesNotTrustAServerThatDoesNotKnowThePassword() throws ProtocolException {
        assertThrows(ProtocolException.class, () -> client.verify(bytes("v=")));
        client.answer(bytes(SERVER_FIRST));
        assertThrows(
                ProtocolException.class,
                () -> client.verify(bytes("v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "r=other,s=AAAA,i=4096",
                "r=rOprNGfwEbeRWgbNEkqO,s=AAAA,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=?,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=AAAA,i=4095",
                "r=rOprNGfwEbeRWgbNEkqOx,s=AAAA,i=99999999",
                "r=rOprNGfwEbeRWgbNEkqOx,s=AAAA,i=-1",
                "r=rOprNGfwEbeRWgbNEkqOx,i=4096"
            })
    void refusesChallengesThatCannotBe(String challenge) {
        assertThrows(ProtocolException.class, () -> client.answer(bytes(challenge)));
    }
}
