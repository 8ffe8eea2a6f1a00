package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.partition.PartitionText;
import io.feldspar.executor.plan.FileLayout;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PlanRewrite;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.planner.expression.RexTranslator;
import io.feldspar.session.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// How COPY spreads rows over files.
///
/// ```text
/// DIR/part-00000.parquet                    FILE_SIZE_BYTES
/// DIR/year=2024/month=1/part-00000.parquet  PARTITION_BY (year, month)
/// ```
///
/// @param rows the columns of the query
/// @param written indexes of those that the files have
/// @param partitions indexes of those that the folders have
/// @param bytes the size at which a file ends, or -1
record CopyLayout(Schema rows, List<Integer> written, List<Integer> partitions, long bytes) {

    static final String PARTITION_BY = "partition_by";
    static final String FILE_SIZE = "file_size_bytes";
    static final String PER_THREAD = "per_thread_output";
    static final String WITH_PARTITIONS = "write_partition_columns";

    static final Set<String> OPTIONS = Set.of(PARTITION_BY, FILE_SIZE, PER_THREAD, WITH_PARTITIONS);

    /// Whether there may be several files.
    static boolean needsDirectory(Map<String, String> options) {
        return options.containsKey(PARTITION_BY)
                || options.containsKey(FILE_SIZE)
                || isSet(options, PER_THREAD);
    }

    private static boolean isSet(Map<String, String> options, String name) {
        return "true".equalsIgnoreCase(options.get(name));
    }

    /// @throws FeldsparException with COLUMN_NOT_FOUND, INVALID_STATEMENT or INVALID_PARAMETER
    static CopyLayout of(Map<String, String> options, Schema rows) {
        List<Integer> partitions = new ArrayList<>();
        String names = options.get(PARTITION_BY);
        if (names != null) {
            names.lines().forEach(name -> partitions.add(column(rows, name)));
        }
        List<Integer> written = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!partitions.contains(i) || isSet(options, WITH_PARTITIONS)) {
                written.add(i);
            }
        }
        if (written.isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "PARTITION_BY names all columns, and leaves none for the files",
                    "Leave one out, or add WRITE_PARTITION_COLUMNS true.");
        }
        return new CopyLayout(rows, written, partitions, bytes(options.get(FILE_SIZE)));
    }

    private static int column(Schema rows, String name) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.field(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new FeldsparException(
                ErrorCode.COLUMN_NOT_FOUND,
                "Column '%s' of PARTITION_BY not found".formatted(name),
                "There are %s.".formatted(rows.fields().stream().map(Field::name).toList()));
    }

    private static long bytes(@Nullable String size) {
        if (size == null) {
            return -1;
        }
        try {
            return Setting.bytes(size);
        } catch (IllegalArgumentException e) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "Invalid value '%s' for option '%s'".formatted(size, FILE_SIZE),
                    "Write a number of bytes, or a size such as '100MB'.",
                    e);
        }
    }

    boolean partitioned() {
        return !partitions.isEmpty();
    }

    /// The columns of the files.
    Schema columns() {
        return rows.select(written);
    }

    FileLayout files() {
        return new FileLayout(
                new Schema(
                        partitions.stream()
                                .map(
                                        column ->
                                                new Field(
                                                        rows.field(column).name(),
                                                        SimpleType.VARCHAR,
                                                        true))
                                .toList()),
                bytes);
    }

    /// The columns of the files, and the texts of those of the folders.
    PhysicalPlan rows(PhysicalPlan query) {
        List<Expression> expressions = new ArrayList<>();
        List<Field> fields = new ArrayList<>(columns().fields());
        fields.addAll(files().keys().fields());
        for (int column : written) {
            expressions.add(new InputRef(column, rows.type(column)));
        }
        for (int column : partitions) {
            expressions.add(
                    RexTranslator.cast(
                            new InputRef(column, rows.type(column)),
                            SimpleType.VARCHAR,
                            SourceLocation.column(rows.field(column).name())));
        }
        return PlanRewrite.number(new PhysicalPlan.Project(query, expressions, new Schema(fields)));
    }

    /// The folder of a partition.
    String folder(List<@Nullable Object> values) {
        StringJoiner folder = new StringJoiner("/");
        for (int i = 0; i < partitions.size(); i++) {
            Object value = values.get(i);
            folder.add(
                    PartitionText.folder(
                            rows.field(partitions.get(i)).name(),
                            value == null ? PartitionText.HIVE_NULL : value.toString()));
        }
        return folder.toString();
    }
}
