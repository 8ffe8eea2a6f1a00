package io.feldspar.executor.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.text.Decompression;
import io.feldspar.executor.source.text.JsonText;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The objects of a JSON file, one after another or in one array, as a stream of tokens.
///
/// Nesting, the length of numbers, names and texts are limited.
final class JsonObjects implements AutoCloseable {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(1_000)
                                    .maxNumberLength(1_000)
                                    .maxNameLength(65_536)
                                    .maxStringLength(64 << 20)
                                    .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build();

    private final Path path;
    private final long from;
    private final JsonParser parser;
    private boolean started;
    private boolean array;

    JsonObjects(Path path, String compression) {
        this.path = path;
        this.from = 0;
        try {
            InputStream in = Decompression.of(path, compression).open(path);
            this.parser = FACTORY.createParser(in);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /// The objects that lie in a part of a file that is not compressed.
    ///
    /// @param from where an object begins
    /// @param to where another one does, or the end of the file
    JsonObjects(Path path, long from, long to) {
        this.path = path;
        this.from = from;
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            channel.position(from);
            this.parser = FACTORY.createParser(new Part(channel, to - from));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /// The next bytes of a channel, and no more.
    private static final class Part extends FilterInputStream {

        private long left;

        Part(FileChannel channel, long length) {
            super(Channels.newInputStream(channel));
            left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            int read = left == 0 ? -1 : in.read(target, start, (int) Math.min(left, length));
            left -= Math.max(0, read);
            return read;
        }
    }

    JsonParser parser() {
        return parser;
    }

    /// Goes into the next object; false at the end.
    boolean next() {
        JsonToken token = token();
        if (!started) {
            started = true;
            array = token == JsonToken.START_ARRAY;
            token = array ? token() : token;
        }
        if (array && token == JsonToken.END_ARRAY) {
            if (token() != null) {
                throw corrupt("Something follows the array");
            }
            return false;
        }
        if (token == null) {
            if (array) {
                throw corrupt("The array is not closed");
            }
            return false;
        }
        if (token != JsonToken.START_OBJECT) {
            throw corrupt("There is no JSON object");
        }
        return true;
    }

    /// The name of the next field of the object, or null at its end.
    @Nullable String nextName() {
        try {
            return parser.nextFieldName();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /// The next token, or null at the end of the file.
    @Nullable JsonToken token() {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /// Passes over the rest of the object or array that the current token begins.
    void skip() {
        try {
            parser.skipChildren();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    String text() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /// The value that the current token is or begins, as JSON without blanks.
    String nested() {
        StringBuilder json = new StringBuilder();
        boolean first = true;
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            boolean ends = token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY;
            if (!first && !ends) {
                json.append(',');
            }
            first = false;
            if (token == JsonToken.FIELD_NAME) {
                JsonText.quote(text(), json);
                json.append(':');
                token = token();
            }
            if (token == null) {
                throw corrupt("The value is not closed");
            }
            if (token == JsonToken.VALUE_STRING || notANumber()) {
                JsonText.quote(text(), json);
            } else {
                json.append(text());
            }
            if (token.isStructStart()) {
                depth++;
                first = true;
            } else if (token.isStructEnd()) {
                depth--;
            }
            if (depth == 0) {
                return json.toString();
            }
            token = token();
        }
    }

    /// Whether the current token is NaN or an infinity, which JSON has no number for.
    private boolean notANumber() {
        try {
            return parser.isNaN();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /// `file:line:column` of the current token.
    String place() {
        return place(parser.currentTokenLocation());
    }

    private String place(@Nullable JsonLocation location) {
        if (location == null) {
            return path.toString();
        }
        try {
            long line = location.getLineNr() + (from == 0 ? 0 : JsonBoundaries.lines(path, from));
            return path + ":" + line + ":" + location.getColumnNr();
        } catch (IOException e) {
            throw DataFile.cannotRead(path, e);
        }
    }

    FeldsparException corrupt(String what) {
        return new FeldsparException(
                ErrorCode.DATA_CORRUPT,
                what + " at " + place(),
                "Write one object per line, or an array of objects.");
    }

    /// What an exception of the parser means.
    FeldsparException broken(IOException e) {
        return switch (e) {
            case StreamConstraintsException limit ->
                    new FeldsparException(
                            ErrorCode.VALUE_TOO_LARGE,
                            "%s at %s"
                                    .formatted(
                                            limit.getOriginalMessage(), place(limit.getLocation())),
                            e);
            case JsonProcessingException syntax ->
                    new FeldsparException(
                            ErrorCode.DATA_CORRUPT,
                            "Invalid JSON: %s at %s"
                                    .formatted(
                                            syntax.getOriginalMessage(),
                                            place(syntax.getLocation())),
                            "Correct the file.",
                            e);
            case IOException damage when Decompression.isDamage(damage) ->
                    new FeldsparException(
                            ErrorCode.DATA_CORRUPT,
                            "The compressed data of file '%s' is damaged: %s"
                                    .formatted(path, e.getMessage()),
                            e);
            default -> DataFile.cannotRead(path, e);
        };
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw DataFile.cannotRead(path, e);
        }
    }
}
