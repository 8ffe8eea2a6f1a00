package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.tree.Expr;
import io.feldspar.sql.tree.Operator;
import io.feldspar.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values of a column as columns of aggregates.
///
/// ```text
/// groupBy(k).pivot(p, [x, y]).agg(f)
///     k, any_value(f) FILTER (p = x) AS x, any_value(f) FILTER (p = y) AS y
///         of k, p, f(…) GROUP BY k, p
/// ```
/// So a value that a group lacks gives NULL, also for counts, as Spark does.
record Pivot(Column column, List<@Nullable Object> values) {

    private static final String VALUE = "$pivot";

    Dataset<Row> of(
            Dataset<?> dataset, Query.Grouping grouping, List<Expr> keys, List<Expr> aggregates) {
        if (grouping != Query.Grouping.ALL) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "pivot follows groupBy, not rollup or cube",
                    "Use groupBy.");
        }
        List<Expr> inner = new ArrayList<>();
        List<Expr> outer = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            inner.add(new Expr.Alias(bare(keys.get(i)), List.of("$key" + i)));
            outer.add(
                    new Expr.Alias(
                            new Expr.Name(List.of("$key" + i)), List.of(keys.get(i).label())));
        }
        inner.add(new Expr.Alias(bare(column.expression()), List.of(VALUE)));
        List<Expr> measures = new ArrayList<>();
        for (int i = 0; i < aggregates.size(); i++) {
            measures.add(new Expr.Alias(bare(aggregates.get(i)), List.of("$measure" + i)));
        }
        Query groups = new Query.Aggregate(dataset.query(), grouping, inner, measures);
        return dataset.feldspar()
                .dataset(new Query.Aggregate(groups, grouping, outer, columns(aggregates)));
    }

    private static Expr bare(Expr expression) {
        return expression instanceof Expr.Alias alias ? alias.operand() : expression;
    }

    private List<Expr> columns(List<Expr> aggregates) {
        List<Expr> columns = new ArrayList<>();
        for (Object value : values) {
            Expr is =
                    Expr.Operation.of(
                            Operator.NULL_SAFE_EQUAL,
                            new Expr.Name(List.of(VALUE)),
                            Column.operand(value));
            for (int i = 0; i < aggregates.size(); i++) {
                Expr measure = Expr.Call.of("any_value", new Expr.Name(List.of("$measure" + i)));
                String name = CellText.of(value);
                columns.add(
                        new Expr.Alias(
                                new Expr.Filtered(measure, is),
                                List.of(
                                        aggregates.size() == 1
                                                ? name
                                                : name + "_" + aggregates.get(i).label())));
            }
        }
        return columns;
    }
}
