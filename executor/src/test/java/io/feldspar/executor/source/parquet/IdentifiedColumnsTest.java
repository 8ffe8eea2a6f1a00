package io.feldspar.executor.source.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.source.parquet.ParquetTable.PartitionedFile;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Columns that are looked up by number.
final class IdentifiedColumnsTest {

    private static final Schema WRITTEN =
            Schema.of(
                    new Field("a", SimpleType.INTEGER, true),
                    new Field("b", SimpleType.VARCHAR, true));

    @TempDir Path directory;

    private Path write(String ids) {
        Path file = directory.resolve("file.parquet");
        try (TableSink sink =
                FileFormats.create(
                        OutputFile.at(file), "parquet", WRITTEN, Map.of("field_ids", ids))) {
            sink.write(
                    Batch.of(
                            new Vector[] {
                                Values.single(SimpleType.INTEGER, 7),
                                Values.single(SimpleType.VARCHAR, "x")
                            },
                            1));
            sink.commit();
        }
        return file;
    }

    @Test
    void aRenamedWidenedAndMovedColumnKeepsItsValues() {
        PartitionedFile file = new PartitionedFile(write("3,5"), List.of());
        Schema now =
                Schema.of(
                        new Field("a", SimpleType.VARCHAR, true),
                        new Field("new", SimpleType.DOUBLE, true),
                        new Field("id", SimpleType.BIGINT, true));
        ParquetTable table = ParquetTable.identified("t", List.of(file), now, List.of(5, 9, 3));
        assertEquals(now, table.schema());
        assertEquals("[[x, null, 7]]", Reading.texts(table, Reading.everything(table)).toString());
        ParquetTable before = ParquetTable.identified("t", List.of(file), WRITTEN, List.of(3, 5));
        assertNotEquals(before.version(), table.version());
    }

    @Test
    void aTableMayHaveNoFiles() {
        ParquetTable table = ParquetTable.identified("t", List.of(), WRITTEN, List.of(1, 2));
        assertEquals(List.of(), Reading.texts(table, Reading.everything(table)));
    }

    @Test
    void theFooterTellsBoundsByNumber() {
        FileSummary summary = FileSummary.of(write("3,5"));
        assertEquals(1, summary.rows());
        FileSummary.Column number = summary.columns().getFirst();
        assertEquals(3, number.fieldId());
        assertEquals(0, number.nulls());
        assertEquals(7, ((Number) java.util.Objects.requireNonNull(number.min())).intValue());
        assertArrayEquals(
                "x".getBytes(StandardCharsets.UTF_8), (byte[]) summary.columns().get(1).max());
    }

    @Test
    void rejectsNumbersThatDoNotFitTheColumns() {
        for (String wrong : List.of("1", "1,2,3", "a,b", "1,-2")) {
            FeldsparException error = assertThrows(FeldsparException.class, () -> write(wrong));
            assertEquals("22023", error.code().sqlState(), wrong);
        }
    }
}
