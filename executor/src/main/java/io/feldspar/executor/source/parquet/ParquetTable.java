package io.feldspar.executor.source.parquet;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.source.files.FileStamp;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Parquet files that together are one table.
///
/// Columns are matched by name; a file that lacks one holds nulls there. The values of
/// partition columns come with the files' names. Footers are read when the table is opened, and
/// cached by the process as long as the files do not change.
public final class ParquetTable implements Table {

    /// A split has about so many rows where the row groups allow it.
    private static final long SPLIT_ROWS = 1 << 17;

    /// Larger row groups are read in several pieces.
    private static final long LARGE_ROW_GROUP = 8 * SPLIT_ROWS;

    /// A file and the values that its place in the directory tree gives to the partition
    /// columns.
    public record PartitionedFile(Path path, List<@Nullable Object> partitionValues) {
        public PartitionedFile {
            partitionValues = Collections.unmodifiableList(new ArrayList<>(partitionValues));
        }
    }

    private final String description;
    private final Schema schema;
    private final List<FileView> files;
    private final List<String> unreadable;
    private final String version;
    private final @Nullable String cached;
    private final TableStatistics statistics;

    private ParquetTable(
            String description,
            Schema schema,
            List<FileView> files,
            List<String> unreadable,
            String version,
            @Nullable String cached) {
        this.cached = cached;
        this.description = description;
        this.schema = schema;
        this.files = files;
        this.unreadable = unreadable;
        this.version = version;
        this.statistics = new ParquetStatistics(schema, files);
    }

    /// A table of files that lie in no partitions.
    ///
    /// @param description what EXPLAIN calls it, such as the pattern that the paths came from
    public static ParquetTable of(String description, List<Path> paths) {
        List<PartitionedFile> files = new ArrayList<>();
        for (Path path : paths) {
            files.add(new PartitionedFile(path, List.of()));
        }
        return of(description, files, new Schema(List.of()));
    }

    /// @param partitions the partition columns, which follow the files' own and hide
    ///     those of the same name
    /// @throws FeldsparException where there is no file, one cannot be read, or two
    ///     disagree about a column's type
    public static ParquetTable of(
            String description, List<PartitionedFile> paths, Schema partitions) {
        if (paths.isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.FILE_NOT_FOUND, "No Parquet file matches '" + description + "'");
        }
        Opened opened = open(paths);
        SchemaMerge merge = new SchemaMerge();
        opened.files.forEach(merge::add);
        Schema schema = merge.schema(partitions);
        List<FileView> views = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            views.add(FileView.byName(opened.files.get(i), schema, paths.get(i).partitionValues()));
        }
        return of(description, schema, views, opened);
    }

    /// A table whose columns are matched by the numbers that the files give them. There may be no
    /// file.
    ///
    /// @param schema columns whose type is at least as wide as in each file, and the partition
    ///     columns last
    /// @param fieldIds of all columns but the partition columns
    public static ParquetTable identified(
            String description,
            List<PartitionedFile> paths,
            Schema schema,
            List<Integer> fieldIds) {
        Opened opened = open(paths);
        List<FileView> views = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            views.add(
                    FileView.byId(
                            opened.files.get(i), schema, fieldIds, paths.get(i).partitionValues()));
        }
        String version = opened.version + schema.fields() + fieldIds;
        return of(description, schema, views, new Opened(opened.files, opened.unreadable, version));
    }

    private record Opened(List<ParquetFile> files, List<String> unreadable, String version) {}

    private static Opened open(List<PartitionedFile> paths) {
        List<ParquetFile> files = new ArrayList<>();
        TreeSet<String> unreadable = new TreeSet<>();
        MessageDigest digest = sha256();
        for (PartitionedFile file : paths) {
            FileStamp stamp = FileStamp.of(file.path());
            String line = file.path() + " " + stamp + " " + file.partitionValues() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            ParquetFile parquet = FileCache.INSTANCE.open(file.path(), stamp);
            files.add(parquet);
            unreadable.addAll(parquet.unreadable());
        }
        return new Opened(
                files, List.copyOf(unreadable), HexFormat.of().formatHex(digest.digest()));
    }

    private static ParquetTable of(
            String description, Schema schema, List<FileView> views, Opened opened) {
        return new ParquetTable(
                "parquet " + description, schema, views, opened.unreadable, opened.version, null);
    }

    /// The same table, whose columns are held in memory once they were read.
    ///
    /// @param table its identifier
    public ParquetTable cachedAs(String table) {
        return new ParquetTable(
                "cached " + description,
                schema,
                files,
                unreadable,
                version + " cached as " + table,
                table);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<String> unreadableColumns() {
        return unreadable;
    }

    @Override
    public boolean readsFieldsAlone() {
        return true;
    }

    @Override
    public TableStatistics statistics() {
        return statistics;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<Split> splits(ScanRequest request) {
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            addSplits(i, request, splits);
        }
        return splits;
    }

    private void addSplits(int index, ScanRequest request, List<Split> splits) {
        FileView view = files.get(index);
        RowGroupPruning pruning = new RowGroupPruning(view, request);
        int groups = view.file().footer().rowGroups().size();
        int first = -1;
        long rows = 0;
        long bytes = 0;
        for (int group = 0; group <= groups; group++) {
            boolean wanted = group < groups && pruning.mayMatch(group);
            long groupRows = wanted ? view.rowGroup(group).rows() : 0;
            if (first >= 0 && (!wanted || rows + groupRows > SPLIT_ROWS)) {
                splits.add(
                        new ParquetSplit(
                                index, first, group - first, 0, Long.MAX_VALUE, rows, bytes));
                first = -1;
                rows = 0;
                bytes = 0;
            }
            if (!wanted) {
                continue;
            }
            long groupBytes = bytes(view, group, request);
            if (groupRows > LARGE_ROW_GROUP) {
                addPieces(index, group, groupRows, groupBytes, splits);
                continue;
            }
            first = first < 0 ? group : first;
            rows += groupRows;
            bytes += groupBytes;
        }
    }

    private static void addPieces(int file, int group, long rows, long bytes, List<Split> splits) {
        long pieces = Math.ceilDiv(rows, LARGE_ROW_GROUP / 2);
        for (long piece = 0; piece < pieces; piece++) {
            long from = rows * piece / pieces;
            long to = rows * (piece + 1) / pieces;
            splits.add(new ParquetSplit(file, group, 1, from, to, to - from, bytes / pieces));
        }
    }

    private long bytes(FileView view, int group, ScanRequest request) {
        List<Type> types = request.types(schema);
        long bytes = 0;
        for (int i = 0; i < types.size(); i++) {
            bytes += view.bytes(request.columns().get(i), types.get(i), group);
        }
        return bytes;
    }

    @Override
    public Operator open(List<Split> splits, ScanRequest request, OperatorContext context) {
        List<ParquetSplit> own = new ArrayList<>(splits.size());
        for (Split split : splits) {
            if (!(split instanceof ParquetSplit parquet) || parquet.file() >= files.size()) {
                throw new IllegalArgumentException("not a split of this table: " + split);
            }
            own.add(parquet);
        }
        return new ParquetScan(files, cached, schema, own, request, context);
    }

    @Override
    public String toString() {
        return description;
    }
}
