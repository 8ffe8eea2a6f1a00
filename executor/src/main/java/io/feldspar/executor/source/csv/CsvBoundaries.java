package io.feldspar.executor.source.csv;

import io.feldspar.executor.source.files.FileSplit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/// Finds out where in a large file records begin, with the grammar of [CsvRecords].
final class CsvBoundaries {

    /// A record begins at `offset`, behind `line` lines.
    record Boundary(long offset, long line) {}

    private CsvBoundaries() {}

    /// One boundary about every `distance` bytes; the first is the beginning.
    /// @param skip the lines before the first record
    static List<Boundary> find(
            Path path, CsvDialect dialect, long skip, int maxRecordBytes, long distance) {
        List<Boundary> found = new ArrayList<>();
        found.add(new Boundary(0, 0));
        try (InputStream in = Files.newInputStream(path);
                CsvRecords records =
                        new CsvRecords(in, path, dialect, 0, 0, false, maxRecordBytes)) {
            records.begin(skip);
            long next = distance;
            while (records.next()) {
                if (records.offset() >= next) {
                    found.add(new Boundary(records.offset(), records.lines()));
                    next = records.offset() + distance;
                }
            }
        } catch (IOException e) {
            throw CsvTable.cannotOpen(path, e);
        }
        return found;
    }

    static List<FileSplit> splits(
            int file, List<Boundary> starts, long size, LongUnaryOperator rows) {
        List<FileSplit> splits = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            Boundary start = starts.get(i);
            boolean last = i + 1 == starts.size();
            long to = last ? Long.MAX_VALUE : starts.get(i + 1).offset();
            long bytes = (last ? Math.max(size, start.offset()) : to) - start.offset();
            splits.add(
                    new FileSplit(
                            file,
                            start.offset(),
                            to,
                            start.line(),
                            rows.applyAsLong(bytes),
                            bytes));
        }
        return splits;
    }
}
