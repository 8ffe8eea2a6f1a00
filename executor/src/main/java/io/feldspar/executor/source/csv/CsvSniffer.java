package io.feldspar.executor.source.csv;

import io.feldspar.executor.source.files.ColumnNames;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.text.Decompression;
import io.feldspar.executor.source.text.TextValues;
import io.feldspar.executor.source.text.TypeGuess;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.VectorBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out what CSV files are like from their beginnings.
///
/// The first record of the first file is a header where it does not fit the types of the records
/// below, or where everything is text and its values are distinct and not seen again. Then the
/// others have headers too, and what names these have in addition are columns as well.
final class CsvSniffer {

    /// Values are sampled in so many files.
    private static final int SAMPLED_FILES = 32;

    /// Headers are read in so many.
    private static final int NAMED_FILES = 1_000;

    private final List<DataFile> files;
    private final CsvOptions options;
    private final TextValues values;
    private final TypeGuess.Probe probe;
    private final List<TypeGuess> guesses = new ArrayList<>();
    private ColumnNames names = new ColumnNames();

    /// Whether the user said so, or the first record does not fit the types of those below.
    private boolean certainHeader;

    /// @param skip the lines before the header or the first record
    /// @param bytesPerRow of the files as they are stored
    record Result(
            CsvDialect dialect, long skip, boolean header, Schema schema, double bytesPerRow) {}

    /// @param files that are not empty, or one
    CsvSniffer(List<DataFile> files, CsvOptions options) {
        this.files = files;
        this.options = options;
        this.values = new TextValues(options.dates(), options.timestamps());
        this.probe = new TypeGuess.Probe(values);
    }

    /// @param declared the columns as the user knows them, or null
    Result sniff(@Nullable Schema declared) {
        CsvDialectSniffer dialects = new CsvDialectSniffer(files.getFirst(), options);
        CsvDialectSniffer.Result shape = dialects.sniff();
        Result result = sniffFirst(shape, declared);
        if (shape.titles() && !certainHeader) {
            shape = dialects.withoutTitles();
            names = new ColumnNames();
            guesses.clear();
            result = sniffFirst(shape, declared);
        }
        if (declared != null) {
            return result;
        }
        for (int i = 1; i < files.size() && i < NAMED_FILES; i++) {
            if (result.header() || i < sampledFiles()) {
                try (CsvRecords records = open(files.get(i), shape)) {
                    sniffFurther(records, result.header(), i < sampledFiles());
                }
            }
        }
        return new Result(
                result.dialect(), result.skip(), result.header(), schema(), result.bytesPerRow());
    }

    private int sampledFiles() {
        return options.sampleRows() == Long.MAX_VALUE
                ? files.size()
                : Math.min(SAMPLED_FILES, files.size());
    }

    private CsvRecords open(DataFile file, CsvDialectSniffer.Result shape) {
        CsvRecords records =
                new CsvRecords(
                        stream(file, options),
                        file.path(),
                        shape.dialect(),
                        0,
                        0,
                        !options.permissive(),
                        options.maxRecordBytes());
        records.begin(shape.skip());
        return records;
    }

    static InputStream stream(DataFile file, CsvOptions options) {
        try {
            return Decompression.of(file.path(), options.compression()).open(file.path());
        } catch (IOException e) {
            throw CsvTable.cannotOpen(file.path(), e);
        }
    }

    private static List<String> first(CsvRecords records) {
        while (records.next()) {
            if (!records.blank()) {
                ColumnNames.checkCount(records.fieldCount(), "The record at " + records.place());
                return records.texts();
            }
        }
        return List.of();
    }

    private Result sniffFirst(CsvDialectSniffer.Result shape, @Nullable Schema declared) {
        try (CsvRecords records = open(files.getFirst(), shape)) {
            return sniffFirst(records, shape, declared);
        }
    }

    private Result sniffFirst(
            CsvRecords records, CsvDialectSniffer.Result shape, @Nullable Schema declared) {
        List<String> first = first(records);
        boolean[] repeated = new boolean[first.size()];
        for (int i = 0; i < first.size(); i++) {
            guesses.add(new TypeGuess(probe));
        }
        long rows = 1;
        while (rows < options.sampleRows() && records.next()) {
            if (!records.blank() || first.size() == 1) {
                rows++;
                add(records, identity(first.size()));
                for (int i = 0; i < Math.min(first.size(), records.fieldCount()); i++) {
                    repeated[i] |= !isNull(records, i) && records.text(i).equals(first.get(i));
                }
            }
        }
        double bytesPerRow = (double) records.offset() / rows;
        if (Decompression.of(files.getFirst().path(), options.compression())
                != Decompression.NONE) {
            bytesPerRow /= 4;
        }
        Boolean told = options.header();
        certainHeader = told != null && told;
        boolean header =
                told != null
                        ? told
                        : declared != null ? isHeader(first, declared) : isHeader(first, repeated);
        for (int i = 0; i < first.size(); i++) {
            String value = first.get(i);
            names.add(header ? value.strip() : "");
            if (!header && !value.equals(options.nullText())) {
                guesses.get(i).add(value);
            }
        }
        Schema schema = declared != null ? declared : schema();
        return new Result(shape.dialect(), shape.skip(), header, schema, bytesPerRow);
    }

    private static int[] identity(int count) {
        int[] columns = new int[count];
        for (int i = 0; i < count; i++) {
            columns[i] = i;
        }
        return columns;
    }

    private void sniffFurther(CsvRecords records, boolean header, boolean sampled) {
        int[] columns = identity(names.size());
        if (header) {
            if (first(records).isEmpty()) {
                return;
            }
            List<String> fields = CsvHeader.names(records);
            columns = names.find(fields);
            for (int i = 0; i < columns.length; i++) {
                if (columns[i] < 0) {
                    columns[i] = names.size();
                    names.add(fields.get(i));
                    guesses.add(new TypeGuess(probe));
                }
            }
            ColumnNames.checkCount(names.size(), "The table with " + records.place());
        }
        long most = sampled ? Math.ceilDiv(options.sampleRows(), sampledFiles()) : 0;
        for (long rows = 0; rows < most && records.next(); rows++) {
            if (!records.blank() || columns.length == 1) {
                add(records, columns);
            }
        }
    }

    /// @param columns which each field is
    private void add(CsvRecords records, int[] columns) {
        int count = Math.min(records.fieldCount(), columns.length);
        for (int i = 0; i < count; i++) {
            if (!isNull(records, i)) {
                guesses.get(columns[i]).add(records.buffer(), records.start(i), records.length(i));
            }
        }
    }

    private boolean isNull(CsvRecords records, int field) {
        return !records.quoted(field) && records.text(field).equals(options.nullText());
    }

    private boolean isHeader(List<String> first, boolean[] repeated) {
        boolean allText = true;
        for (int i = 0; i < first.size(); i++) {
            Type type = guesses.get(i).type();
            boolean text = type == SimpleType.VARCHAR;
            allText &= text;
            if (!text && !first.get(i).equals(options.nullText()) && !fits(first.get(i), type)) {
                certainHeader = true;
                return true;
            }
        }
        if (!allText || first.isEmpty()) {
            return false;
        }
        boolean data = new HashSet<>(first).size() < first.size();
        for (int i = 0; i < first.size(); i++) {
            String value = first.get(i);
            // a number that stays text, such as 007, is not a name either
            data |= value.isBlank() || repeated[i] || isNumber(value);
            TypeGuess own = new TypeGuess(probe);
            own.add(value);
            data |= own.type() != SimpleType.VARCHAR;
        }
        return !data;
    }

    /// With declared columns, a first record that repeats their names is a header, and one
    /// that does not fit their types.
    private boolean isHeader(List<String> first, Schema declared) {
        boolean same = first.size() == declared.size();
        boolean fits = true;
        for (int i = 0; i < Math.min(first.size(), declared.size()); i++) {
            String value = first.get(i);
            same &= value.strip().equalsIgnoreCase(declared.field(i).name());
            fits &= value.equals(options.nullText()) || fits(value, declared.type(i));
        }
        certainHeader |= same || !fits;
        return same || !fits;
    }

    private boolean isNumber(String text) {
        boolean word = Character.isLetter(text.charAt(0));
        return !word && fits(text, SimpleType.DOUBLE);
    }

    private boolean fits(String text, Type type) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return values.append(bytes, 0, bytes.length, new VectorBuilder(type));
    }

    private Schema schema() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < guesses.size(); i++) {
            Type type = options.allVarchar() ? SimpleType.VARCHAR : guesses.get(i).type();
            fields.add(new Field(names.names().get(i), type, true));
        }
        return new Schema(fields);
    }
}
