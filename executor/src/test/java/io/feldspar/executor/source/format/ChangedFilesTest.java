package io.feldspar.executor.source.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.TestContext;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableRows;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import io.feldspar.executor.vector.VectorBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that change between planning and reading, or while they are read.
class ChangedFilesTest {

    private static final Schema SCHEMA = Schema.of(new Field("a", SimpleType.BIGINT, true));

    @TempDir Path folder;

    /// A file of so many rows, of `value` and the numbers behind it.
    private Path write(String name, long value, int rows) {
        Path file = folder.resolve(name);
        String format = name.substring(name.indexOf('.') + 1);
        try (TableSink sink = FileFormats.create(OutputFile.at(file), format, SCHEMA, Map.of())) {
            for (int from = 0; from < rows; from += Batch.SIZE) {
                VectorBuilder column = new VectorBuilder(SimpleType.BIGINT);
                int count = Math.min(Batch.SIZE, rows - from);
                for (int i = 0; i < count; i++) {
                    column.appendLong(value + from + i);
                }
                sink.write(Batch.of(new Vector[] {column.build()}, count));
            }
            sink.commit();
        }
        return file;
    }

    private static Table open(Path... files) {
        String name = files[0].getFileName().toString();
        List<String> paths = List.of(files).stream().map(Path::toString).toList();
        return FileFormats.open(
                        name.substring(name.indexOf('.') + 1),
                        paths,
                        Map.of(),
                        null,
                        FileAccess.ALL)
                .table();
    }

    private static Operator scan(Table table) {
        ScanRequest request = ScanRequest.of(List.of(0));
        return table.open(table.splits(request), request, new TestContext());
    }

    private static void assertChanged(FeldsparException error, Path file) {
        assertEquals(ErrorCode.IO_ERROR, error.code());
        assertTrue(
                error.getMessage().startsWith("File '%s' was changed".formatted(file)),
                error.getMessage());
    }

    private static FeldsparException drain(Operator scan) {
        try (scan) {
            return assertThrows(
                    FeldsparException.class,
                    () -> {
                        while (scan.next() != null) {
                            continue;
                        }
                    });
        }
    }

    private static void cut(Path file, long size) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.json", "a.avro"})
    void aFileThatIsCutBehindTheReaderIsAnError(String name) throws IOException {
        Path file = write(name, 1_000_000, 200_000);
        Operator scan = scan(open(file));
        scan.next();
        // within a number, so that no reader could tell by the bytes alone
        cut(file, Files.size(file) / 2 + 3);
        FeldsparException error = drain(scan);
        assertTrue(
                error.code() == ErrorCode.IO_ERROR || error.code() == ErrorCode.DATA_CORRUPT,
                error.toString());
        if (name.equals("a.csv")) {
            assertChanged(error, file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "avro"})
    void aFileThatIsReplacedBeforeItIsOpenedIsAnError(String format) throws IOException {
        Path first = write("first." + format, 1, 1);
        Path second = write("second." + format, 2, 1);
        Table table = open(first, second);
        Path other = write("other." + format, 3, 1);
        assertEquals(Files.size(second), Files.size(other));
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(second));
        Operator scan = scan(table);
        scan.next();
        Files.move(other, second, StandardCopyOption.REPLACE_EXISTING);
        assertChanged(drain(scan), second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "avro"})
    void aFileThatIsReplacedWhileItIsReadIsReadAsItWas(String format) throws IOException {
        Path file = write("a." + format, 5, 100_000);
        Path other = write("b." + format, 9, 10);
        long sum = 0;
        long rows = 0;
        try (Operator scan = scan(open(file))) {
            for (Batch batch = scan.next(); batch != null; batch = scan.next()) {
                Files.deleteIfExists(file);
                if (Files.exists(other)) {
                    Files.move(other, file);
                }
                for (int i = 0; i < batch.rowCount(); i++) {
                    sum += (Long) batch.values(i).getFirst();
                    rows++;
                }
            }
        }
        assertEquals(100_000, rows);
        assertEquals(100_000L * 5 + 100_000L * 99_999 / 2, sum);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rename", "write"})
    void aParquetFileOfTheSameSizeAndTimeIsReadAnew(String how) throws IOException {
        Path file = write("a.parquet", 111, 1);
        Path other = write("b.parquet", 222, 1);
        FileTime time = Files.getLastModifiedTime(file);
        String version = open(file).version();
        assertEquals(List.of(List.of(111L)), TableRows.of(open(file)));
        assertEquals(Files.size(file), Files.size(other));
        if (how.equals("rename")) {
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.write(file, Files.readAllBytes(other));
        }
        Files.setLastModifiedTime(file, time);
        assertEquals(List.of(List.of(222L)), TableRows.of(open(file)));
        assertNotEquals(version, open(file).version());
    }

    @Test
    void aParquetFileThatIsWrittenToWhileItIsReadIsAnError() throws IOException {
        Path file = write("a.parquet", 1, 10);
        try (Operator scan = scan(open(file))) {
            scan.next();
            byte[] content = Files.readAllBytes(file);
            Files.write(file, content);
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
            assertChanged(drain(scan), file);
        }
    }
}
