package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.parser.AllColumns;
import io.feldspar.sql.parser.StarForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/// GROUP BY ALL and ORDER BY ALL, as DuckDB has them.
///
/// ```text
/// SELECT a, b + 1, sum(c) … GROUP BY ALL   GROUP BY a, b + 1
/// SELECT a, b … ORDER BY ALL DESC          ORDER BY 1 DESC, 2 DESC
/// ```
/// Alongside `*`, both wait for the validator, which knows how many columns there are.
final class GroupByAll extends SqlShuttle {

    private GroupByAll() {}

    static SqlNode writtenOut(SqlNode query) {
        SqlNode changed = query.accept(new GroupByAll());
        return changed == null ? query : changed;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (visited instanceof SqlSelect select
                && select.getGroup() != null
                && select.getGroup().size() == 1
                && isAll(select.getGroup().get(0))
                && !standsForSeveral(select)) {
            select.setGroupBy(grouped(select.getSelectList()));
        }
        return visited instanceof SqlOrderBy ordered
                        && isAll(ordered.orderList)
                        && !standsForSeveral(ordered.query)
                ? new SqlOrderBy(
                        ordered.getParserPosition(),
                        ordered.query,
                        numbers(ordered.orderList, count(ordered.query)),
                        ordered.offset,
                        ordered.fetch)
                : visited;
    }

    private static boolean isAll(SqlNodeList order) {
        return order.size() == 1 && isAll(column(order.get(0)));
    }

    private static boolean standsForSeveral(SqlNode query) {
        return switch (query) {
            case SqlSelect select ->
                    select.getSelectList().stream().anyMatch(StarForms::standsForSeveral);
            case SqlWith with -> standsForSeveral(with.body);
            case SqlBasicCall call when call.getKind().belongsTo(SqlKind.SET_QUERY) ->
                    standsForSeveral(call.operand(0));
            default -> false;
        };
    }

    /// Writes out a GROUP BY ALL and an ORDER BY ALL that waited.
    static void writeOut(SqlSelect select, SqlValidator validator) {
        SqlNodeList group = select.getGroup();
        if (group != null && group.size() == 1 && isAll(group.get(0))) {
            SqlNodeList columns = new SqlNodeList(select.getSelectList().getParserPosition());
            for (SqlNode item : select.getSelectList()) {
                // Calcite would resolve the groups to find the type of an item.
                if (StarForms.standsForSeveral(item)) {
                    columns.addAll(validator.expandStar(SqlNodeList.of(item), select, false));
                } else {
                    columns.add(item);
                }
            }
            select.setSelectList(columns);
            select.setGroupBy(grouped(columns));
        }
        SqlNodeList order = select.getOrderList();
        if (order != null && isAll(order)) {
            SqlNodeList columns = validator.expandStar(select.getSelectList(), select, false);
            select.setOrderBy(numbers(order, columns.size()));
        }
    }

    private static boolean isAll(SqlNode column) {
        return column instanceof SqlLiteral literal && literal.getValue() == AllColumns.ALL;
    }

    /// A column of ORDER BY without DESC and NULLS FIRST.
    private static SqlNode column(SqlNode key) {
        return switch (key.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> column(((SqlCall) key).operand(0));
            default -> key;
        };
    }

    private static @Nullable SqlNodeList grouped(SqlNodeList items) {
        SqlParserPos position = items.getParserPosition();
        SqlNodeList groups = new SqlNodeList(position);
        boolean aggregated = false;
        for (SqlNode item : items) {
            SqlNode expression = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
            boolean aggregate = aggregates(expression);
            aggregated |= aggregate;
            if (!(expression instanceof SqlLiteral) && !aggregate) {
                groups.add(expression);
            }
        }
        if (groups.isEmpty() && !aggregated) {
            // All rows are one group, if there are any. A literal would be a column's number.
            groups.add(SqlLiteral.createExactNumeric("1", position));
        }
        return groups.isEmpty() ? null : groups;
    }

    private static List<SqlNode> items(SqlSelect select) {
        for (SqlNode item : select.getSelectList()) {
            if (StarForms.standsForSeveral(item)) {
                throw PlacedException.of(
                        new FeldsparException(
                                ErrorCode.NOT_SUPPORTED,
                                "ALL is not supported alongside *",
                                "Name the columns."),
                        item.getParserPosition());
            }
        }
        return select.getSelectList();
    }

    private static boolean aggregates(SqlNode expression) {
        boolean[] found = {false};
        expression.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
                        found[0] |= FunctionRegistry.builtIn().findAggregate(name) != null;
                        return call.getKind().belongsTo(SqlKind.QUERY) ? null : super.visit(call);
                    }
                });
        return found[0];
    }

    private static SqlNodeList numbers(SqlNodeList order, int count) {
        SqlNode key = order.get(0);
        List<SqlNode> numbers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            numbers.add(
                    numbered(
                            key,
                            SqlLiteral.createExactNumeric(
                                    Integer.toString(i), key.getParserPosition())));
        }
        return new SqlNodeList(numbers, order.getParserPosition());
    }

    private static SqlNode numbered(SqlNode key, SqlNode number) {
        return key instanceof SqlCall call
                ? call.getOperator()
                        .createCall(call.getParserPosition(), numbered(call.operand(0), number))
                : number;
    }

    private static int count(SqlNode query) {
        return switch (query) {
            case SqlSelect select -> items(select).size();
            case SqlWith with -> count(with.body);
            case SqlBasicCall call when call.getKind().belongsTo(SqlKind.SET_QUERY) ->
                    count(call.operand(0));
            default ->
                    throw PlacedException.of(
                            new FeldsparException(
                                    ErrorCode.NOT_SUPPORTED,
                                    "ORDER BY ALL is not supported here",
                                    "Name the columns."),
                            query.getParserPosition());
        };
    }
}
