package io.feldspar.session;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// SUMMARIZE: statistics of each column, all of them computed by one query.
///
/// ```text
/// SUMMARIZE q
/// SELECT MIN(c0), MAX(c0), …, COUNT(c0), MIN(c1), …, COUNT(*) FROM (q) AS t(c0, c1, …)
/// ```
record SummarizeExecution(Statement.Summarize summarize) implements StatementExecution {

    private static final DecimalType PERCENTAGE = new DecimalType(9, 2);

    private static final Schema RESULT =
            new Schema(
                    List.of(
                            text("column_name"),
                            text("column_type"),
                            text("min"),
                            text("max"),
                            new Field("approx_unique", SimpleType.BIGINT, true),
                            text("avg"),
                            text("std"),
                            text("q25"),
                            text("q50"),
                            text("q75"),
                            new Field("count", SimpleType.BIGINT, false),
                            new Field("null_percentage", PERCENTAGE, true)));

    /// What is computed of each column, in the order of the result, and how many of its values are
    /// not null.
    private static final int STATISTICS = 9;

    private static Field text(String name) {
        return new Field(name, SimpleType.VARCHAR, true);
    }

    @Override
    public OperationResult run(StatementContext context) {
        QueryText query = summarize.query();
        Schema schema = context.session().describe(query);
        List<@Nullable Object> values = values(context, query, schema);
        long rows = (Long) values.getLast();
        List<List<@Nullable Object>> summaries = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            summaries.add(
                    summary(
                            schema.field(i),
                            values.subList(i * STATISTICS, (i + 1) * STATISTICS),
                            rows));
        }
        return TextRows.of(RESULT, summaries);
    }

    private static List<@Nullable Object> values(
            StatementContext context, QueryText query, Schema schema) {
        String names =
                IntStream.range(0, schema.size())
                        .mapToObj(column -> "c" + column)
                        .collect(Collectors.joining(", "));
        List<String> aggregates = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            aggregates.addAll(aggregates("c" + i, schema.type(i)));
        }
        aggregates.add("COUNT(*)");
        String sql =
                "SELECT %s FROM (%s) AS t(%s)"
                        .formatted(String.join(", ", aggregates), query.sql(), names);
        PlannedQuery planned = context.plan(QueryText.of(sql, query.dialect()));
        try (RunningQuery running = context.start(planned.plan(), false)) {
            Batch batch = running.next();
            while (batch != null && batch.rowCount() == 0) {
                batch = running.next();
            }
            if (batch == null) {
                throw new IllegalStateException("an aggregate gave no row");
            }
            return batch.values(0);
        }
    }

    private static List<String> aggregates(String column, Type type) {
        boolean nested = type instanceof NestedType || type == SimpleType.NULL;
        boolean number = type.numeric();
        return List.of(
                nested ? none() : text("MIN", column),
                nested ? none() : text("MAX", column),
                nested ? "CAST(NULL AS BIGINT)" : "APPROX_COUNT_DISTINCT(%s)".formatted(column),
                number ? ofDoubles("AVG", column) : none(),
                number ? ofDoubles("STDDEV_SAMP", column) : none(),
                number ? quantile("0.25", column) : none(),
                number ? quantile("0.5", column) : none(),
                number ? quantile("0.75", column) : none(),
                "COUNT(%s)".formatted(column));
    }

    private static String none() {
        return "CAST(NULL AS VARCHAR)";
    }

    private static String text(String aggregate, String column) {
        return "CAST(%s(%s) AS VARCHAR)".formatted(aggregate, column);
    }

    private static String ofDoubles(String aggregate, String column) {
        return "CAST(%s(CAST(%s AS DOUBLE)) AS VARCHAR)".formatted(aggregate, column);
    }

    private static String quantile(String fraction, String column) {
        return "CAST(PERCENTILE_CONT(%s) WITHIN GROUP (ORDER BY CAST(%s AS DOUBLE)) AS VARCHAR)"
                .formatted(fraction, column);
    }

    private static List<@Nullable Object> summary(
            Field column, List<@Nullable Object> values, long rows) {
        List<@Nullable Object> summary = new ArrayList<>();
        summary.add(column.name());
        summary.add(column.type().sql());
        summary.addAll(values.subList(0, STATISTICS - 1));
        summary.add(rows);
        long present = (Long) values.getLast();
        summary.add(
                rows == 0
                        ? null
                        : BigDecimal.valueOf(rows - present)
                                .multiply(BigDecimal.valueOf(100))
                                .divide(
                                        BigDecimal.valueOf(rows),
                                        PERCENTAGE.scale(),
                                        RoundingMode.HALF_UP));
        return summary;
    }
}
