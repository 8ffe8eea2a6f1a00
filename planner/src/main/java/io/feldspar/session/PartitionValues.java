package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.partition.Transform;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PlanRewrite;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.planner.expression.RexTranslator;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.PartitionField;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The values that PARTITION (p = 1, q) gives partition columns.
///
/// @param fixed by the names of columns; those without a value are not there
record PartitionValues(Map<String, @Nullable Object> fixed) {

    /// @throws FeldsparException with INVALID_STATEMENT where the table is not partitioned by one
    ///     of the columns
    static PartitionValues of(
            StatementContext context, TableDetails table, List<Statement.PartitionValue> written) {
        Map<String, @Nullable Object> fixed = new LinkedHashMap<>();
        Map<String, Boolean> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Statement.PartitionValue each : written) {
            Field column = column(table, each.column());
            if (named.put(column.name(), true) != null) {
                throw new FeldsparException(
                        ErrorCode.COLUMN_DUPLICATE,
                        "Column '%s' is in PARTITION twice".formatted(column.name()));
            }
            QueryText value = each.value();
            if (value != null) {
                fixed.put(column.name(), value(context, column, value));
            }
        }
        return new PartitionValues(fixed);
    }

    private static Field column(TableDetails table, String name) {
        boolean partitioned =
                table.partitioning().stream()
                        .filter(field -> field.transform() instanceof Transform.Identity)
                        .map(PartitionField::column)
                        .anyMatch(name::equalsIgnoreCase);
        for (ColumnDefinition column : table.columns()) {
            if (partitioned && column.field().name().equalsIgnoreCase(name)) {
                return column.field();
            }
        }
        throw new FeldsparException(
                ErrorCode.INVALID_STATEMENT,
                "The table is not partitioned by a column '%s'".formatted(name),
                "See DESCRIBE.");
    }

    /// The value of a constant expression, as the column has it.
    private static @Nullable Object value(
            StatementContext context, Field column, QueryText expression) {
        QueryText query = QueryText.of("SELECT " + expression.sql(), expression.dialect());
        PhysicalPlan plan =
                context.session().plan(query, List.of(), context.operation()::check).plan();
        Expression cast =
                RexTranslator.cast(
                        new InputRef(0, plan.schema().type(0)),
                        column.type(),
                        SourceLocation.column(column.name()));
        Schema schema = Schema.of(new Field(column.name(), column.type(), true));
        return RowOfQuery.row(
                        context,
                        PlanRewrite.number(new PhysicalPlan.Project(plan, List.of(cast), schema)),
                        1)
                .getFirst();
    }
}
