package io.feldspar.sql.parser;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/// The rows of a query as an array, which is empty without rows.
///
/// ```text
/// ARRAY(SELECT a FROM t ORDER BY b DESC)
///     COALESCE((SELECT array_agg($value ORDER BY $key1 DESC)
///               FROM (SELECT a, b FROM t) AS $rows($value, $key1)), ARRAY())
/// ```
final class ArrayOfQuery {

    private static final String VALUE = "$value";

    private final SqlParserPos position;
    private final SqlNodeList order;
    private final List<SqlNode> names = new ArrayList<>();

    private ArrayOfQuery(SqlParserPos position) {
        this.position = position;
        this.order = new SqlNodeList(position);
        names.add(name(VALUE));
    }

    static SqlNode of(SqlParserPos position, SqlNode query) {
        ArrayOfQuery array = new ArrayOfQuery(position);
        return SqlStdOperatorTable.COALESCE.createCall(
                position,
                array.aggregated(array.rows(query)),
                NestedForms.call("ARRAY", position, List.of()));
    }

    private SqlNode aggregated(SqlNode rows) {
        SqlCall all = NestedForms.call("ARRAY_AGG", position, List.of(name(VALUE)));
        SqlNode ordered =
                order.isEmpty()
                        ? all
                        : SqlStdOperatorTable.WITHIN_GROUP.createCall(position, all, order);
        List<SqlNode> alias = new ArrayList<>(List.of(rows, name("$rows")));
        alias.addAll(names);
        SqlSelect select = Selects.all(SqlStdOperatorTable.AS.createCall(position, alias));
        select.setSelectList(SqlNodeList.of(ordered));
        return select;
    }

    /// The query with the keys of its order as further columns.
    private SqlNode rows(SqlNode query) {
        if (!(query instanceof SqlOrderBy sorted)) {
            return query;
        }
        boolean limited = sorted.offset != null || sorted.fetch != null;
        if (!(sorted.query instanceof SqlSelect select) || select.isDistinct()) {
            for (SqlNode key : sorted.orderList) {
                order.add(with(key, name(VALUE)));
            }
            return limited ? sorted : sorted.query;
        }
        SortKeys keys = new SortKeys(select);
        SqlNodeList items = new SqlNodeList(select.getSelectList(), position);
        SqlNodeList numbered = new SqlNodeList(position);
        for (SqlNode key : keys.of(sorted.orderList)) {
            SqlIdentifier name = name("$key" + names.size());
            names.add(name);
            items.add(SqlStdOperatorTable.AS.createCall(position, plain(key), name));
            order.add(with(key, name));
            numbered.add(with(key, name));
        }
        SqlSelect widened = (SqlSelect) select.clone(select.getParserPosition());
        widened.setSelectList(items);
        return limited
                ? new SqlOrderBy(position, widened, numbered, sorted.offset, sorted.fetch)
                : widened;
    }

    /// The key without DESC and NULLS FIRST.
    private static SqlNode plain(SqlNode key) {
        return switch (key.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> plain(((SqlCall) key).operand(0));
            default -> key;
        };
    }

    private static SqlNode with(SqlNode key, SqlNode column) {
        return switch (key.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> {
                SqlCall call = (SqlCall) key;
                yield call.getOperator()
                        .createCall(call.getParserPosition(), with(call.operand(0), column));
            }
            default -> column;
        };
    }

    private SqlIdentifier name(String name) {
        return new SqlIdentifier(name, position);
    }
}
