package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PlanRewrite;
import io.feldspar.executor.type.Schema;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.session.setting.PartitionOverwrite;
import io.feldspar.session.setting.Setting;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.ColumnValue;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.TableRewrite;
import io.feldspar.sql.catalog.TableWrite;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// INSERT … PARTITION (p = 1, q): rows that have these values, which the query does not give.
record InsertPartitionExecution(Statement.InsertPartition insert) implements WriteExecution {

    @Override
    public OperationResult run(StatementContext context) {
        return insert.overwrite()
                ? Contention.run(
                        context, insert.table(), false, () -> WriteExecution.super.run(context))
                : WriteExecution.super.run(context);
    }

    @Override
    public PlannedWrite plan(StatementContext context) {
        TableName name = context.catalog().resolve(insert.table());
        context.catalogs().writable(name.catalog());
        Relation.IcebergTable table = target(context, name);
        context.catalog().access().requireInsert(name.securable(), insert.columns());
        if (insert.overwrite()) {
            context.catalog().access().require(Privilege.OWNERSHIP, name.securable());
        }
        TableWrite write =
                insert.overwrite()
                        ? context.catalog().rewrite(name, table)
                        : context.catalog().insert(name, table);
        Map<String, @Nullable Object> fixed =
                PartitionValues.of(context, write.details(), insert.partition()).fixed();
        if (write instanceof TableRewrite rewrite) {
            replace(context, rewrite, fixed);
        }
        GivenValues given =
                GivenValues.of(context, written(write.details(), fixed), write.details());
        for (String column : fixed.keySet()) {
            given.missing().remove(write.columns().indexOf(column));
        }
        return PlannedWrite.of(
                context,
                name,
                withValues(given.rows().plan(), write.columns(), fixed),
                write,
                given.missing());
    }

    private Relation.IcebergTable target(StatementContext context, TableName name) {
        CatalogEntry entry = context.catalogs().entry(name);
        if (entry == null) {
            throw new FeldsparException(
                    ErrorCode.TABLE_NOT_FOUND,
                    "Table '%s' not found".formatted(String.join(".", insert.table())),
                    "See SHOW TABLES.");
        }
        if (entry.relation() instanceof Relation.IcebergTable table) {
            return table;
        }
        throw new FeldsparException(
                ErrorCode.NOT_SUPPORTED,
                "'%s' is not a table of the warehouse that you may change".formatted(name.name()),
                "Leave out PARTITION.");
    }

    private void replace(
            StatementContext context, TableRewrite rewrite, Map<String, @Nullable Object> fixed) {
        boolean dynamic =
                context.session().settings().get(Setting.PARTITION_OVERWRITE)
                        == PartitionOverwrite.DYNAMIC;
        if (dynamic && fixed.size() < rewrite.details().partitioning().size()) {
            rewrite.replaceWritten();
        } else if (rewrite.replaceWhere(fixed).isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.OBJECT_NOT_READY,
                    "Table '%s' has files from before it was partitioned by %s"
                            .formatted(insert.table().getLast(), fixed.keySet()),
                    "Run OPTIMIZE first.");
        }
    }

    /// The statement without the values of PARTITION: an INSERT of the other columns.
    private Statement.Insert written(TableDetails table, Map<String, @Nullable Object> fixed) {
        List<String> columns = insert.columns();
        for (String column : columns) {
            if (fixed.keySet().stream().anyMatch(column::equalsIgnoreCase)) {
                throw new FeldsparException(
                        ErrorCode.COLUMN_DUPLICATE,
                        "Column '%s' has a value in PARTITION".formatted(column),
                        "Name it once.");
            }
        }
        if (columns.isEmpty() && !insert.byName()) {
            columns = new ArrayList<>();
            for (ColumnDefinition column : table.columns()) {
                String name = column.field().name();
                if (!fixed.containsKey(name)
                        && !(column.value() instanceof ColumnValue.Generated)) {
                    columns.add(name);
                }
            }
        }
        return new Statement.Insert(
                insert.table(), insert.overwrite(), columns, insert.byName(), insert.query());
    }

    private static PhysicalPlan withValues(
            PhysicalPlan rows, Schema columns, Map<String, @Nullable Object> fixed) {
        List<Expression> expressions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.field(i).name();
            expressions.add(
                    fixed.containsKey(name)
                            ? new Literal(fixed.get(name), columns.type(i))
                            : new InputRef(i, columns.type(i)));
        }
        return PlanRewrite.number(new PhysicalPlan.Project(rows, expressions, columns));
    }
}
