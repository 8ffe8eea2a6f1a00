package io.feldspar.rdd.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;

/// Writes and reads values of one Java type in Avro's binary encoding.
public interface ValueCodec {

    Schema schema();

    void write(Object value, Encoder out) throws IOException;

    /// @throws CodecException where the bytes do not encode such a value
    Object read(BinaryDecoder in) throws IOException;

    /// Writes a string in UTF-8.
    static void writeString(String value, Encoder out) throws IOException {
        out.writeBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    static String readString(BinaryDecoder in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    static byte[] readBytes(BinaryDecoder in) throws IOException {
        byte[] bytes = new byte[checkLength(in.readLong(), in)];
        in.readFixed(bytes, 0, bytes.length);
        return bytes;
    }

    /// Checks that as many bytes can follow.
    static int checkLength(long length, BinaryDecoder in) throws IOException {
        // A view of the decoder's buffer; closing it would close the decoder.
        InputStream rest = in.inputStream();
        if (length < 0 || length > rest.available()) {
            throw new CodecException(
                    "a length of %d where %d bytes are left".formatted(length, rest.available()));
        }
        return (int) length;
    }
}
