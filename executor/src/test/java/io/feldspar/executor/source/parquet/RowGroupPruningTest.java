package io.feldspar.executor.source.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.expression.ComparisonOperator;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.files.FileStamp;
import io.feldspar.executor.source.parquet.format.ColumnChunk;
import io.feldspar.executor.source.parquet.format.Compression;
import io.feldspar.executor.source.parquet.write.ParquetOptions;
import io.feldspar.executor.source.parquet.write.ParquetSink;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RowGroupPruningTest {

    @TempDir static Path directory;
    private static Path hashed;
    private static Path paged;

    @BeforeAll
    static void write() throws SQLException {
        hashed = directory.resolve("hashed.parquet");
        paged = directory.resolve("paged.parquet");
        try (DuckDb duck = new DuckDb()) {
            // Bloom filters come with dictionaries; 1000 is within the bounds but in no row
            duck.copy(
                    "SELECT (i % 500 * 8 + 3)::BIGINT AS n, 'text ' || (i % 300) AS s,"
                            + " (i % 70 * 0.5)::DOUBLE AS d FROM range(20000) t(i)",
                    hashed);
            duck.copy(
                    "SELECT i::INTEGER AS i, CASE WHEN i < 4000 THEN NULL ELSE i % 10 END AS late"
                            + " FROM range(10000) t(i)",
                    directory.resolve("source.parquet"));
        }
        Path source = directory.resolve("source.parquet");
        ParquetTable table = ParquetTable.of("source", List.of(source));
        ParquetOptions options = new ParquetOptions(Compression.SNAPPY, 10_000, 1_000, 100);
        try (ParquetSink sink = new ParquetSink(OutputFile.at(paged), table.schema(), options)) {
            Reading.batches(table, Reading.everything(table)).forEach(sink::write);
            sink.commit();
        }
    }

    private static RowGroupPruning pruning(Path file, int column, Expression filter) {
        ParquetTable table = ParquetTable.of("table", List.of(file));
        FileView view =
                FileView.byName(
                        ParquetFile.open(MappedFile.open(file, FileStamp.of(file))),
                        table.schema(),
                        List.of());
        return new RowGroupPruning(
                view, new ScanRequest(List.of(column), List.of(filter), List.of()));
    }

    private static Expression compare(ComparisonOperator operator, Type type, Object value) {
        return new Expression.Comparison(
                operator, new Expression.InputRef(0, type), new Expression.Literal(value, type));
    }

    private static Expression equal(Type type, Object value) {
        return compare(ComparisonOperator.EQUAL, type, value);
    }

    @Test
    void asksBloomFilters() {
        ParquetFile file = ParquetFile.open(MappedFile.open(hashed, FileStamp.of(hashed)));
        assertTrue(file.footer().rowGroups().getFirst().columns().getFirst().bloomOffset() > 0);
        assertTrue(pruning(hashed, 0, equal(SimpleType.BIGINT, 11L)).mayMatch(0));
        assertFalse(pruning(hashed, 0, equal(SimpleType.BIGINT, 1000L)).mayMatch(0));
        assertTrue(pruning(hashed, 1, equal(SimpleType.VARCHAR, "text 17")).mayMatch(0));
        assertFalse(pruning(hashed, 1, equal(SimpleType.VARCHAR, "text 1x")).mayMatch(0));
        assertTrue(pruning(hashed, 2, equal(SimpleType.DOUBLE, 7.5)).mayMatch(0));
        assertFalse(pruning(hashed, 2, equal(SimpleType.DOUBLE, 7.25)).mayMatch(0));
    }

    /// With half its length, a filter would be asked for other blocks than were written.
    @Test
    void doesNotBelieveABloomFilterWhoseHeaderDisagreesWithTheFooter() {
        ParquetFile file = ParquetFile.open(MappedFile.open(hashed, FileStamp.of(hashed)));
        ColumnChunk chunk = file.footer().rowGroups().getFirst().columns().getFirst();
        assertTrue(chunk.bloomLength() > 64);
        FileBytes bytes = file.bytes();
        assertNotNull(BloomFilter.open(bytes, chunk.bloomOffset(), chunk.bloomLength()));
        assertNotNull(BloomFilter.open(bytes, chunk.bloomOffset(), -1));
        assertNull(BloomFilter.open(bytes, chunk.bloomOffset(), chunk.bloomLength() / 2));
    }

    @Test
    void findsEveryValueThatIsThere() {
        for (long value = 3; value < 4000; value += 8) {
            assertTrue(pruning(hashed, 0, equal(SimpleType.BIGINT, value)).mayMatch(0));
        }
    }

    @Test
    void narrowsRowsDownByThePageIndex() {
        RowGroupPruning equal = pruning(paged, 0, equal(SimpleType.INTEGER, 4_321));
        assertEquals("4000..5000", equal.ranges(0, 0, Long.MAX_VALUE).toString());
        assertEquals("4500..5000", equal.ranges(0, 4_500, Long.MAX_VALUE).toString());
        RowGroupPruning from =
                pruning(
                        paged,
                        0,
                        compare(ComparisonOperator.GREATER_OR_EQUAL, SimpleType.INTEGER, 8_999));
        assertEquals("8000..10000", from.ranges(0, 0, Long.MAX_VALUE).toString());
        RowGroupPruning late = pruning(paged, 1, equal(SimpleType.BIGINT, 3L));
        assertEquals("4000..10000", late.ranges(0, 0, Long.MAX_VALUE).toString());
        RowGroupPruning isNull =
                pruning(
                        paged,
                        1,
                        new Expression.IsNull(new Expression.InputRef(0, SimpleType.BIGINT)));
        assertEquals("0..4000", isNull.ranges(0, 0, Long.MAX_VALUE).toString());
    }

    @Test
    void hashesAsXxHash64Does() {
        assertEquals(0xEF46DB3751D8E999L, XxHash64.hash(new byte[0]));
        assertEquals(0xD24EC4F1A98C6E5BL, XxHash64.hash("a".getBytes(StandardCharsets.UTF_8)));
        assertEquals(0x44BC2CF5AD770999L, XxHash64.hash("abc".getBytes(StandardCharsets.UTF_8)));
    }
}
