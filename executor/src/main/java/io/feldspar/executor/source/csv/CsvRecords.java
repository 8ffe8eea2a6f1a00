package io.feldspar.executor.source.csv;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.text.Decompression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts a stream of bytes into records and these into fields, as RFC 4180 says.
///
/// ```text
/// file   = *(comment line | record)
/// record = field *(delimiter field) (LF | CR | CR LF | end)
/// field  = quote *(any | escape quote) quote    or    *(neither delimiter nor CR nor LF)
/// ```
/// A field is quoted where it begins with a quote; a quote elsewhere is a character as others
/// are. A record lies in the buffer as one piece, so that its fields are slices of it.
final class CsvRecords implements AutoCloseable {

    private static final int FIRST_BUFFER = 1 << 18;

    private enum Parse {
        RECORD,
        END,
        MORE_BYTES
    }

    private final InputStream in;
    private final Path path;
    private final byte[] delimiter;
    private final byte quote;
    private final byte escape;
    private final byte comment;
    private final boolean quoting;
    private final boolean strict;
    private final int maxBytes;

    private byte[] buffer = new byte[FIRST_BUFFER];
    private int position;
    private int limit;
    private boolean atEnd;
    private long bufferOffset;
    private long line;
    private int recordStart;
    private long recordLine;
    private int breaks;

    private int fields;
    private int[] starts = new int[16];
    private int[] lengths = new int[16];
    private boolean[] quoted = new boolean[16];
    private boolean[] escaped = new boolean[16];

    /// @param offset where in the file the stream begins
    /// @param line how many lines lie before that
    /// @param strict whether ill-formed quotes are errors; else they are taken literally
    /// @param maxBytes of a record
    CsvRecords(
            InputStream in,
            Path path,
            CsvDialect dialect,
            long offset,
            long line,
            boolean strict,
            int maxBytes) {
        this.in = in;
        this.path = path;
        this.delimiter = dialect.delimiter().getBytes(StandardCharsets.UTF_8);
        this.quote = dialect.quote();
        this.escape = dialect.escape();
        this.comment = dialect.comment();
        this.quoting = quote != 0;
        this.bufferOffset = offset;
        this.line = line;
        this.strict = strict;
        this.maxBytes = maxBytes;
    }

    /// Passes over a byte order mark and so many lines, whatever they hold.
    void begin(long lines) {
        while (limit < 3 && !atEnd) {
            fill();
        }
        if (limit >= 3
                && buffer[0] == (byte) 0xEF
                && buffer[1] == (byte) 0xBB
                && buffer[2] == (byte) 0xBF) {
            position = 3;
        } else if (limit >= 2 && (buffer[0] & buffer[1] & 0xFE) == 0xFE) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "File '%s' is in UTF-16".formatted(path),
                    "Convert it to UTF-8.");
        }
        for (long i = 0; i < lines; i++) {
            skipLine();
        }
    }

    private void skipLine() {
        while (position < limit || !atEnd) {
            if (position == limit) {
                fill();
                continue;
            }
            byte b = buffer[position++];
            if (b == '\r' && position == limit && !atEnd) {
                fill();
            }
            boolean both = b == '\r' && position < limit && buffer[position] == '\n';
            if (b == '\n' || (b == '\r' && !both)) {
                line++;
                return;
            }
        }
    }

    private void skipComments() {
        while (true) {
            if (position == limit && !atEnd) {
                fill();
            }
            if (position == limit || buffer[position] != comment) {
                return;
            }
            skipLine();
        }
    }

    /// Goes to the next record; false at the end.
    boolean next() {
        if (comment != 0) {
            skipComments();
        }
        while (true) {
            switch (parse()) {
                case RECORD -> {
                    line += breaks;
                    unescape();
                    return true;
                }
                case END -> {
                    return false;
                }
                case MORE_BYTES -> fill();
            }
        }
    }

    private Parse parse() {
        int p = position;
        if (p == limit) {
            return atEnd ? Parse.END : Parse.MORE_BYTES;
        }
        recordStart = p;
        recordLine = line;
        fields = 0;
        breaks = 0;
        byte[] bytes = buffer;
        byte delim = delimiter[0];
        while (true) {
            if (quoting && p < limit && bytes[p] == quote) {
                p = parseQuoted(p + 1);
                if (p < 0) {
                    return Parse.MORE_BYTES;
                }
            } else {
                int from = p;
                p = fieldEnd(p, delim);
                if (p < 0) {
                    return Parse.MORE_BYTES;
                }
                addField(from, p - from, false, false);
            }
            if (p == limit) {
                position = p;
                return Parse.RECORD;
            }
            if (bytes[p] != delim) {
                return endLine(p);
            }
            p += delimiter.length;
        }
    }

    /// Where the next delimiter, line break or the end is; -1 where more bytes are needed.
    private int fieldEnd(int from, byte delim) {
        byte[] bytes = buffer;
        int p = from;
        while (true) {
            byte b;
            while (p < limit && (b = bytes[p]) != delim && b != '\n' && b != '\r') {
                p++;
            }
            if (p == limit) {
                return atEnd ? p : -1;
            }
            if (bytes[p] != delim || delimiter.length == 1) {
                return p;
            }
            if (!atEnd && limit - p < delimiter.length) {
                return -1;
            }
            if (delimiterAt(p)) {
                return p;
            }
            p++;
        }
    }

    private boolean delimiterAt(int p) {
        return limit - p >= delimiter.length
                && Arrays.equals(buffer, p, p + delimiter.length, delimiter, 0, delimiter.length);
    }

    private Parse endLine(int p) {
        int end = p;
        if (buffer[end] == '\r') {
            if (end + 1 == limit && !atEnd) {
                return Parse.MORE_BYTES;
            }
            if (end + 1 < limit && buffer[end + 1] == '\n') {
                end++;
            }
        }
        breaks++;
        position = end + 1;
        return Parse.RECORD;
    }

    /// Parses the field whose opening quote lies before `from`.
    ///
    /// @return where the field ends, or -1 where more bytes are needed
    private int parseQuoted(int from) {
        byte[] bytes = buffer;
        int p = from;
        boolean escapes = false;
        while (true) {
            byte b;
            while (p < limit && (b = bytes[p]) != quote && b != escape) {
                breaks += b == '\n' ? 1 : 0;
                p++;
            }
            if (p + 1 >= limit && !atEnd) {
                return -1;
            }
            if (p >= limit) {
                return unclosed(from);
            }
            byte following = p + 1 < limit ? bytes[p + 1] : 0;
            boolean escaping =
                    bytes[p] == escape
                            && p + 1 < limit
                            && (following == quote || (following == escape && escape != quote));
            if (escaping) {
                escapes = true;
                p += 2;
            } else if (bytes[p] == quote) {
                break;
            } else {
                p++;
            }
        }
        int end = p + 1;
        if (!atEnd && limit - end < delimiter.length) {
            return -1;
        }
        if (end < limit && !delimiterAt(end) && bytes[end] != '\n' && bytes[end] != '\r') {
            return trailing(from, end);
        }
        addField(from, p - from, true, escapes);
        return end;
    }

    private int unclosed(int from) {
        if (strict) {
            throw corrupt(from - 1, "A quote is opened but never closed");
        }
        addField(from, limit - from, true, false);
        return limit;
    }

    /// Text behind the closing quote: the field is taken as if it were not quoted.
    private int trailing(int from, int end) {
        if (strict) {
            throw corrupt(
                    end,
                    "'%c' follows a closing quote where '%s' or the end of the line must"
                            .formatted(
                                    (char) (buffer[end] & 0xFF),
                                    new String(delimiter, StandardCharsets.UTF_8)));
        }
        int p = fieldEnd(end, delimiter[0]);
        if (p >= 0) {
            addField(from - 1, p - from + 1, false, false);
        }
        return p;
    }

    private void addField(int start, int length, boolean isQuoted, boolean hasEscapes) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, 2 * fields);
            lengths = Arrays.copyOf(lengths, 2 * fields);
            quoted = Arrays.copyOf(quoted, 2 * fields);
            escaped = Arrays.copyOf(escaped, 2 * fields);
        }
        starts[fields] = start;
        lengths[fields] = length;
        quoted[fields] = isQuoted;
        escaped[fields++] = hasEscapes;
    }

    /// Takes escapes out of the fields, in place.
    private void unescape() {
        for (int field = 0; field < fields; field++) {
            if (escaped[field]) {
                int to = starts[field];
                int end = to + lengths[field];
                for (int p = to; p < end; p++) {
                    byte b = buffer[p];
                    if (b == escape
                            && p + 1 < end
                            && (buffer[p + 1] == quote || buffer[p + 1] == escape)) {
                        b = buffer[++p];
                    }
                    buffer[to++] = b;
                }
                lengths[field] = to - starts[field];
            }
        }
    }

    private void fill() {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            bufferOffset += position;
            position = 0;
        }
        if (limit == buffer.length) {
            if (limit >= maxBytes) {
                throw new FeldsparException(
                        ErrorCode.VALUE_TOO_LARGE,
                        "A record of file '%s' that begins in line %d is longer than %d bytes"
                                .formatted(path, line + 1, maxBytes),
                        "Perhaps a quote is not closed; else raise max_line_size.");
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * limit, maxBytes));
        }
        try {
            int read = in.read(buffer, limit, buffer.length - limit);
            atEnd = read < 0;
            limit += Math.max(0, read);
        } catch (IOException e) {
            throw Decompression.isDamage(e)
                    ? corrupt(limit, "The compressed data is damaged: " + e.getMessage())
                    : DataFile.cannotRead(path, e);
        }
    }

    /// The error of a structure that cannot be right.
    private FeldsparException corrupt(int at, String what) {
        return new FeldsparException(
                ErrorCode.DATA_CORRUPT,
                "%s at %s:%d (byte %d)".formatted(what, path, recordLine + 1, bufferOffset + at),
                "Correct the file, set quote or escape, or set mode to PERMISSIVE.");
    }

    int fieldCount() {
        return fields;
    }

    /// Whether the record is an empty line.
    boolean blank() {
        return fields == 1 && lengths[0] == 0 && !quoted[0];
    }

    /// The texts of all fields.
    List<String> texts() {
        List<String> texts = new ArrayList<>(fields);
        for (int i = 0; i < fields; i++) {
            texts.add(text(i));
        }
        return texts;
    }

    byte[] buffer() {
        return buffer;
    }

    int start(int field) {
        return starts[field];
    }

    int length(int field) {
        return lengths[field];
    }

    boolean quoted(int field) {
        return quoted[field];
    }

    String text(int field) {
        return new String(buffer, starts[field], lengths[field], StandardCharsets.UTF_8);
    }

    /// Where the next record begins in the file.
    long offset() {
        return bufferOffset + position;
    }

    /// Lines before the next record.
    long lines() {
        return line;
    }

    /// `file:line` of the record.
    String place() {
        return path + ":" + (recordLine + 1);
    }

    /// `file:line:column` of a field, counted in bytes from 1 on.
    String place(int field) {
        int opening = quoted[field] ? 1 : 0;
        return place() + ":" + (starts[field] - opening - recordStart + 1);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw DataFile.cannotRead(path, e);
        }
    }
}
