package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.parser.RecursiveUnion;
import io.feldspar.sql.parser.RecursiveWith;
import io.feldspar.sql.parser.UnionByName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Items of WITH RECURSIVE: their order, and the form of those that read themselves.
///
/// ```text
/// r AS (WITH i AS (…) a UNION ALL b UNION ALL c)      b and c read r
///     →  RecursiveUnion(WITH i AS (…) a,
///                       (WITH i AS (…) b) UNION ALL (WITH i AS (…) c))
/// ```
final class RecursiveItems {

    private RecursiveItems() {}

    static boolean readsItself(SqlWithItem item) {
        return TableReads.of(item.query).contains(CommonTables.key(item.name));
    }

    /// The items, those of WITH RECURSIVE behind the items that they read, wherever these are.
    static List<SqlWithItem> inOrder(SqlNodeList list) {
        List<SqlWithItem> items = new ArrayList<>();
        list.forEach(item -> items.add((SqlWithItem) item));
        if (items.stream().noneMatch(item -> item.recursive instanceof RecursiveWith)) {
            return items;
        }
        Set<SqlWithItem> ordered = new LinkedHashSet<>();
        for (SqlWithItem item : items) {
            place(item, items, ordered, new ArrayDeque<>());
        }
        return List.copyOf(ordered);
    }

    /// @param open the items that read this one, directly or not
    private static void place(
            SqlWithItem item,
            List<SqlWithItem> items,
            Set<SqlWithItem> ordered,
            Deque<SqlWithItem> open) {
        if (ordered.contains(item)) {
            return;
        }
        if (open.contains(item)) {
            throw problem(
                    ErrorCode.NOT_SUPPORTED,
                    "'%s' and '%s' read each other, which is not supported"
                            .formatted(item.name.getSimple(), open.element().name.getSimple()),
                    "Make one recursive query of them, with a column that tells their rows apart.",
                    item.name);
        }
        open.push(item);
        Set<String> reads = TableReads.of(item.query);
        for (SqlWithItem other : items) {
            if (!other.equals(item) && reads.contains(CommonTables.key(other.name))) {
                place(other, items, ordered, open);
            }
        }
        open.pop();
        ordered.add(item);
    }

    /// The query of an item that reads itself.
    static SqlCall union(SqlWithItem item) {
        List<SqlWithItem> inner = new ArrayList<>();
        SqlNode body = item.query;
        while (body instanceof SqlWith with) {
            with.withList.forEach(each -> inner.add((SqlWithItem) each));
            body = with.body;
        }
        SqlCall call = requireUnion(item, body);
        boolean all = ((SqlSetOperator) call.getOperator()).isAll();
        Set<String> recursive = readers(item, inner);
        List<SqlNode> first = new ArrayList<>();
        List<SqlNode> steps = new ArrayList<>();
        for (SqlNode query : chain(call, all)) {
            boolean reads = !Collections.disjoint(TableReads.of(query), recursive);
            if (reads && first.isEmpty()) {
                throw form(
                        item,
                        "reads itself in its first query",
                        "Write first the query that reads other tables only, then UNION ALL.");
            }
            (reads ? steps : first).add(query);
        }
        List<SqlWithItem> others =
                inner.stream()
                        .filter(each -> !recursive.contains(CommonTables.key(each.name)))
                        .toList();
        SqlParserPos position = call.getParserPosition();
        long limit = item.recursive instanceof RecursiveWith with ? with.limit() : -1;
        return new RecursiveUnion(item.name.getSimple(), all, limit)
                .createCall(position, all(first, others, position), all(steps, inner, position));
    }

    private static SqlCall requireUnion(SqlWithItem item, SqlNode body) {
        if (body.getKind() == SqlKind.ORDER_BY) {
            throw form(
                    item,
                    "has ORDER BY, LIMIT or OFFSET",
                    "Put them into the query that reads it.");
        }
        if (body instanceof SqlCall call
                && call.getOperator() instanceof SqlSetOperator operator
                && call.getKind() == SqlKind.UNION
                && !(operator instanceof UnionByName)) {
            return call;
        }
        throw form(item, "is not a UNION", "Write it as: first query UNION ALL recursive one.");
    }

    /// The names of the item and of those items within it that read it.
    private static Set<String> readers(SqlWithItem item, List<SqlWithItem> inner) {
        Set<String> names = new HashSet<>();
        names.add(CommonTables.key(item.name));
        for (SqlWithItem each : inner) {
            if (!Collections.disjoint(TableReads.of(each.query), names)) {
                names.add(CommonTables.key(each.name));
            }
        }
        return names;
    }

    /// The queries of a chain of unions.
    private static Deque<SqlNode> chain(SqlCall union, boolean all) {
        Deque<SqlNode> queries = new ArrayDeque<>();
        SqlNode left = union;
        while (left instanceof SqlCall call
                && call.getKind() == SqlKind.UNION
                && call.getOperator() instanceof SqlSetOperator operator
                && !(operator instanceof UnionByName)
                && operator.isAll() == all) {
            queries.addFirst(call.operand(1));
            left = call.operand(0);
        }
        queries.addFirst(left);
        return queries;
    }

    private static SqlNode all(
            List<SqlNode> queries, List<SqlWithItem> inner, SqlParserPos position) {
        return queries.stream()
                .map(query -> within(inner, query))
                .reduce(
                        (left, right) ->
                                SqlStdOperatorTable.UNION_ALL.createCall(position, left, right))
                .orElseThrow();
    }

    /// The query below a copy of the items; the validator knows nodes by their identity.
    private static SqlNode within(List<SqlWithItem> items, SqlNode query) {
        if (items.isEmpty()) {
            return query;
        }
        SqlParserPos position = query.getParserPosition();
        SqlNodeList copies = new SqlNodeList(position);
        items.forEach(item -> copies.add(item.accept(new Copy())));
        return new SqlWith(position, copies, query);
    }

    private static final class Copy extends SqlShuttle {
        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            CallCopyingArgHandler handler = new CallCopyingArgHandler(call, true);
            call.getOperator().acceptCall(this, call, false, handler);
            return Objects.requireNonNull(handler.result());
        }
    }

    private static PlacedException form(SqlWithItem item, String what, String advice) {
        return problem(
                ErrorCode.INVALID_RECURSION,
                "The recursive query '%s' %s".formatted(item.name.getSimple(), what),
                advice,
                item.name);
    }

    private static PlacedException problem(
            ErrorCode code, String problem, String advice, SqlNode place) {
        return PlacedException.of(
                new FeldsparException(code, problem, advice), place.getParserPosition());
    }
}
