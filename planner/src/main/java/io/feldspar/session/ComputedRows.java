package io.feldspar.session;

import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.lowering.ConstantRows;
import io.feldspar.session.setting.Setting;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.WrittenName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows that a statement both writes and returns, computed once: those that are written in the
/// statement in memory, others in files that go when it is closed.
final class ComputedRows implements AutoCloseable {

    private final StatementContext context;
    private final String name = UUID.randomUUID().toString();
    private final @Nullable SpooledRows spooled;
    private final PhysicalPlan plan;

    /// @param directory that is not there yet, where all executors can write
    ComputedRows(StatementContext context, PlannedQuery query, Path directory) {
        this.context = context;
        if (ConstantRows.isSmall(query.plan())) {
            spooled = null;
            plan = values(context, query);
            return;
        }
        spooled = SpooledRows.of(context, query, directory);
        context.catalog().addRows(name, spooled.rows());
        plan = scan(query.schema());
    }

    private static PhysicalPlan values(StatementContext context, PlannedQuery query) {
        List<List<Literal>> rows = new ArrayList<>();
        for (Batch batch : batches(context, query.plan())) {
            for (int i = 0; i < batch.rowCount(); i++) {
                List<Literal> row = new ArrayList<>();
                List<@Nullable Object> values = batch.values(i);
                for (int j = 0; j < values.size(); j++) {
                    row.add(new Literal(values.get(j), query.schema().type(j)));
                }
                rows.add(row);
            }
        }
        return new PhysicalPlan.Values(rows, query.schema());
    }

    /// The rows of a small plan.
    static List<Batch> batches(StatementContext context, PhysicalPlan small) {
        MemoryPool memory =
                new MemoryPool(
                        "rows of a statement",
                        context.session().settings().get(Setting.QUERY_MEMORY_LIMIT));
        List<Batch> batches = new ArrayList<>();
        try (Operator rows = ConstantRows.open(small, memory, context.operation()::check)) {
            for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
                batches.add(batch.copy());
            }
        }
        return batches;
    }

    private PhysicalPlan scan(Schema columns) {
        Dialect dialect = context.session().dialect();
        String sql =
                columns.fields().stream()
                        .map(Field::name)
                        .map(column -> WrittenName.of(column, dialect))
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        "SELECT ",
                                        " FROM "
                                                + WrittenName.of(
                                                        List.of(SessionCatalog.ROWS, name),
                                                        dialect)));
        return context.session()
                .plan(QueryText.of(sql, dialect), List.of(), context.operation()::check)
                .plan();
    }

    /// A plan that gives them, in the order in which they were computed.
    PhysicalPlan plan() {
        return plan;
    }

    @Override
    public void close() {
        context.catalog().removeRows(name);
        if (spooled != null) {
            spooled.close();
        }
    }
}
