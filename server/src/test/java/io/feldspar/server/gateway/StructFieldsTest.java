package io.feldspar.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StructFieldsTest {

    @Test
    void readsNamesBetweenTypes() {
        assertEquals(
                List.of("x", "y", "z"),
                StructFields.names(
                        "STRUCT<x: DECIMAL(3, 2), y: MAP<INTEGER, ARRAY<DATE>>, z: VARCHAR>"));
    }

    @Test
    void readsQuotedNames() {
        assertEquals(
                List.of("a: \"b\", c", "d"),
                StructFields.names(
                        "STRUCT<\"a: \"\"b\"\", c\": STRUCT<\"e>\": INTEGER>, d: DATE>"));
    }
}
