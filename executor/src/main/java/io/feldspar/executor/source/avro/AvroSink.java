package io.feldspar.executor.source.avro;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.files.FileOptions;
import io.feldspar.executor.source.files.PendingFile;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/// Writes batches to an Avro file of records, with the types of [AvroTypes]; each field may be
/// null. Option: `compression`, which is snappy unless set.
public final class AvroSink implements TableSink {

    private final PendingFile file;
    private final int columns;
    private final DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>());
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(record, null);
    private boolean ended;

    private AvroSink(OutputFile target, Schema schema, CodecFactory codec) {
        org.apache.avro.Schema avro = AvroTypes.record(schema);
        columns = schema.size();
        file = new PendingFile(target);
        try {
            writer.setCodec(codec);
            writer.create(avro, new BufferedOutputStream(file, 1 << 16));
        } catch (IOException e) {
            file.abort();
            throw file.failed(e);
        } catch (RuntimeException e) {
            file.abort();
            throw e;
        }
    }

    /// Begins the file.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER for wrong options, NOT_SUPPORTED where
    ///     Avro has no such name or type, DISK_FULL or IO_ERROR
    public static AvroSink open(OutputFile target, Schema schema, FileOptions options) {
        String name = options.text("compression", "snappy").toLowerCase(Locale.ROOT);
        CodecFactory codec =
                switch (name) {
                    case "snappy" -> CodecFactory.snappyCodec();
                    case "deflate" -> CodecFactory.deflateCodec(6);
                    case "zstd", "zstandard" -> CodecFactory.zstandardCodec(3);
                    case "none", "uncompressed" -> CodecFactory.nullCodec();
                    default ->
                            throw options.wrong(
                                    "compression", name, "snappy, deflate, zstd or none");
                };
        options.end();
        return new AvroSink(target, schema, codec);
    }

    @Override
    public void write(Batch batch) {
        if (ended) {
            throw new IllegalStateException("the file is committed or closed");
        }
        FlatVector[] vectors = new FlatVector[columns];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = batch.column(i).flatten(batch.selection(), batch.rowCount());
        }
        try {
            for (int i = 0; i < batch.rowCount(); i++) {
                int row = batch.row(i);
                record.reset();
                for (int column = 0; column < vectors.length; column++) {
                    AvroValueWriter.write(vectors[column], row, encoder);
                }
                encoder.flush();
                writer.appendEncoded(ByteBuffer.wrap(record.toByteArray()));
            }
        } catch (IOException e) {
            throw file.failed(e);
        }
    }

    @Override
    public long bytes() {
        return file.position();
    }

    @Override
    public void commit() {
        if (ended) {
            throw new IllegalStateException("the file is committed or closed");
        }
        try {
            writer.close();
            file.commit();
            ended = true;
        } catch (IOException e) {
            throw file.failed(e);
        }
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            file.abort();
        }
    }
}
