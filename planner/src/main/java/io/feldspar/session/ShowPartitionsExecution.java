package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.parser.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// SHOW PARTITIONS: what the folders' names say, as `year=2024/month=1`.
record ShowPartitionsExecution(Statement.ShowPartitions show) implements StatementExecution {

    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    @Override
    public OperationResult run(StatementContext context) {
        FileSet files = files(context);
        Map<String, String> wanted = wanted(files);
        TreeMap<String, List<@Nullable Object>> partitions = new TreeMap<>();
        for (DataFile file : files.files()) {
            SequencedMap<String, String> values = values(files, file);
            if (matches(values, wanted)) {
                List<String> folders = new ArrayList<>();
                values.forEach((column, value) -> folders.add(column + "=" + value));
                String path = String.join("/", folders);
                partitions.put(path, List.of(path));
            }
        }
        return TextRows.of(List.of("partition"), List.copyOf(partitions.values()));
    }

    private FileSet files(StatementContext context) {
        NamedRelation found = NamedRelation.find(context, show.table());
        if (found.relation() instanceof Relation.FileTable table
                && context.catalog().open(table).handle() instanceof TableHandle.Files opened
                && opened.files().partitions().size() > 0) {
            return opened.files();
        }
        throw new FeldsparException(
                ErrorCode.INVALID_STATEMENT,
                "'%s' is not partitioned".formatted(String.join(".", show.table())),
                "Partitions are folders such as year=2024.");
    }

    private static SequencedMap<String, String> values(FileSet files, DataFile file) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < files.partitions().size(); i++) {
            Field field = files.partitions().field(i);
            values.put(field.name(), text(file.partitionValues().get(i), field));
        }
        return values;
    }

    private static String text(@Nullable Object value, Field field) {
        if (value == null) {
            return NULL;
        }
        return field.type() == SimpleType.DATE && value instanceof Integer day
                ? LocalDate.ofEpochDay(day).toString()
                : value.toString();
    }

    /// The values asked for, by the names that the columns have.
    private Map<String, String> wanted(FileSet files) {
        Map<String, String> wanted = new TreeMap<>();
        show.partition()
                .forEach(
                        (name, value) -> {
                            Field column =
                                    files.partitions().fields().stream()
                                            .filter(each -> each.name().equalsIgnoreCase(name))
                                            .findFirst()
                                            .orElseThrow(() -> unknown(name, files));
                            wanted.put(column.name(), value);
                        });
        return wanted;
    }

    private static FeldsparException unknown(String name, FileSet files) {
        return new FeldsparException(
                ErrorCode.COLUMN_NOT_FOUND,
                "'%s' is not a partition column".formatted(name),
                "There are %s."
                        .formatted(files.partitions().fields().stream().map(Field::name).toList()));
    }

    private static boolean matches(Map<String, String> values, Map<String, String> wanted) {
        return wanted.entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(values.get(entry.getKey())));
    }
}
