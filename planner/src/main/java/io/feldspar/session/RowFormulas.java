package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.Columns;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PlanRewrite;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.catalog.Formula;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.WrittenName;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Computes expressions that users wrote over the columns of a table, from the rows of a plan.
///
/// ```text
/// SELECT c1, c2, (formula) FROM stand-in AS table        planned, then
/// Project c1, c2, formula
///   the plan of the rows                                 in place of Scan stand-in
/// ```
final class RowFormulas {

    private final StatementContext context;
    private final String table;

    /// @param table what the expressions call it
    RowFormulas(StatementContext context, String table) {
        this.context = context;
        this.table = table;
    }

    /// What is known of a formula before it is computed.
    ///
    /// @param columns names of those that it reads
    /// @param deterministic whether equal rows give equal values
    record Analyzed(Type type, List<String> columns, boolean deterministic) {}

    /// @throws FeldsparException where it is not an expression over one row, or names a column that
    ///     is not there
    Analyzed analyze(Formula formula, Schema columns) {
        PlannedQuery planned = plan(standIn(columns, 0, List.of()), List.of(), List.of(formula));
        PhysicalPlan plan = planned.plan();
        List<String> read = new ArrayList<>();
        boolean deterministic = !planned.timed();
        Type type = plan.schema().type(0);
        while (plan instanceof PhysicalPlan.Project project) {
            deterministic &= project.expressions().stream().allMatch(Columns::deterministic);
            plan = project.input();
        }
        if (plan instanceof PhysicalPlan.Scan scan && scan.filters().isEmpty()) {
            scan.columns().forEach(column -> read.add(columns.field(column).name()));
        } else if (!(plan instanceof PhysicalPlan.Values)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_DEFINITION,
                    "'%s' is not an expression over one row".formatted(formula.sql()),
                    "Leave out subqueries, aggregates and window functions.");
        }
        return new Analyzed(type, read, deterministic);
    }

    /// The rows with a column for each formula after their own columns.
    ///
    /// @param columns of the rows as the formulas see them
    PhysicalPlan append(PhysicalPlan rows, Schema columns, List<Formula> formulas) {
        PhysicalPlan appended = rows;
        List<Field> fields = new ArrayList<>(nullable(columns).fields());
        for (int from = 0; from < formulas.size(); ) {
            int to = from + 1;
            Dialect dialect = formulas.get(from).dialect();
            while (to < formulas.size() && formulas.get(to).dialect() == dialect) {
                to++;
            }
            List<Formula> some = formulas.subList(from, to);
            StandInTable standIn = standIn(columns, columns.size(), fields);
            PhysicalPlan template = plan(standIn, fields, some).plan();
            appended = inPlaceOf(standIn.handle(), template, appended);
            for (int i = fields.size(); i < template.schema().size(); i++) {
                fields.add(template.schema().field(i));
            }
            from = to;
        }
        return appended;
    }

    /// The plan over other rows.
    ///
    /// @param standIn what it reads; no filter is left to that scan
    /// @param rows in the columns of the stand-in
    static PhysicalPlan inPlaceOf(TableHandle standIn, PhysicalPlan plan, PhysicalPlan rows) {
        return PlanRewrite.rewrite(
                plan,
                node -> {
                    if (!(node instanceof PhysicalPlan.Scan scan)
                            || !scan.table().equals(standIn)) {
                        return node;
                    }
                    List<Expression> read = new ArrayList<>();
                    for (int column : scan.columns()) {
                        read.add(new InputRef(column, rows.schema().type(column)));
                    }
                    PhysicalPlan project = new PhysicalPlan.Project(rows, read, scan.schema());
                    return scan.filters().isEmpty()
                            ? project
                            : new PhysicalPlan.Filter(
                                    project,
                                    new Expression.And(scan.filters()),
                                    scan.estimatedRows());
                });
    }

    /// The columns of the table, and those after them under names of their own.
    private static StandInTable standIn(Schema columns, int own, List<Field> selected) {
        List<Field> fields = new ArrayList<>(nullable(columns).fields());
        for (int i = own; i < selected.size(); i++) {
            fields.add(new Field("$" + i, selected.get(i).type(), true));
        }
        return StandInTable.of(UUID.randomUUID().toString(), new Schema(fields));
    }

    /// @param selected columns that the result begins with
    private PlannedQuery plan(StandInTable standIn, List<Field> selected, List<Formula> formulas) {
        Dialect dialect = formulas.getFirst().dialect();
        List<Field> fields = standIn.schema().fields();
        List<String> items = new ArrayList<>();
        for (int i = 0; i < selected.size(); i++) {
            items.add(WrittenName.of(fields.get(i).name(), dialect));
        }
        formulas.forEach(formula -> items.add("(\n" + formula.sql() + "\n)"));
        String rows = standIn.handle().name();
        String sql =
                items.stream()
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        "SELECT ",
                                        " FROM %s AS %s"
                                                .formatted(
                                                        WrittenName.of(
                                                                List.of(SessionCatalog.ROWS, rows),
                                                                dialect),
                                                        WrittenName.of(table, dialect))));
        context.catalog().addRows(rows, new ResolvedTable(standIn.handle(), standIn));
        try {
            QueryText text = QueryText.of(sql, dialect);
            return context.session().plan(text, List.of(), context.operation()::check);
        } finally {
            context.catalog().removeRows(rows);
        }
    }

    /// Rows are looked at before NOT NULL is enforced.
    static Schema nullable(Schema schema) {
        return new Schema(
                schema.fields().stream()
                        .map(field -> new Field(field.name(), field.type(), true))
                        .toList());
    }
}
