package io.feldspar.sql.iceberg;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;

/// Avro files in memory: manifests and lists of manifests.
final class AvroFiles {

    private static final int FASTEST = 1;

    private AvroFiles() {}

    /// The records of a file.
    ///
    /// @param path for the error
    /// @throws FeldsparException with DATA_CORRUPT
    static List<IndexedRecord> read(byte[] content, Path path) {
        List<IndexedRecord> records = new ArrayList<>();
        try (DataFileReader<IndexedRecord> reader =
                new DataFileReader<>(
                        new SeekableByteArrayInput(content), new GenericDatumReader<>())) {
            reader.forEach(records::add);
        } catch (IOException | AvroRuntimeException e) {
            throw corrupt(path, e);
        }
        return records;
    }

    static FeldsparException corrupt(Path path, Exception cause) {
        return new FeldsparException(
                ErrorCode.DATA_CORRUPT,
                "File '%s' of a table's metadata is damaged: %s"
                        .formatted(path, cause.getMessage()),
                "Restore it, or roll the table back.",
                cause);
    }

    /// @param properties of the file's header
    static byte[] write(Schema schema, Map<String, String> properties, List<IndexedRecord> records)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataFileWriter<IndexedRecord> writer =
                new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(CodecFactory.deflateCodec(FASTEST));
            properties.forEach(writer::setMeta);
            writer.create(schema, out);
            for (IndexedRecord record : records) {
                writer.append(record);
            }
        }
        return out.toByteArray();
    }
}
