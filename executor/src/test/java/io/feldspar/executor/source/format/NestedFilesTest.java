package io.feldspar.executor.source.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.expression.RandomVectors;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableRows;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random nested values, written to files and read again.
class NestedFilesTest {

    private static final List<Type> FLAT =
            List.of(
                    SimpleType.BOOLEAN,
                    SimpleType.INTEGER,
                    SimpleType.BIGINT,
                    SimpleType.REAL,
                    SimpleType.DOUBLE,
                    SimpleType.DATE,
                    SimpleType.TIME,
                    SimpleType.TIMESTAMP,
                    SimpleType.TIMESTAMP_TZ,
                    SimpleType.VARCHAR,
                    new DecimalType(12, 3),
                    new DecimalType(38, 6));

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "avro, 1",
        "avro, 2",
        "avro, 3",
        "avro, 4",
        "avro, 5",
        "avro, 6",
        "json, 1",
        "json, 2",
        "json, 3",
        "json, 4",
        "json, 5",
        "json, 6",
        "parquet, 1",
        "parquet, 2"
    })
    void nestedValuesComeBackAsTheyWere(String format, long seed) {
        Random random = new Random(seed);
        RandomVectors vectors = new RandomVectors(random, false);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            fields.add(new Field("c" + i, textKeys(vectors.nestedType(FLAT, 3)), true));
        }
        Schema schema = new Schema(fields);
        Path file = folder.resolve("nested." + format);
        List<List<Object>> rows = new ArrayList<>();
        try (TableSink sink = FileFormats.create(OutputFile.at(file), format, schema, Map.of())) {
            for (int b = 0; b < 3; b++) {
                int length = 1 + random.nextInt(1_500);
                Vector[] columns =
                        schema.types().stream()
                                .map(type -> vectors.vector(type, length))
                                .toArray(Vector[]::new);
                int[] selection = IntStream.range(0, length).filter(i -> i % 7 != 3).toArray();
                Batch batch = Batch.of(columns, length, selection, selection.length);
                for (int i = 0; i < batch.rowCount(); i++) {
                    rows.add(batch.values(i));
                }
                sink.write(batch);
            }
            sink.commit();
        }
        boolean tells = FileFormats.storesTypes(format);
        Table table =
                FileFormats.open(
                                format,
                                List.of(file.toString()),
                                Map.of(),
                                tells ? null : schema,
                                FileAccess.ALL)
                        .table();
        assertEquals(schema.types(), table.schema().types());
        List<List<Object>> read = TableRows.of(table);
        assertEquals(rows.size(), read.size());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(rows.get(i), read.get(i), "row " + i);
        }
    }

    /// The type with text for the keys of maps, since Avro has no others.
    private static Type textKeys(Type type) {
        return switch (type) {
            case ArrayType(Type element) -> new ArrayType(textKeys(element));
            case MapType map -> new MapType(SimpleType.VARCHAR, textKeys(map.value()));
            case StructType struct ->
                    new StructType(
                            struct.members().stream()
                                    .map(each -> new Member(each.name(), textKeys(each.type())))
                                    .toList());
            case SimpleType _, DecimalType _ -> type;
        };
    }
}
