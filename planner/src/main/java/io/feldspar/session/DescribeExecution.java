package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.PartitionField;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableConstraint;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.WrittenName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// DESCRIBE of a table or view: its columns, and with EXTENDED what else there is to say of it.
record DescribeExecution(Statement.Describe describe) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        List<String> name = describe.table();
        Schema schema = NamedRelation.columns(context, name);
        String column = describe.column();
        if (column != null) {
            return column(context, name, schema, column);
        }
        DescribedColumns rows = DescribedColumns.of(context);
        NamedRelation found = NamedRelation.find(context, name);
        TableDetails details = found.tableDetails(context);
        for (Field field : schema.fields()) {
            String comment = details == null ? "" : details.comment(field.name());
            rows.row(field, comment.isEmpty() ? null : comment);
        }
        context.session().metadata().unreadableColumns(name).forEach(rows::unreadable);
        if (details != null) {
            partitioning(context, details, rows);
        }
        if (describe.extended()) {
            if (found.relation() instanceof Relation.FileTable table) {
                files(context, table, rows);
            }
            if (details != null) {
                rules(context, details, rows);
            }
            rows.section("Detailed Table Information", found.details(context, details));
        }
        return rows.result();
    }

    private static void partitioning(
            StatementContext context, TableDetails details, DescribedColumns rows) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (PartitionField field : details.partitioning()) {
            String column = WrittenName.of(field.column(), context.session().dialect());
            fields.put(field.name(), field.transform().sql(column));
        }
        if (!fields.isEmpty()) {
            rows.section("Partitioning", fields);
        }
    }

    private static void rules(
            StatementContext context, TableDetails details, DescribedColumns rows) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ColumnDefinition column : details.columns()) {
            String value = CreateTableText.value(column.value()).strip();
            if (!value.isEmpty()) {
                values.put(column.field().name(), value);
            }
        }
        if (!values.isEmpty()) {
            rows.section("Column Values", values);
        }
        Map<String, String> constraints = new LinkedHashMap<>();
        for (TableConstraint each : details.constraints()) {
            constraints.put(
                    String.valueOf(each.name()),
                    CreateTableText.definition(each, context.session().dialect()));
        }
        if (!constraints.isEmpty()) {
            rows.section("Constraints", constraints);
        }
    }

    private static void files(
            StatementContext context, Relation.FileTable table, DescribedColumns rows) {
        if (!(context.catalog().open(table).handle() instanceof TableHandle.Files opened)) {
            return;
        }
        FileSet files = opened.files();
        if (files.partitions().size() > 0) {
            Map<String, String> partitions = new LinkedHashMap<>();
            for (Field field : files.partitions().fields()) {
                partitions.put(field.name(), field.type().sql());
            }
            rows.section("Partition Information", partitions);
        }
        rows.section(
                "Files",
                Map.of("Number of Files and Bytes", files.files().size() + ", " + files.bytes()));
    }

    private static OperationResult column(
            StatementContext context, List<String> table, Schema schema, String name) {
        for (Field field : schema.fields()) {
            if (field.name().equalsIgnoreCase(name)) {
                TableDetails details = NamedRelation.find(context, table).tableDetails(context);
                List<List<@Nullable Object>> rows = new ArrayList<>();
                rows.add(List.of("col_name", field.name()));
                rows.add(List.of("data_type", DescribedColumns.typeName(context, field)));
                rows.add(List.of("nullable", field.nullable() ? "YES" : "NO"));
                if (details != null && !details.comment(field.name()).isEmpty()) {
                    rows.add(List.of("comment", details.comment(field.name())));
                }
                return TextRows.of(List.of("info_name", "info_value"), rows);
            }
        }
        throw new FeldsparException(
                ErrorCode.COLUMN_NOT_FOUND,
                "Column '%s' not found".formatted(name),
                "There are %s.".formatted(schema.fields().stream().map(Field::name).toList()));
    }
}
