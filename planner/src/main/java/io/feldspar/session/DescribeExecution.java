package io.feldspar.session;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.List;

/// DESCRIBE of a table or view: its columns.
record DescribeExecution(Statement.Describe describe) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        Metadata metadata = context.session().metadata();
        List<List<String>> rows = rows(metadata.columns(describe.table()));
        for (String name : metadata.unreadableColumns(describe.table())) {
            rows.add(List.of(name, "NESTED (not readable)", "YES"));
        }
        return described(rows);
    }

    static List<List<String>> rows(Schema schema) {
        List<List<String>> rows = new ArrayList<>();
        for (Field field : schema.fields()) {
            rows.add(List.of(field.name(), field.type().sql(), field.nullable() ? "YES" : "NO"));
        }
        return rows;
    }

    static OperationResult described(List<List<String>> columns) {
        return TextRows.of(List.of("column", "type", "nullable"), columns);
    }
}
