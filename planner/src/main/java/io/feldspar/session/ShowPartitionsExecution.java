package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.partition.PartitionText;
import io.feldspar.executor.partition.Transform;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.executor.type.Field;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.PartitionField;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// SHOW PARTITIONS: the values that partitions of a table have, or that the names of folders say,
/// as `year=2024/month=1`.
record ShowPartitionsExecution(Statement.ShowPartitions show) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        NamedRelation found = NamedRelation.find(context, show.table());
        TableDetails details = found.tableDetails(context);
        List<Map<String, String>> partitions;
        List<String> fields;
        if (found.relation() instanceof Relation.IcebergTable table && details != null) {
            fields = details.partitioning().stream().map(PartitionField::name).toList();
            partitions = context.catalogs().writable(found.name().getFirst()).partitions(table);
        } else {
            FileSet files = files(context, found);
            fields = files.partitions().fields().stream().map(Field::name).toList();
            partitions = files.files().stream().map(file -> values(files, file)).toList();
        }
        if (fields.isEmpty() && partitions.isEmpty()) {
            throw notPartitioned();
        }
        Map<String, String> wanted = wanted(fields);
        TreeMap<String, List<@Nullable Object>> paths = new TreeMap<>();
        for (Map<String, String> values : partitions) {
            if (matches(values, wanted)) {
                List<String> folders = new ArrayList<>();
                values.forEach((column, value) -> folders.add(column + "=" + value));
                String path = String.join("/", folders);
                paths.put(path, List.of(path));
            }
        }
        return TextRows.of(List.of("partition"), List.copyOf(paths.values()));
    }

    private FileSet files(StatementContext context, NamedRelation found) {
        if (found.relation() instanceof Relation.FileTable table
                && context.catalog().open(table).handle() instanceof TableHandle.Files opened
                && opened.files().partitions().size() > 0) {
            return opened.files();
        }
        throw notPartitioned();
    }

    private FeldsparException notPartitioned() {
        return new FeldsparException(
                ErrorCode.INVALID_STATEMENT,
                "'%s' is not partitioned".formatted(String.join(".", show.table())),
                "See PARTITIONED BY of CREATE TABLE, and folders such as year=2024.");
    }

    private static Map<String, String> values(FileSet files, DataFile file) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < files.partitions().size(); i++) {
            Field field = files.partitions().field(i);
            Object value = file.partitionValues().get(i);
            values.put(
                    field.name(),
                    value == null
                            ? PartitionText.HIVE_NULL
                            : PartitionText.of(Transform.IDENTITY, field.type(), value));
        }
        return values;
    }

    /// The values asked for, by the names that the fields have.
    private Map<String, String> wanted(List<String> fields) {
        Map<String, String> wanted = new TreeMap<>();
        show.partition()
                .forEach(
                        (name, value) ->
                                wanted.put(
                                        fields.stream()
                                                .filter(name::equalsIgnoreCase)
                                                .findFirst()
                                                .orElseThrow(() -> unknown(name, fields)),
                                        value));
        return wanted;
    }

    private static FeldsparException unknown(String name, List<String> fields) {
        return new FeldsparException(
                ErrorCode.COLUMN_NOT_FOUND,
                "'%s' is not a partition column".formatted(name),
                "There are %s.".formatted(fields));
    }

    private static boolean matches(Map<String, String> values, Map<String, String> wanted) {
        return wanted.entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(values.get(entry.getKey())));
    }
}
