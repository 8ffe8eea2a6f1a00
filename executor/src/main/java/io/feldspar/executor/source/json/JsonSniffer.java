package io.feldspar.executor.source.json;

import com.fasterxml.jackson.core.JsonToken;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.text.TextValues;
import io.feldspar.executor.source.text.TypeGuess;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the columns of JSON files, in the order in which their names first come, and guesses
/// their types.
///
/// Texts that are all dates or timestamps make such columns; objects, arrays and mixtures are
/// VARCHAR that holds JSON.
final class JsonSniffer {

    private static final int MAX_COLUMNS = 10_000;
    private static final int MAX_FILES = 16;
    private static final int DECIMAL_DIGITS = 38;

    private final JsonOptions options;
    private final Map<String, Seen> columns = new LinkedHashMap<>();
    private long rows;
    private long bytes;

    JsonSniffer(JsonOptions options) {
        this.options = options;
    }

    /// @param bytesPerRow of the files as they are stored
    record Result(Schema schema, double bytesPerRow) {}

    /// What values a column had.
    private static final class Seen {
        boolean booleans;
        boolean integers;
        boolean longIntegers;
        boolean hugeIntegers;
        boolean fractions;
        boolean nested;
        final TypeGuess texts;

        Seen(TextValues values) {
            texts = new TypeGuess(values);
        }

        Type type() {
            boolean numbers = integers || longIntegers || hugeIntegers || fractions;
            int kinds = (booleans ? 1 : 0) + (numbers ? 1 : 0) + (texts.any() ? 1 : 0);
            if (nested || kinds != 1) {
                return SimpleType.VARCHAR;
            }
            if (booleans) {
                return SimpleType.BOOLEAN;
            }
            if (numbers) {
                return fractions || hugeIntegers
                        ? SimpleType.DOUBLE
                        : longIntegers ? new DecimalType(DECIMAL_DIGITS, 0) : SimpleType.BIGINT;
            }
            Type guess = texts.type();
            return guess == SimpleType.DATE
                            || guess == SimpleType.TIME
                            || guess == SimpleType.TIMESTAMP
                    ? guess
                    : SimpleType.VARCHAR;
        }
    }

    Result sniff(FileSet files) {
        List<DataFile> sample = files.files().subList(0, Math.min(MAX_FILES, files.files().size()));
        for (DataFile file : sample) {
            if (rows < options.sampleRows()) {
                sniff(file);
            }
        }
        List<Field> fields = new ArrayList<>();
        columns.forEach((name, seen) -> fields.add(new Field(name, seen.type(), true)));
        return new Result(new Schema(fields), rows == 0 ? 100 : (double) bytes / rows);
    }

    private void sniff(DataFile file) {
        try (JsonObjects objects = new JsonObjects(file.path(), options.compression())) {
            boolean more = true;
            while (rows < options.sampleRows() && more) {
                more = objects.next();
                if (more) {
                    rows++;
                    sniffObject(objects);
                }
            }
            long read = objects.parser().currentLocation().getByteOffset();
            bytes += more ? read : file.size();
        }
    }

    private void sniffObject(JsonObjects objects) {
        for (String name = objects.nextName(); name != null; name = objects.nextName()) {
            Seen seen = columns.get(name);
            if (seen == null) {
                if (columns.size() == MAX_COLUMNS) {
                    throw new FeldsparException(
                            ErrorCode.VALUE_TOO_LARGE,
                            "The objects have more than %d different names at %s"
                                    .formatted(MAX_COLUMNS, objects.place()),
                            "Declare the columns you want.");
                }
                seen = new Seen(new TextValues(options.dates(), options.timestamps()));
                columns.put(name, seen);
            }
            add(objects, objects.token(), seen);
        }
    }

    private static void add(
            JsonObjects objects, @org.jspecify.annotations.Nullable JsonToken token, Seen seen) {
        if (token == null) {
            throw objects.corrupt("The object is not closed");
        }
        switch (token) {
            case VALUE_TRUE, VALUE_FALSE -> seen.booleans = true;
            case VALUE_NUMBER_INT -> {
                int digits = objects.text().length();
                seen.integers = true;
                seen.longIntegers |= digits > 18;
                seen.hugeIntegers |= digits > DECIMAL_DIGITS;
            }
            case VALUE_NUMBER_FLOAT -> seen.fractions = true;
            case VALUE_STRING -> {
                byte[] text = objects.text().getBytes(StandardCharsets.UTF_8);
                seen.texts.add(text, 0, text.length);
            }
            case START_OBJECT, START_ARRAY -> {
                seen.nested = true;
                objects.skip();
            }
            case VALUE_NULL,
                    VALUE_EMBEDDED_OBJECT,
                    FIELD_NAME,
                    END_OBJECT,
                    END_ARRAY,
                    NOT_AVAILABLE -> {}
        }
    }
}
