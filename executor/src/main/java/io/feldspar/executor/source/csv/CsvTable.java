package io.feldspar.executor.source.csv;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.files.FileSplit;
import io.feldspar.executor.source.files.RowFileTable;
import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.source.text.Decompression;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipException;

/// CSV files that together are one table.
///
/// Large files are cut where records begin, which a pass over the bytes finds out, because a
/// line may end within quotes.
final class CsvTable extends RowFileTable {

    private static final long SPLIT_BYTES = 16L << 20;

    private final CsvOptions options;
    private final CsvSniffer.Result sniffed;
    private final boolean byPlace;
    private final Map<Integer, List<CsvBoundaries.Boundary>> boundaries = new ConcurrentHashMap<>();

    /// @param byPlace whether columns are found by place even where there is a header
    CsvTable(FileSet files, CsvOptions options, CsvSniffer.Result sniffed, boolean byPlace) {
        super("csv", files, sniffed.schema(), sniffed.bytesPerRow());
        this.options = options;
        this.sniffed = sniffed;
        this.byPlace = byPlace;
    }

    @Override
    protected List<FileSplit> splits(int index, DataFile file) {
        boolean divisible =
                Decompression.of(file.path(), options.compression()) == Decompression.NONE;
        if (!divisible || file.size() < 2 * SPLIT_BYTES) {
            return super.splits(index, file);
        }
        List<CsvBoundaries.Boundary> starts =
                boundaries.computeIfAbsent(
                        index,
                        _ ->
                                CsvBoundaries.find(
                                        file.path(),
                                        sniffed.dialect(),
                                        options.maxRecordBytes(),
                                        SPLIT_BYTES));
        return CsvBoundaries.splits(index, starts, file.size(), this::estimatedRows);
    }

    @Override
    protected RowReader reader(DataFile file, FileSplit split, int[] columns, MemoryPool memory) {
        int[] places = columns;
        long line = split.line();
        CsvRecords records = records(file.path(), split.from(), line);
        try {
            if (split.from() == 0) {
                records.begin(options.skip());
                if (sniffed.header()) {
                    places = places(records, columns);
                }
            } else if (sniffed.header() && !byPlace) {
                try (CsvRecords head = records(file.path(), 0, 0)) {
                    head.begin(options.skip());
                    places = places(head, columns);
                }
            }
            return new CsvReader(records, split.to(), sniffed.schema(), columns, places, options);
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
    }

    /// Reads the header, and returns the position of each column in this file; -1
    /// where it does not.
    private int[] places(CsvRecords records, int[] columns) {
        boolean any = false;
        do {
            any = records.next();
        } while (any && records.blank());
        if (!any || byPlace) {
            return columns;
        }
        int[] places = new int[columns.length];
        boolean found = columns.length == 0;
        for (int i = 0; i < columns.length; i++) {
            places[i] = place(records, columns[i]);
            found |= places[i] >= 0;
        }
        if (!found && !anyKnown(records)) {
            throw new FeldsparException(
                    ErrorCode.DATA_CORRUPT,
                    "The header at %s names none of the table's columns".formatted(records.place()),
                    "Read the file separately, or set header to false.");
        }
        return places;
    }

    private boolean anyKnown(CsvRecords records) {
        for (int column = 0; column < sniffed.schema().size(); column++) {
            if (place(records, column) >= 0) {
                return true;
            }
        }
        return false;
    }

    private int place(CsvRecords header, int column) {
        String name = sniffed.schema().field(column).name();
        boolean same =
                column < header.fieldCount() && header.text(column).strip().equalsIgnoreCase(name);
        if (same) {
            return column;
        }
        for (int i = 0; i < header.fieldCount(); i++) {
            if (header.text(i).strip().equalsIgnoreCase(name)) {
                return i;
            }
        }
        boolean renamed =
                column < header.fieldCount()
                        && (name.equals("column" + column)
                                || name.startsWith(header.text(column).strip() + "_"));
        return renamed ? column : -1;
    }

    private CsvRecords records(Path path, long offset, long line) {
        return new CsvRecords(
                stream(path, offset, options.compression()),
                path,
                sniffed.dialect(),
                offset,
                line,
                !options.permissive(),
                options.maxRecordBytes());
    }

    private static InputStream stream(Path path, long offset, String compression) {
        try {
            if (offset == 0) {
                return Decompression.of(path, compression).open(path);
            }
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            channel.position(offset);
            return Channels.newInputStream(channel);
        } catch (IOException e) {
            throw cannotOpen(path, e);
        }
    }

    static FeldsparException cannotOpen(Path path, IOException e) {
        return e instanceof ZipException || e instanceof EOFException
                ? new FeldsparException(
                        ErrorCode.DATA_CORRUPT,
                        "File '%s' cannot be decompressed as its name or the option says: %s"
                                .formatted(path, e.getMessage()),
                        e)
                : DataFile.cannotRead(path, e);
    }
}
