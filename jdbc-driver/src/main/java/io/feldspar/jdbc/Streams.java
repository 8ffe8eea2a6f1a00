package io.feldspar.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.sql.SQLException;

/// Reads the streams that callers give as parameter values.
final class Streams {

    private static final int CHUNK = 8192;

    private Streams() {}

    /// The next `length` bytes, or all where there are fewer.
    static byte[] bytes(InputStream source, long length) throws SQLException {
        checkLength(length);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try {
            long left = length;
            int read = 0;
            while (left > 0 && read >= 0) {
                read = source.read(chunk, 0, (int) Math.min(left, CHUNK));
                if (read > 0) {
                    bytes.write(chunk, 0, read);
                    left -= read;
                }
            }
        } catch (IOException error) {
            throw unreadable(error);
        }
        return bytes.toByteArray();
    }

    /// The next `length` characters, or all where there are fewer.
    static String text(Reader source, long length) throws SQLException {
        checkLength(length);
        StringBuilder text = new StringBuilder();
        char[] chunk = new char[CHUNK];
        try {
            long left = length;
            int read = 0;
            while (left > 0 && read >= 0) {
                read = source.read(chunk, 0, (int) Math.min(left, CHUNK));
                if (read > 0) {
                    text.append(chunk, 0, read);
                    left -= read;
                }
            }
        } catch (IOException error) {
            throw unreadable(error);
        }
        return text.toString();
    }

    private static void checkLength(long length) throws SQLException {
        if (length < 0) {
            throw Errors.invalid("the length of a stream must be >= 0 but got " + length);
        }
    }

    private static SQLException unreadable(IOException error) {
        return new SQLException(
                "The stream given as a parameter could not be read: " + error.getMessage(),
                Errors.INVALID_PARAMETER,
                error);
    }
}
