package io.feldspar.sql.iceberg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.sql.catalog.ColumnDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataBuilderTest {

    private static TableMetadata table() {
        return MetadataBuilder.create("id", Path.of("/t"), 1)
                .columns(List.of(ColumnDefinition.of(new Field("a", SimpleType.TINYINT, true))), 0)
                .build();
    }

    private static Snapshot snapshot(long id) {
        return new Snapshot(id, null, id, id, 0, "/t/list", Map.of("operation", "append"));
    }

    @Test
    void theOldestSnapshotsAreForgotten() {
        TableMetadata table = table();
        int most = MetadataBuilder.MOST_SNAPSHOTS;
        for (int id = 1; id <= most + 2; id++) {
            table = MetadataBuilder.of(table).snapshot(snapshot(id)).build();
        }
        assertEquals(most, table.snapshots().size());
        assertNull(table.snapshot(2));
        assertEquals(snapshot(3), table.snapshot(3));
        assertEquals(snapshot(most + 2), table.currentSnapshot());
    }

    @Test
    void aVersionReadsAsItWasWritten() {
        TableMetadata table = MetadataBuilder.of(table()).snapshot(snapshot(1)).build();
        TableMetadata read = TableMetadata.parse(table.content(), Path.of("v1.metadata.json"));
        assertEquals(table.columns(), read.columns());
        assertEquals(SimpleType.TINYINT, read.columns().getFirst().type());
        assertEquals(table.snapshots(), read.snapshots());
        assertEquals(table.json().toString(), read.json().toString());
    }
}
