package io.feldspar.executor.source.csv;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.files.ColumnNames;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.files.FileSplit;
import io.feldspar.executor.source.files.RowFileTable;
import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.source.text.Decompression;
import io.feldspar.executor.type.Field;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// CSV files that together are one table.
///
/// Large files are cut where records begin, which a pass over the bytes finds out, because a
/// line may end within quotes.
final class CsvTable extends RowFileTable {

    private static final long SPLIT_BYTES = 16L << 20;

    private final CsvOptions options;
    private final CsvSniffer.Result sniffed;
    private final boolean byPlace;
    private final ColumnNames names;
    private final Map<Integer, List<CsvBoundaries.Boundary>> boundaries = new ConcurrentHashMap<>();

    /// @param byPlace whether columns are found by place even where there is a header
    CsvTable(FileSet files, CsvOptions options, CsvSniffer.Result sniffed, boolean byPlace) {
        super("csv", files, sniffed.schema(), sniffed.bytesPerRow());
        this.options = options;
        this.sniffed = sniffed;
        this.byPlace = byPlace;
        this.names = ColumnNames.of(sniffed.schema().fields().stream().map(Field::name).toList());
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
                                        sniffed.skip(),
                                        options.maxRecordBytes(),
                                        SPLIT_BYTES));
        return CsvBoundaries.splits(index, starts, file.size(), this::estimatedRows);
    }

    @Override
    protected RowReader reader(
            DataFile file, FileSplit split, int[] columns, OperatorContext context) {
        CsvHeader header = new CsvHeader(sniffed.schema().size(), columns);
        CsvRecords records = records(file.path(), split.from(), split.line());
        try {
            if (split.from() == 0) {
                records.begin(sniffed.skip());
                if (sniffed.header()) {
                    header = header(records, columns);
                }
            } else if (sniffed.header() && !byPlace) {
                try (CsvRecords head = records(file.path(), 0, 0)) {
                    head.begin(sniffed.skip());
                    header = header(head, columns);
                }
            }
            return new CsvReader(
                    records,
                    split.to(),
                    sniffed.schema(),
                    columns,
                    header,
                    options,
                    !byPlace,
                    context);
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
    }

    /// Reads the header, and finds each column in it.
    private CsvHeader header(CsvRecords records, int[] columns) {
        boolean any = false;
        do {
            any = records.next();
        } while (any && records.blank());
        if (!any || byPlace) {
            return new CsvHeader(sniffed.schema().size(), columns);
        }
        List<String> fields = CsvHeader.names(records);
        int[] found = names.find(fields);
        int known = 0;
        for (int i = 0; i < found.length; i++) {
            known += found[i] >= 0 ? 1 : 0;
            if (found[i] < 0 && !options.permissive()) {
                throw unknown(fields.get(i), records.place(i));
            }
        }
        if (known == 0) {
            throw new FeldsparException(
                    ErrorCode.DATA_CORRUPT,
                    "The header at %s names none of the table's columns".formatted(records.place()),
                    "Read the file separately, or set header to false.");
        }
        return CsvHeader.of(found, columns);
    }

    private static FeldsparException unknown(String name, String place) {
        return new FeldsparException(
                ErrorCode.DATA_CORRUPT,
                "Column '%s' at %s is in none of the files from which the table's columns were inferred"
                        .formatted(name, place),
                "Declare it, read the file separately, or set mode to PERMISSIVE to ignore it.");
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
        return Decompression.isDamage(e)
                ? new FeldsparException(
                        ErrorCode.DATA_CORRUPT,
                        "File '%s' cannot be decompressed as its name or the option says: %s"
                                .formatted(path, e.getMessage()),
                        e)
                : DataFile.cannotRead(path, e);
    }
}
