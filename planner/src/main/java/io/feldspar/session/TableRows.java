package io.feldspar.session;

import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.Call;
import io.feldspar.executor.expression.Expression.Case;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.IsNull;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PlanRewrite;
import io.feldspar.executor.plan.RowCheck;
import io.feldspar.executor.sequence.Sequence;
import io.feldspar.executor.sequence.SequenceFunction;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.TextLength;
import io.feldspar.planner.expression.RexTranslator;
import io.feldspar.planner.lowering.ConstantRows;
import io.feldspar.sql.catalog.ColumnValue;
import io.feldspar.sql.catalog.Formula;
import io.feldspar.sql.catalog.PartitionField;
import io.feldspar.sql.catalog.TableConstraint;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.TableWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Completes the rows that a statement writes to a table: values for columns that it does not give,
/// generated columns, and whether each row meets the table's checks.
final class TableRows {

    /// So many numbers of an identity column a process takes at once for the rows of a query.
    private static final int MANY = 1_000;

    private final RowFormulas formulas;
    private final TableDetails table;
    private final Schema columns;
    private PhysicalPlan rows;

    private TableRows(
            StatementContext context, TableName name, TableWrite write, PhysicalPlan rows) {
        this.formulas = new RowFormulas(context, name.name());
        this.table = write.details();
        this.columns = write.columns();
        this.rows = rows;
    }

    /// Rows of a table, followed by a BOOLEAN for each check and by the keys of its partitions.
    record Complete(PhysicalPlan plan, List<RowCheck> checks, Schema keys) {}

    /// @param rows in the columns of the table
    /// @param missing the columns that the statement gives no value for
    static Complete of(
            StatementContext context,
            TableName name,
            TableWrite write,
            PhysicalPlan rows,
            Set<Integer> missing) {
        TableRows completed = new TableRows(context, name, write, rows);
        completed.addDefaults(missing);
        completed.addIdentities(write);
        completed.addGenerated();
        completed.addLengths();
        List<RowCheck> checks = completed.addChecks();
        Schema keys = completed.addKeys();
        return new Complete(PlanRewrite.number(completed.rows), checks, keys);
    }

    private Schema addKeys() {
        if (table.partitioning().isEmpty()) {
            return new Schema(List.of());
        }
        List<Expression> expressions = new ArrayList<>();
        List<Field> fields = new ArrayList<>(rows.schema().fields());
        List<Field> keys = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            expressions.add(new InputRef(i, fields.get(i).type()));
        }
        for (PartitionField each : table.partitioning()) {
            int column = each.columnIn(columns);
            expressions.add(each.transform().of(new InputRef(column, columns.type(column))));
            keys.add(each.field(columns));
        }
        fields.addAll(keys);
        rows = new PhysicalPlan.Project(rows, expressions, new Schema(fields));
        return new Schema(keys);
    }

    /// The rows as the table will have them, without the checks.
    ///
    /// @param rows in the columns of the table
    /// @param missing the columns that the statement gives no value for
    static PlannedQuery completed(
            StatementContext context,
            TableName name,
            TableWrite write,
            PhysicalPlan rows,
            Set<Integer> missing) {
        TableRows completed = new TableRows(context, name, write, rows);
        completed.addDefaults(missing);
        completed.addIdentities(write);
        completed.addGenerated();
        return new PlannedQuery(PlanRewrite.number(completed.rows), write.columns());
    }

    private void addDefaults(Set<Integer> missing) {
        Map<Integer, Formula> defaults = new TreeMap<>();
        for (int column : missing) {
            switch (table.columns().get(column).value()) {
                case ColumnValue.Default(Formula formula) -> defaults.put(column, formula);
                case ColumnValue.Identity _, ColumnValue.Generated _ -> {}
                case null -> {}
            }
        }
        replace(defaults);
    }

    /// Identity columns hold no NULL: where it is, no number was given. The numbers are a
    /// projection of their own, since a cast may evaluate its operand twice.
    private void addIdentities(TableWrite write) {
        List<Expression> numbered = new ArrayList<>();
        List<Expression> casts = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Field field = columns.field(i);
            Expression column = new InputRef(i, field.type());
            if (table.columns().get(i).value() instanceof ColumnValue.Identity) {
                Sequence sequence = write.identity(i);
                column =
                        numbered(
                                column,
                                ConstantRows.isSmall(rows) ? sequence : sequence.caching(MANY));
            }
            numbered.add(column);
            fields.add(new Field(field.name(), column.type(), true));
            casts.add(
                    RexTranslator.cast(
                            new InputRef(i, column.type()),
                            field.type(),
                            SourceLocation.column(field.name())));
        }
        if (numbered.stream().anyMatch(Case.class::isInstance)) {
            PhysicalPlan project = new PhysicalPlan.Project(rows, numbered, new Schema(fields));
            rows = new PhysicalPlan.Project(project, casts, columns);
        }
    }

    private static Expression numbered(Expression column, Sequence sequence) {
        Expression number =
                new Call(
                        SequenceFunction.NEXT,
                        List.of(new Literal(sequence.text(), SimpleType.VARCHAR)),
                        SimpleType.BIGINT);
        return new Case(
                List.of(new Case.Branch(new IsNull(column), number)),
                RexTranslator.cast(column, SimpleType.BIGINT, SourceLocation.UNKNOWN));
    }

    private void addGenerated() {
        Map<Integer, Formula> generated = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (table.columns().get(i).value() instanceof ColumnValue.Generated(Formula formula)) {
                generated.put(i, formula);
            }
        }
        replace(generated);
    }

    /// Values of CHAR(n) and VARCHAR(n) as they are stored.
    private void addLengths() {
        if (columns.fields().stream().allMatch(field -> field.length() == null)) {
            return;
        }
        List<Expression> stored = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Field field = columns.field(i);
            Expression value = new InputRef(i, field.type());
            TextLength length = field.length();
            stored.add(length == null ? value : fitted(value, field.name(), length));
        }
        rows = new PhysicalPlan.Project(rows, stored, columns);
    }

    private static Expression fitted(Expression value, String column, TextLength length) {
        return new Call(
                FunctionRegistry.builtIn().planned(length.fixed() ? "$CHAR" : "$VARCHAR"),
                List.of(value, new Literal((long) length.most(), SimpleType.BIGINT)),
                SimpleType.VARCHAR,
                SourceLocation.column(column));
    }

    private void replace(Map<Integer, Formula> values) {
        if (values.isEmpty()) {
            return;
        }
        PhysicalPlan appended = formulas.append(rows, columns, List.copyOf(values.values()));
        List<Integer> replaced = List.copyOf(values.keySet());
        List<Expression> expressions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int value = replaced.indexOf(i);
            int source = value < 0 ? i : columns.size() + value;
            Field field = columns.field(i);
            expressions.add(
                    RexTranslator.cast(
                            new InputRef(source, appended.schema().type(source)),
                            field.type(),
                            SourceLocation.column(field.name())));
        }
        rows = new PhysicalPlan.Project(appended, expressions, columns);
    }

    private List<RowCheck> addChecks() {
        List<RowCheck> checks = new ArrayList<>();
        List<Formula> conditions = new ArrayList<>();
        for (TableConstraint constraint : table.constraints()) {
            if (constraint instanceof TableConstraint.Check check) {
                Formula condition = check.condition();
                checks.add(new RowCheck(String.valueOf(check.name()), condition.sql()));
                conditions.add(condition);
            }
        }
        if (!checks.isEmpty()) {
            rows = formulas.append(rows, columns, conditions);
        }
        return checks;
    }
}
