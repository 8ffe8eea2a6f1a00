package io.feldspar.executor.source.csv;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.text.TextValues;
import io.feldspar.executor.source.text.TypeGuess;
import io.feldspar.executor.type.SimpleType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Finds the delimiter of a CSV file, and the title lines before its first record.
///
/// The delimiter is the one of `, | ; TAB` that cuts all records into the same number of fields,
/// and the most. Lines that no delimiter cuts are titles where the delimiter cuts all lines below
/// into the same number of fields.
final class CsvDialectSniffer {

    private static final int DIALECT_BYTES = 1 << 18;
    private static final int MAX_TITLES = 10;
    private static final List<String> DELIMITERS = List.of(",", "|", ";", "\t");

    private final DataFile file;
    private final CsvOptions options;
    private final byte[] head;
    private final boolean whole;

    /// @param skip the lines before the header or the first record
    /// @param titles whether the user did not say so
    record Result(CsvDialect dialect, long skip, boolean titles) {}

    /// As [#sniff()], but the first line is not a title.
    Result withoutTitles() {
        return new Result(options.dialect(), 0, false);
    }

    CsvDialectSniffer(DataFile file, CsvOptions options) {
        this.file = file;
        this.options = options;
        if (options.delimiter() != null && options.skip() != null) {
            head = new byte[0];
            whole = true;
            return;
        }
        try (InputStream in = CsvSniffer.stream(file, options)) {
            head = in.readNBytes(DIALECT_BYTES);
            whole = head.length < DIALECT_BYTES;
        } catch (IOException e) {
            throw CsvTable.cannotOpen(file.path(), e);
        }
    }

    Result sniff() {
        Long skip = options.skip();
        Result best = new Result(options.dialect(), skip == null ? 0 : skip, false);
        if (head.length == 0) {
            return best;
        }
        for (long lines = best.skip(); ; lines++) {
            int mostFields = 1;
            for (String delimiter : delimiters()) {
                CsvDialect candidate = options.dialect().withDelimiter(delimiter);
                int fields = fields(candidate, lines);
                if (fields > mostFields) {
                    best = new Result(candidate, lines, skip == null && lines > 0);
                    mostFields = fields;
                }
            }
            boolean found = mostFields > 1;
            if (found || skip != null || lines == MAX_TITLES || !isTitle(lines)) {
                return best;
            }
        }
    }

    private List<String> delimiters() {
        String told = options.delimiter();
        return told == null ? DELIMITERS : List.of(told);
    }

    /// The number of fields that every record has, or 0.
    private int fields(CsvDialect dialect, long skip) {
        try (CsvRecords records = records(dialect)) {
            records.begin(skip);
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

    /// Whether the line behind so many can be a title: no delimiter cuts it, and it is neither a
    /// number nor a time.
    private boolean isTitle(long line) {
        for (String delimiter : delimiters()) {
            try (CsvRecords records = records(options.dialect().withDelimiter(delimiter))) {
                records.begin(line);
                if (!records.next() || records.fieldCount() > 1) {
                    return false;
                }
                TextValues values = new TextValues(options.dates(), options.timestamps());
                TypeGuess guess = new TypeGuess(new TypeGuess.Probe(values));
                guess.add(records.text(0));
                if (guess.type() != SimpleType.VARCHAR) {
                    return false;
                }
            } catch (FeldsparException _) {
                return false;
            }
        }
        return true;
    }

    private CsvRecords records(CsvDialect dialect) {
        return new CsvRecords(
                new ByteArrayInputStream(head),
                file.path(),
                dialect,
                0,
                0,
                true,
                options.maxRecordBytes());
    }
}
