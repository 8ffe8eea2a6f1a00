package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.parser.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// DESCRIBE of a table or view: its columns, and with EXTENDED what else there is to say of it.
record DescribeExecution(Statement.Describe describe) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        List<String> name = describe.table();
        Schema schema = NamedRelation.columns(context, name);
        String column = describe.column();
        if (column != null) {
            return column(context, schema, column);
        }
        DescribedColumns rows = DescribedColumns.of(context).rows(schema);
        context.session().metadata().unreadableColumns(name).forEach(rows::unreadable);
        if (describe.extended()) {
            NamedRelation relation = NamedRelation.find(context, name);
            if (relation.relation() instanceof Relation.FileTable table) {
                files(context, table, rows);
            }
            rows.section(
                    "Detailed Table Information", relation.details(context.session().dialect()));
        }
        return rows.result();
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

    private static OperationResult column(StatementContext context, Schema schema, String name) {
        for (Field field : schema.fields()) {
            if (field.name().equalsIgnoreCase(name)) {
                return TextRows.of(
                        List.of("info_name", "info_value"),
                        List.of(
                                List.of("col_name", field.name()),
                                List.of(
                                        "data_type",
                                        DescribedColumns.typeName(context, field.type())),
                                List.of("nullable", field.nullable() ? "YES" : "NO")));
            }
        }
        throw new FeldsparException(
                ErrorCode.COLUMN_NOT_FOUND,
                "Column '%s' not found".formatted(name),
                "There are %s.".formatted(schema.fields().stream().map(Field::name).toList()));
    }
}
