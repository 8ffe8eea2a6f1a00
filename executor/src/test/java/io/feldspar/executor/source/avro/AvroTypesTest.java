package io.feldspar.executor.source.avro;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroTypesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type': 'array', 'items': ['null', 'int']} | ARRAY<INTEGER>",
                "{'type': 'map', 'values': {'type': 'array', 'items': 'string'}}"
                        + " | MAP<VARCHAR, ARRAY<VARCHAR>>",
                "{'type': 'array', 'items': ['int', 'string']} | ARRAY<VARCHAR>",
                "{'type': 'record', 'name': 'n', 'fields': [{'name': 'v', 'type': 'int'},"
                        + " {'name': 'next', 'type': ['null', 'n']}]}"
                        + " | STRUCT<v: INTEGER, next: VARCHAR>",
                "{'type': 'record', 'name': 'e', 'fields': []} | VARCHAR"
            })
    void nestedSchemasAreNestedTypes(String schema, String type) {
        Schema parsed = new Schema.Parser().parse(schema.replace('\'', '"'));
        assertEquals(type, AvroTypes.type(parsed).sql());
    }
}
