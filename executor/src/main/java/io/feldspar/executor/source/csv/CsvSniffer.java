package io.feldspar.executor.source.csv;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.rows.ColumnBuilder;
import io.feldspar.executor.source.text.Decompression;
import io.feldspar.executor.source.text.TextValues;
import io.feldspar.executor.source.text.TypeGuess;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out what a CSV file is like from its beginning.
///
/// The delimiter is the one of `, | ; TAB` that cuts all records into the same number of
/// fields, and the most. The first record is a header where it does not fit the types of the
/// records below, or where everything is text and its values are distinct and not seen again.
final class CsvSniffer {

    private static final int DIALECT_BYTES = 1 << 18;
    private static final char[] DELIMITERS = {',', '|', ';', '\t'};

    private final DataFile file;
    private final CsvOptions options;
    private final Decompression compression;
    private final TextValues values;

    /// @param bytesPerRow of the file as it is stored
    record Result(CsvDialect dialect, boolean header, Schema schema, double bytesPerRow) {}

    CsvSniffer(DataFile file, CsvOptions options) {
        this.file = file;
        this.options = options;
        this.compression = Decompression.of(file.path(), options.compression());
        this.values = new TextValues(options.dates(), options.timestamps());
    }

    /// @param declared the columns as the user knows them, or null
    Result sniff(@Nullable Schema declared) {
        CsvDialect dialect = options.delimiter() == null ? withBestDelimiter() : options.dialect();
        try (CsvRecords records =
                new CsvRecords(
                        stream(),
                        file.path(),
                        dialect,
                        0,
                        0,
                        !options.permissive(),
                        options.maxRecordBytes())) {
            records.begin(options.skip());
            return sniff(records, dialect, declared);
        }
    }

    private InputStream stream() {
        try {
            return compression.open(file.path());
        } catch (IOException e) {
            throw CsvTable.cannotOpen(file.path(), e);
        }
    }

    private Result sniff(CsvRecords records, CsvDialect dialect, @Nullable Schema declared) {
        List<String> first = new ArrayList<>();
        while (first.isEmpty() && records.next()) {
            for (int i = 0; i < records.fieldCount() && !records.blank(); i++) {
                first.add(records.text(i));
            }
        }
        List<TypeGuess> guesses = new ArrayList<>();
        List<Set<String>> seen = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            guesses.add(new TypeGuess(values));
            seen.add(new HashSet<>());
        }
        long rows = 1;
        while (rows < options.sampleRows() && records.next()) {
            if (!records.blank() || first.size() == 1) {
                rows++;
                add(records, guesses, seen);
            }
        }
        double bytesPerRow = (double) records.offset() / rows;
        if (compression != Decompression.NONE) {
            bytesPerRow /= 4;
        }
        Boolean told = options.header();
        boolean header =
                told != null
                        ? told
                        : declared != null
                                ? isHeader(first, declared)
                                : isHeader(first, guesses, seen);
        Schema schema = declared != null ? declared : schema(first, header, guesses);
        return new Result(dialect, header, schema, bytesPerRow);
    }

    private void add(CsvRecords records, List<TypeGuess> guesses, List<Set<String>> seen) {
        int count = Math.min(records.fieldCount(), guesses.size());
        for (int i = 0; i < count; i++) {
            if (records.quoted(i) || !records.text(i).equals(options.nullText())) {
                guesses.get(i).add(records.buffer(), records.start(i), records.length(i));
                if (seen.get(i).size() < 1_000) {
                    seen.get(i).add(records.text(i));
                }
            }
        }
    }

    private boolean isHeader(List<String> first, List<TypeGuess> guesses, List<Set<String>> seen) {
        boolean allText = true;
        for (int i = 0; i < first.size(); i++) {
            boolean text = guesses.get(i).type() == SimpleType.VARCHAR;
            allText &= text;
            if (!text && !first.get(i).equals(options.nullText())) {
                if (!fits(first.get(i), guesses.get(i).type())) {
                    return true;
                }
            }
        }
        if (!allText || first.isEmpty()) {
            return false;
        }
        boolean repeated = new HashSet<>(first).size() < first.size();
        for (int i = 0; i < first.size(); i++) {
            TypeGuess own = new TypeGuess(values);
            byte[] bytes = first.get(i).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            own.add(bytes, 0, bytes.length);
            repeated |= first.get(i).isBlank() || seen.get(i).contains(first.get(i));
            repeated |= own.type() != SimpleType.VARCHAR;
        }
        return !repeated;
    }

    /// With declared columns, a first record that repeats their names is a header, and one
    /// that does not fit their types.
    private boolean isHeader(List<String> first, Schema declared) {
        boolean names = first.size() == declared.size();
        boolean fits = true;
        for (int i = 0; i < Math.min(first.size(), declared.size()); i++) {
            String value = first.get(i);
            names &= value.strip().equalsIgnoreCase(declared.field(i).name());
            fits &= value.equals(options.nullText()) || fits(value, declared.type(i));
        }
        return names || !fits;
    }

    private boolean fits(String text, io.feldspar.executor.type.Type type) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return values.append(bytes, 0, bytes.length, new ColumnBuilder(type));
    }

    private Schema schema(List<String> first, boolean header, List<TypeGuess> guesses) {
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < first.size(); i++) {
            String value = first.get(i);
            if (!header && !value.equals(options.nullText())) {
                byte[] bytes = value.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                guesses.get(i).add(bytes, 0, bytes.length);
            }
            String name = header && !value.isBlank() ? value.strip() : "column" + i;
            String unique = name;
            for (int n = 1; !names.add(unique.toLowerCase(Locale.ROOT)); n++) {
                unique = name + "_" + n;
            }
            fields.add(
                    new Field(
                            unique,
                            options.allVarchar() ? SimpleType.VARCHAR : guesses.get(i).type(),
                            true));
        }
        return new Schema(fields);
    }

    private CsvDialect withBestDelimiter() {
        byte[] head;
        boolean whole;
        try (InputStream in = stream()) {
            head = in.readNBytes(DIALECT_BYTES);
            whole = head.length < DIALECT_BYTES;
        } catch (IOException e) {
            throw CsvTable.cannotOpen(file.path(), e);
        }
        CsvDialect best = options.dialect();
        int mostFields = 1;
        for (char delimiter : DELIMITERS) {
            CsvDialect candidate = options.dialect().withDelimiter(delimiter);
            int fields = fields(head, whole, candidate);
            if (fields > mostFields) {
                best = candidate;
                mostFields = fields;
            }
        }
        return best;
    }

    /// The number of fields that every record has, or 0.
    private int fields(byte[] head, boolean whole, CsvDialect dialect) {
        try (CsvRecords records =
                new CsvRecords(
                        new ByteArrayInputStream(head),
                        file.path(),
                        dialect,
                        0,
                        0,
                        true,
                        options.maxRecordBytes())) {
            records.begin(options.skip());
            int fields = 0;
            while (records.next()) {
                boolean cutOff = !whole && records.offset() >= head.length;
                if (records.blank() || (cutOff && fields > 0)) {
                    continue;
                }
                if (fields > 0 && records.fieldCount() != fields) {
                    return 0;
                }
                fields = records.fieldCount();
            }
            return fields;
        } catch (FeldsparException _) {
            return 0;
        }
    }
}
