package io.feldspar.executor.standalone.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.rdd.protocol.BlockAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How masters are named.
class MasterUrlTest {

    @Test
    void readsOneOrSeveralMasters() {
        assertEquals(
                List.of(new BlockAddress("a", 8480)), MasterUrl.parse("feldspar://a").masters());
        assertEquals(
                List.of(new BlockAddress("a", 1), new BlockAddress("10.0.0.2", 2)),
                MasterUrl.parse("feldspar://a:1, 10.0.0.2:2").masters());
        assertEquals("feldspar://a:1,b:2", MasterUrl.parse("feldspar://a:1,b:2").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a:1",
                "feldspar://",
                "feldspar://:1",
                "feldspar://a:x",
                "feldspar://a:99999",
                "feldspar://a,"
            })
    void refusesAnythingElse(String text) {
        assertThrows(IllegalArgumentException.class, () -> MasterUrl.parse(text));
    }
}
