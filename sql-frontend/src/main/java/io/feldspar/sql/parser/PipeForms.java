package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.function.registry.FunctionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlStarReplace;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/// Pipe operators as queries over the query before them.
///
/// ```text
/// q |> WHERE p                          SELECT * FROM q WHERE p
/// q |> EXTEND e AS x                    SELECT *, e AS x FROM q
/// q |> SET a = e                        SELECT * REPLACE (e AS a) FROM q
/// q |> DROP a                           SELECT * EXCEPT (a) FROM q
/// q |> AGGREGATE sum(a) GROUP BY b      SELECT b, sum(a) FROM q GROUP BY b
/// ```
/// As long as the query is `SELECT * FROM … WHERE …`, operators add to it, so that the names of its
/// tables stay known.
final class PipeForms {

    private PipeForms() {}

    static SqlSelect where(SqlNode query, SqlNode condition) {
        SqlSelect select = open(query);
        SqlNode before = select.getWhere();
        select.setWhere(
                before == null
                        ? condition
                        : SqlStdOperatorTable.AND.createCall(
                                condition.getParserPosition(), before, condition));
        return select;
    }

    static SqlSelect select(
            SqlNode query,
            @Nullable SqlLiteral quantifier,
            List<SqlNode> items,
            @Nullable SqlNodeList windows) {
        SqlSelect open = open(query);
        SqlParserPos position = SqlParserPos.sum(items);
        return new SqlSelect(
                position,
                quantifier == null ? null : SqlNodeList.of(quantifier),
                new SqlNodeList(items, position),
                open.getFrom(),
                open.getWhere(),
                null,
                null,
                windows,
                null,
                null,
                null,
                null,
                null);
    }

    static SqlSelect extend(SqlNode query, List<SqlNode> items, @Nullable SqlNodeList windows) {
        items.forEach(PipeForms::requireNoAggregate);
        List<SqlNode> all = new ArrayList<>(items);
        all.addFirst(SqlIdentifier.star(items.getFirst().getParserPosition()));
        return select(query, null, all, windows);
    }

    private static void requireNoAggregate(SqlNode item) {
        item.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        if (call.getKind() == SqlKind.OVER
                                || call.getKind().belongsTo(SqlKind.QUERY)) {
                            return null;
                        }
                        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
                        if (FunctionRegistry.builtIn().findAggregate(name) != null) {
                            throw FunctionForms.problem(
                                    ErrorCode.NOT_SUPPORTED,
                                    "EXTEND cannot aggregate by '%s'".formatted(name),
                                    "Write |> AGGREGATE, or give it OVER ().",
                                    call.getParserPosition());
                        }
                        return super.visit(call);
                    }
                });
    }

    /// @param assignments each `expression AS column`; a later one reads what an earlier one set
    static SqlNode set(SqlNode query, List<SqlNode> assignments) {
        SqlNode changed = query;
        for (SqlNode each : assignments) {
            SqlParserPos position = each.getParserPosition();
            SqlNode star =
                    new SqlStarReplace(
                            position, SqlIdentifier.star(position), SqlNodeList.of(each));
            changed = select(changed, null, List.of(star), null);
        }
        return changed;
    }

    static SqlNode drop(SqlNode query, List<SqlNode> columns) {
        SqlParserPos position = SqlParserPos.sum(columns);
        SqlNode star =
                new SqlStarExclude(
                        position, SqlIdentifier.star(position), new SqlNodeList(columns, position));
        return select(query, null, List.of(star), null);
    }

    /// @param renamings each `column AS name`
    static SqlNode rename(SqlNode query, List<SqlNode> renamings) {
        SqlParserPos position = SqlParserPos.sum(renamings);
        return select(
                query,
                null,
                List.of(StarForms.renamed(position, SqlIdentifier.star(position), renamings)),
                null);
    }

    static SqlNode as(SqlNode query, SqlIdentifier name) {
        SqlSelect open = open(query);
        SqlNode from = open.getFrom();
        boolean table = from instanceof SqlIdentifier && open.getWhere() == null;
        return Selects.all(aliased(table ? from : query, name, null));
    }

    /// @param keys what the rows are grouped by, which come first; perhaps with names
    static SqlNode aggregate(
            SqlNode query, List<SqlNode> aggregates, List<SqlNode> keys, SqlParserPos position) {
        List<SqlNode> items = new ArrayList<>();
        keys.forEach(key -> items.add(StarForms.ordinal(key)));
        items.addAll(aggregates);
        if (items.isEmpty()) {
            throw FunctionForms.problem(
                    "AGGREGATE has nothing to compute", "Add an aggregate, or GROUP BY.", position);
        }
        SqlSelect select = select(query, null, items, null);
        if (keys.isEmpty()) {
            return select;
        }
        List<SqlNode> groups = new ArrayList<>();
        keys.forEach(
                key ->
                        groups.add(
                                StarForms.ordinal(
                                        key.getKind() == SqlKind.AS
                                                ? ((SqlCall) key).operand(0)
                                                : key)));
        select.setGroupBy(new SqlNodeList(groups, SqlParserPos.sum(groups)));
        return select;
    }

    static SqlNode combine(
            SqlNode query, SqlOperator operator, SqlNode other, SqlParserPos position) {
        return operator.createCall(position, query, other);
    }

    /// What ORDER BY, LIMIT and OFFSET are added to.
    ///
    /// @param orders whether an ORDER BY follows
    static SqlNode sortable(SqlNode query, boolean orders) {
        if (!(query instanceof SqlOrderBy sorted)) {
            return query;
        }
        boolean limits = sorted.fetch != null || sorted.offset != null;
        return orders || limits ? Selects.all(sorted) : sorted.query;
    }

    /// @param result of adding LIMIT or OFFSET to [#sortable], which takes the order over
    static SqlNode sorted(SqlNode query, SqlNode result) {
        if (query instanceof SqlOrderBy
                && result instanceof SqlOrderBy limited
                && limited.query instanceof SqlSelect select
                && select.getQualify() != null
                && limited.orderList.isEmpty()) {
            throw FunctionForms.problem(
                    "LIMIT n PERCENT behind |> ORDER BY",
                    "Write |> ORDER BY … LIMIT n PERCENT in one step.",
                    result.getParserPosition());
        }
        return query instanceof SqlOrderBy before
                        && result instanceof SqlOrderBy after
                        && after.query.equals(before.query)
                ? new SqlOrderBy(
                        after.getParserPosition(),
                        after.query,
                        before.orderList,
                        after.offset,
                        after.fetch)
                : result;
    }

    static SqlNode aliased(SqlNode table, SqlIdentifier alias, @Nullable SqlNodeList columns) {
        List<SqlNode> operands = new ArrayList<>(List.of(table, alias));
        if (columns != null) {
            operands.addAll(columns);
        }
        return SqlStdOperatorTable.AS.createCall(SqlParserPos.sum(operands), operands);
    }

    /// What the query reads, where it reads all of it; else the query as a table.
    static SqlNode from(SqlNode query) {
        SqlSelect open = open(query);
        SqlNode from = open.getFrom();
        return open.getWhere() == null && from != null ? from : table(query);
    }

    /// The query as a table, under the name of the one table that it reads.
    static SqlNode table(SqlNode query) {
        if (query instanceof SqlSelect select) {
            SqlIdentifier name = select.getFrom() == null ? null : name(select.getFrom());
            if (name != null && startsWithStar(select)) {
                return isOpen(select) && select.getWhere() == null
                        ? select.getFrom()
                        : aliased(select, name, null);
            }
        }
        return query;
    }

    private static @Nullable SqlIdentifier name(SqlNode table) {
        return switch (table) {
            case SqlIdentifier name ->
                    new SqlIdentifier(name.names.getLast(), name.getParserPosition());
            case SqlBasicCall as when as.getKind() == SqlKind.AS -> as.operand(1);
            default -> null;
        };
    }

    private static SqlSelect open(SqlNode query) {
        return query instanceof SqlSelect select && isOpen(select)
                ? select
                : Selects.all(table(query));
    }

    private static boolean isOpen(SqlSelect select) {
        return select.getSelectList().size() == 1
                && select.getSelectList().get(0) instanceof SqlIdentifier star
                && star.isStar()
                && star.names.size() == 1
                && select.getFrom() != null
                && !select.isDistinct()
                && select.getGroup() == null
                && select.getHaving() == null
                && select.getQualify() == null
                && select.getFetch() == null;
    }

    private static boolean startsWithStar(SqlSelect select) {
        SqlNode first = select.getSelectList().get(0);
        return StarForms.standsForSeveral(first);
    }
}
