package io.feldspar.executor.source.files;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.source.SplitsOperator;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.source.TableStatistics.ColumnStatistics;
import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.source.rows.RowScan;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Files that are read row by row, and the columns that their folders give.
///
/// ```text
/// schema   columns of the files … | partition columns
/// ```
/// A column of the files that has the name of a partition column is hidden.
public abstract class RowFileTable implements Table {

    private final String description;
    private final FileSet files;
    private final Schema schema;
    private final int[] fileColumns;
    private final double bytesPerRow;

    /// @param format the word that EXPLAIN begins with
    /// @param content the columns of the files
    /// @param bytesPerRow of the files as they are stored, estimated
    protected RowFileTable(String format, FileSet files, Schema content, double bytesPerRow) {
        this.description = format + " " + files.description();
        this.files = files;
        this.bytesPerRow = Math.max(1, bytesPerRow);
        this.fileColumns =
                IntStream.range(0, content.size())
                        .filter(i -> !isPartition(content.field(i).name()))
                        .toArray();
        List<Field> fields = new ArrayList<>();
        for (int column : fileColumns) {
            fields.add(content.field(column));
        }
        fields.addAll(files.partitions().fields());
        this.schema = new Schema(fields);
    }

    private boolean isPartition(String name) {
        return files.partitions().fields().stream()
                .anyMatch(field -> field.name().equalsIgnoreCase(name));
    }

    /// Reads the rows of a split.
    ///
    /// @param columns indexes into the columns of the files
    /// @param context reserves memory and counts what is ignored
    protected abstract RowReader reader(
            DataFile file, FileSplit split, int[] columns, OperatorContext context);

    /// Cuts a file into splits; the whole file unless a format knows better.
    protected List<FileSplit> splits(int index, DataFile file) {
        return List.of(FileSplit.whole(index, estimatedRows(file.size()), file.size()));
    }

    protected final long estimatedRows(long bytes) {
        return Math.max(1, Math.round(bytes / bytesPerRow));
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final Schema schema() {
        return schema;
    }

    @Override
    public final String version() {
        return files.version();
    }

    @Override
    public final TableStatistics statistics() {
        Map<Integer, ColumnStatistics> columns = new HashMap<>();
        for (int i = 0; i < files.partitions().size(); i++) {
            int partition = i;
            long distinct =
                    files.files().stream()
                            .map(file -> file.partitionValues().get(partition))
                            .distinct()
                            .count();
            columns.put(
                    fileColumns.length + i,
                    new ColumnStatistics(
                            null, null, OptionalDouble.empty(), OptionalDouble.of(distinct)));
        }
        return TableStatistics.of(OptionalDouble.of(estimatedRows(files.bytes())), columns);
    }

    @Override
    public final List<Split> splits(ScanRequest request) {
        PartitionPruning pruning = new PartitionPruning(request, schema, fileColumns.length);
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < files.files().size(); i++) {
            DataFile file = files.files().get(i);
            if (pruning.mayMatch(file)) {
                splits.addAll(splits(i, file));
            }
        }
        return splits;
    }

    @Override
    public final Operator open(List<Split> splits, ScanRequest request, OperatorContext context) {
        return new SplitsOperator(splits, split -> open(split, request, context), context);
    }

    private Operator open(Split split, ScanRequest request, OperatorContext context) {
        if (!(split instanceof FileSplit part) || part.file() >= files.files().size()) {
            throw new IllegalArgumentException("not a split of this table: " + split);
        }
        DataFile file = files.files().get(part.file());
        List<Integer> wanted = request.columns();
        int[] read =
                wanted.stream()
                        .filter(column -> column < fileColumns.length)
                        .mapToInt(column -> fileColumns[column])
                        .toArray();
        @Nullable FlatVector[] constants = new FlatVector[wanted.size()];
        for (int i = 0; i < constants.length; i++) {
            int partition = wanted.get(i) - fileColumns.length;
            constants[i] =
                    partition < 0
                            ? null
                            : Values.single(
                                    schema.type(wanted.get(i)),
                                    file.partitionValues().get(partition));
        }
        return new RowScan(
                new CheckedReader(file, reader(file, part, read, context)),
                request,
                schema.select(wanted).types(),
                constants,
                context);
    }

    @Override
    public final String toString() {
        return description;
    }
}
