package io.feldspar.executor.source.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.ComparisonOperator;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.RandomVectors;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.function.cast.ToJson;
import io.feldspar.executor.function.nested.StructField;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.source.parquet.format.Compression;
import io.feldspar.executor.source.parquet.write.ParquetOptions;
import io.feldspar.executor.source.parquet.write.ParquetSink;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nested columns, written and read by us and by DuckDB.
final class NestedParquetTest {

    /// Those whose values we and DuckDB write as JSON alike.
    private static final List<Type> JSON_TYPES =
            List.of(
                    SimpleType.BOOLEAN,
                    SimpleType.TINYINT,
                    SimpleType.INTEGER,
                    SimpleType.BIGINT,
                    SimpleType.DOUBLE,
                    SimpleType.DATE,
                    SimpleType.VARCHAR);

    private static final List<Type> TYPES =
            List.of(
                    SimpleType.SMALLINT,
                    SimpleType.BIGINT,
                    SimpleType.REAL,
                    SimpleType.DOUBLE,
                    new DecimalType(15, 3),
                    new DecimalType(38, 10),
                    SimpleType.TIME,
                    SimpleType.TIMESTAMP,
                    SimpleType.TIMESTAMP_TZ,
                    SimpleType.VARCHAR,
                    SimpleType.VARBINARY);

    @TempDir static Path directory;
    private static DuckDb duck;

    @BeforeAll
    static void open() throws SQLException {
        duck = new DuckDb();
    }

    @AfterAll
    static void close() throws SQLException {
        duck.close();
    }

    private static ParquetTable table(Path... files) {
        return ParquetTable.of(files[0].toString(), List.of(files));
    }

    /// The rows, each value as JSON.
    private static List<List<String>> texts(List<Batch> batches) {
        List<List<String>> rows = new ArrayList<>();
        for (Batch batch : batches) {
            for (int i = 0; i < batch.rowCount(); i++) {
                List<String> row = new ArrayList<>();
                for (int c = 0; c < batch.columnCount(); c++) {
                    row.add(text(batch.column(c), batch.row(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static String text(Vector vector, int row) {
        SliceBuilder out = new SliceBuilder();
        new ToJson(out).append(vector.gather(new int[] {row}, 1), 0);
        return new String(out.heap(), 0, out.length(), StandardCharsets.UTF_8);
    }

    private static List<List<String>> read(Path... files) {
        ParquetTable table = table(files);
        return texts(Reading.batches(table, Reading.everything(table)));
    }

    private static void assertRows(List<List<String>> expected, List<List<String>> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), actual.get(i), "row " + i);
        }
    }

    /// Random batches and the file that they were written to.
    private record Written(Path file, Schema schema, List<Batch> batches) {

        static Written of(String name, long seed, boolean tame, List<Type> flat) {
            Random random = new Random(seed);
            RandomVectors vectors = new RandomVectors(random, tame);
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                fields.add(new Field("c" + i, vectors.nestedType(flat, 3), true));
            }
            Schema schema = new Schema(fields);
            List<Batch> batches = new ArrayList<>();
            for (int b = 0; b < 3; b++) {
                int rows = 1 + random.nextInt(1500);
                Vector[] columns =
                        schema.types().stream()
                                .map(type -> vectors.vector(type, rows))
                                .toArray(Vector[]::new);
                int[] selection = IntStream.range(0, rows).filter(i -> i % 5 != 2).toArray();
                batches.add(Batch.of(columns, rows, selection, selection.length));
            }
            Path file = directory.resolve(name + seed + ".parquet");
            ParquetOptions options =
                    new ParquetOptions(
                            seed % 2 == 0 ? Compression.SNAPPY : Compression.ZSTD,
                            seed % 3 == 0 ? 900 : 100_000,
                            100 + random.nextInt(2_000),
                            seed % 4 == 0 ? 0 : 500);
            try (ParquetSink sink = new ParquetSink(OutputFile.at(file), schema, options)) {
                batches.forEach(sink::write);
                sink.commit();
            }
            return new Written(file, schema, batches);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void duckDbReadsWhatWeWrite(long seed) throws SQLException {
        Written written = Written.of("json", seed, true, JSON_TYPES);
        List<List<String>> expected = texts(written.batches);
        assertEquals(written.schema, table(written.file).schema());
        assertRows(expected, read(written.file));
        List<List<String>> theirs =
                duck
                        .texts(
                                "SELECT coalesce(to_json(c0)::VARCHAR, 'null'), coalesce(to_json(c1)"
                                        + "::VARCHAR, 'null'), coalesce(to_json(c2)::VARCHAR, 'null'),"
                                        + " coalesce(to_json(c3)::VARCHAR, 'null') FROM read_parquet('"
                                        + written.file
                                        + "')")
                        .stream()
                        .<List<String>>map(row -> row.stream().map(String::valueOf).toList())
                        .toList();
        assertRows(expected, theirs);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void weReadWhatDuckDbWritesAgain(long seed) throws SQLException {
        Written written = Written.of("any", seed, false, TYPES);
        Path copy = directory.resolve("copy" + seed + ".parquet");
        String version = seed % 2 == 0 ? "PARQUET_VERSION V1" : "PARQUET_VERSION V2";
        duck.copy(
                "SELECT * FROM read_parquet('" + written.file + "')",
                copy,
                version,
                "ROW_GROUP_SIZE 2048");
        List<List<String>> expected = texts(written.batches);
        assertRows(expected, read(written.file));
        assertRows(expected, read(copy));
    }

    @Test
    void readsTheRowsThatPageIndexesAndFiltersLeave() throws SQLException {
        Path source = directory.resolve("source.parquet");
        duck.copy(Samples.nested(30_000), source, "ROW_GROUP_SIZE 20000");
        ParquetTable original = table(source);
        List<List<String>> all = read(source);
        assertEquals(
                List.of(
                        "29999",
                        "{\"a\":4,\"b\":\"text 2\",\"c\":[29999,null,2]}",
                        "[0,1,2,3,4]",
                        "[[],null,[\"e0\",\"e1\"]]",
                        "{\"0\":[{\"z\":29999}],\"1\":[{\"z\":30000}]}"),
                all.getLast());
        Path paged = directory.resolve("paged.parquet");
        ParquetOptions options = new ParquetOptions(Compression.SNAPPY, 9_000, 100, 1000);
        try (ParquetSink sink = new ParquetSink(OutputFile.at(paged), original.schema(), options)) {
            Reading.batches(original, Reading.everything(original)).forEach(sink::write);
            sink.commit();
        }
        for (Path file : List.of(source, paged)) {
            for (int from : List.of(0, 150, 8_999, 12_345, 29_990)) {
                ParquetTable table = table(file);
                assertRows(
                        all.subList(from, Math.min(from + 7, all.size())),
                        texts(Reading.batches(table, between(table, from, from + 7))));
            }
        }
    }

    private static ScanRequest between(ParquetTable table, long from, long to) {
        Expression id = new Expression.InputRef(0, SimpleType.BIGINT);
        return new ScanRequest(
                Reading.everything(table).columns(),
                List.of(
                        new Expression.Comparison(
                                ComparisonOperator.GREATER_OR_EQUAL,
                                id,
                                new Expression.Literal(from, SimpleType.BIGINT)),
                        new Expression.Comparison(
                                ComparisonOperator.LESS,
                                id,
                                new Expression.Literal(to, SimpleType.BIGINT))),
                List.of());
    }

    @Test
    void aStructOfSeveralFilesHasTheFieldsOfAll() throws SQLException {
        Path one = directory.resolve("one.parquet");
        Path two = directory.resolve("two.parquet");
        duck.copy("SELECT {'a': 1::INTEGER, 'b': [1::SMALLINT]} AS s", one);
        duck.copy("SELECT {'c': 'x', 'A': 2::BIGINT, 'b': [3::INTEGER]} AS s", two);
        assertEquals(
                "STRUCT<a: BIGINT, b: ARRAY<INTEGER>, c: VARCHAR>",
                table(one, two).schema().type(0).sql());
        assertRows(
                List.of(
                        List.of("{\"a\":1,\"b\":[1],\"c\":null}"),
                        List.of("{\"a\":2,\"b\":[3],\"c\":\"x\"}")),
                read(one, two));
    }

    @Test
    void readsTheFieldsThatAreAskedForAlone() throws SQLException {
        Path one = directory.resolve("fields.parquet");
        Path two = directory.resolve("others.parquet");
        duck.copy("SELECT {'a': i, 'b': {'c': 'x' || i, 'd': [i]}} AS s FROM range(2) t(i)", one);
        duck.copy("SELECT {'e': 7, 'l': [[1], []]} AS s UNION ALL SELECT NULL", two);
        ParquetTable table = table(one, two);
        StructType inner = new StructType(List.of(new Member("c", SimpleType.VARCHAR)));
        Type narrow = new StructType(List.of(new Member("b", inner)));
        ScanRequest request = new ScanRequest(List.of(0), List.of(), List.of(), List.of(narrow));
        assertEquals(
                List.of(
                        List.of("{\"b\":{\"c\":\"x0\"}}"),
                        List.of("{\"b\":{\"c\":\"x1\"}}"),
                        List.of("{\"b\":null}"),
                        List.of("null")),
                texts(Reading.batches(table, request)));
        assertTrue(
                table.splits(request).getFirst().bytes()
                        < table.splits(Reading.everything(table)).getFirst().bytes());
    }

    @Test
    void leavesOutRowGroupsByTheFieldsOfStructs() throws SQLException {
        Path file = directory.resolve("groups.parquet");
        duck.copy(
                "SELECT {'a': {'b': CASE WHEN i % 3 = 0 THEN NULL ELSE i END}} AS s"
                        + " FROM range(10000) t(i)",
                file, "ROW_GROUP_SIZE 2048");
        ParquetTable table = table(file);
        StructType struct = (StructType) table.schema().type(0);
        Type inner = struct.members().getFirst().type();
        Expression a = field(new Expression.InputRef(0, struct), inner);
        Expression b = field(a, SimpleType.BIGINT);
        Expression condition =
                new Expression.Comparison(
                        ComparisonOperator.GREATER,
                        b,
                        new Expression.Literal(9_900L, SimpleType.BIGINT));
        ScanRequest request = new ScanRequest(List.of(0), List.of(condition), List.of());
        assertEquals(
                10_000 - 4 * 2048, table.splits(request).stream().mapToLong(Split::rows).sum());
        assertEquals(66, texts(Reading.batches(table, request)).size());
    }

    private static Expression field(Expression struct, Type type) {
        return new Expression.Call(
                new StructField(),
                List.of(struct, new Expression.Literal(1, SimpleType.INTEGER)),
                type);
    }

    @Test
    void refusesStructsOfSeveralFilesWithoutACommonType() throws SQLException {
        Path one = directory.resolve("number.parquet");
        Path two = directory.resolve("text.parquet");
        duck.copy("SELECT {'a': 1} AS s", one);
        duck.copy("SELECT {'a': 'x'} AS s", two);
        FeldsparException error = assertThrows(FeldsparException.class, () -> table(one, two));
        assertEquals(ErrorCode.TYPE_MISMATCH, error.code());
        assertTrue(error.getMessage().contains("STRUCT<a: INTEGER>"), error.getMessage());
    }

    @Test
    void freesAllMemoryWhenItIsClosedEarly() throws SQLException {
        Path file = directory.resolve("early.parquet");
        duck.copy(Samples.nested(9_000), file);
        ParquetTable table = table(file);
        ScanRequest request = Reading.everything(table);
        var context = Reading.context();
        try (var scan = table.open(table.splits(request), request, context)) {
            assertTrue(scan.next() != null && context.memory().reservedBytes() > 0);
        }
        assertEquals(0, context.memory().reservedBytes());
    }
}
