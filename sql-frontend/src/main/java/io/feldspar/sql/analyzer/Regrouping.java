package io.feldspar.sql.analyzer;

import static java.util.Objects.requireNonNull;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.parser.StarForms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/// Computes the groups of a query below it, for an aggregate that a subquery of its takes of its
/// columns:
///
/// ```text
/// SELECT a, (SELECT max(t.b) + s.c FROM s)    SELECT g.a, (SELECT g.m + s.c FROM s)
/// FROM t                                   →  FROM (SELECT t.a AS a, max(t.b) AS m
/// GROUP BY a                                        FROM t
/// HAVING count(*) > 1                               GROUP BY t.a) AS g
///                                             WHERE g.n > 1
/// ```
/// The parts are known by their places in the text, and changed in a tree that no validator has
/// seen.
///
/// @param select the place of the query
/// @param groupNames for each expression that it groups by, the name of the column if it is one
/// @param groups the places of these expressions elsewhere, and which they are
/// @param aggregates the places of the aggregates of the query
/// @param aliases the places of aliases in HAVING, and which items of the select list they name
/// @param columns the places of items that are columns, several in that of a `*`
record Regrouping(
        SqlParserPos select,
        List<String> groupNames,
        Map<SqlParserPos, Integer> groups,
        List<SqlParserPos> aggregates,
        Map<SqlParserPos, Integer> aliases,
        Map<SqlParserPos, List<Column>> columns) {

    /// A column of the select list that the query groups by.
    record Column(String name, int group) {}

    /// The tree of the same text, changed.
    SqlNode apply(SqlNode query) {
        Map<SqlParserPos, SqlNode> calls = new HashMap<>();
        query.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        if (aggregates.contains(call.getParserPosition())) {
                            calls.putIfAbsent(call.getParserPosition(), call);
                        }
                        return super.visit(call);
                    }
                });
        return requireNonNull(query.accept(new Change(calls)));
    }

    /// The expressions that a query groups by, also in its grouping sets.
    static List<SqlNode> grouped(@Nullable SqlNodeList group) {
        List<SqlNode> grouped = new ArrayList<>();
        if (group != null) {
            addGrouped(group, grouped);
        }
        return grouped;
    }

    private static void addGrouped(SqlNode item, List<SqlNode> grouped) {
        if (isSet(item)) {
            List<SqlNode> parts =
                    item instanceof SqlNodeList list ? list : ((SqlCall) item).getOperandList();
            parts.forEach(each -> addGrouped(each, grouped));
        } else {
            grouped.add(item);
        }
    }

    private static boolean isSet(SqlNode item) {
        return item instanceof SqlNodeList
                || item.getKind() == SqlKind.GROUPING_SETS
                || item.getKind() == SqlKind.GROUP_BY_DISTINCT
                || item.getKind() == SqlKind.ROW;
    }

    /// Puts columns of the groups where the query has their expressions.
    private final class Change extends SqlShuttle {

        private final Map<SqlParserPos, SqlNode> calls;
        private List<SqlNode> items = List.of();

        /// @param calls the aggregates
        Change(Map<SqlParserPos, SqlNode> calls) {
            this.calls = calls;
        }

        @Override
        public @Nullable SqlNode visit(SqlIdentifier name) {
            Integer alias = aliases.get(name.getParserPosition());
            if (alias != null) {
                return items.get(alias).accept(this);
            }
            Integer group = groups.get(name.getParserPosition());
            return group == null ? name : column(groupName(group), name);
        }

        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            SqlParserPos place = call.getParserPosition();
            if (call instanceof SqlSelect found) {
                return place.equals(select) ? regrouped(found) : super.visit(call);
            }
            Integer group = groups.get(place);
            if (group != null) {
                return column(groupName(group), call);
            }
            int aggregate = aggregates.indexOf(place);
            return aggregate < 0 ? super.visit(call) : column(aggregateName(aggregate), call);
        }

        private SqlNode regrouped(SqlSelect query) {
            items = query.getSelectList().stream().map(Change::expression).toList();
            SqlNode where = query.getHaving() == null ? null : query.getHaving().accept(this);
            return new SqlSelect(
                    query.getParserPosition(),
                    query.isDistinct()
                            ? SqlNodeList.of(SqlSelectKeyword.DISTINCT.symbol(select))
                            : null,
                    changedItems(query.getSelectList()),
                    SqlStdOperatorTable.AS.createCall(
                            select, groupsOf(query), new SqlIdentifier(table(), select)),
                    where,
                    null,
                    null,
                    query.getWindowList(),
                    query.getQualify() == null ? null : query.getQualify().accept(this),
                    query.getOrderList(),
                    query.getOffset(),
                    query.getFetch(),
                    null);
        }

        private static SqlNode expression(SqlNode item) {
            return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
        }

        private SqlNodeList changedItems(SqlNodeList list) {
            SqlNodeList changed = new SqlNodeList(list.getParserPosition());
            for (SqlNode item : list) {
                if (item instanceof SqlIdentifier name && name.isStar()) {
                    for (Column each : columns.getOrDefault(name.getParserPosition(), List.of())) {
                        SqlNode column = column(groupName(each.group()), name);
                        changed.add(SqlValidatorUtil.addAlias(column, each.name()));
                    }
                    continue;
                }
                if (StarForms.standsForSeveral(item)) {
                    throw PlacedException.of(
                            new FeldsparException(
                                    ErrorCode.NOT_SUPPORTED,
                                    "This form of * is not supported alongside an aggregate in a"
                                            + " subquery of the columns of this query",
                                    "Name the columns."),
                            item.getParserPosition());
                }
                SqlNode column = requireNonNull(item.accept(this));
                changed.add(
                        item instanceof SqlIdentifier name
                                ? SqlValidatorUtil.addAlias(column, name.names.getLast())
                                : column);
            }
            return changed;
        }

        /// The query below, of the groups.
        private SqlSelect groupsOf(SqlSelect query) {
            SqlNodeList columns = new SqlNodeList(select);
            Map<SqlNode, SqlNode> written = new IdentityHashMap<>();
            List<SqlNode> grouped = grouped(query.getGroup());
            for (int i = 0; i < grouped.size(); i++) {
                SqlNode expression = meant(grouped.get(i), i, query.getSelectList());
                if (!holdsAggregate(expression)) {
                    written.put(grouped.get(i), expression);
                    columns.add(SqlValidatorUtil.addAlias(expression, groupName(i)));
                }
            }
            for (int i = 0; i < aggregates.size(); i++) {
                columns.add(
                        SqlValidatorUtil.addAlias(
                                requireNonNull(calls.get(aggregates.get(i))), aggregateName(i)));
            }
            SqlNodeList groupBy =
                    query.getGroup() == null
                            ? null
                            : (SqlNodeList) written(query.getGroup(), written);
            if (groupBy != null && groupBy.isEmpty()) {
                groupBy = null;
            }
            return new SqlSelect(
                    select,
                    null,
                    columns,
                    query.getFrom(),
                    query.getWhere(),
                    groupBy,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        /// What GROUP BY means by the number or the alias of an item.
        private SqlNode meant(SqlNode expression, int group, SqlNodeList list) {
            if (expression instanceof SqlNumericLiteral number && number.isInteger()) {
                return items.get(number.intValue(true) - 1);
            }
            if (!(expression instanceof SqlIdentifier name)
                    || name.names.getLast().equalsIgnoreCase(groupNames.get(group))) {
                return expression;
            }
            for (int i = 0; i < items.size(); i++) {
                if (name.names.getLast().equalsIgnoreCase(SqlValidatorUtil.alias(list.get(i)))) {
                    return items.get(i);
                }
            }
            return expression;
        }

        /// Whether GROUP BY ALL took an item for a group that has one of the aggregates.
        private boolean holdsAggregate(SqlNode expression) {
            boolean[] found = {false};
            expression.accept(
                    new SqlBasicVisitor<@Nullable Void>() {
                        @Override
                        public @Nullable Void visit(SqlCall call) {
                            found[0] |= aggregates.contains(call.getParserPosition());
                            return super.visit(call);
                        }
                    });
            return found[0];
        }

        private static @Nullable SqlNode written(SqlNode item, Map<SqlNode, SqlNode> expressions) {
            if (!isSet(item)) {
                return expressions.get(item);
            }
            if (item instanceof SqlNodeList list) {
                SqlNodeList changed = new SqlNodeList(list.getParserPosition());
                for (SqlNode each : list) {
                    SqlNode part = written(each, expressions);
                    if (part != null) {
                        changed.add(part);
                    }
                }
                return changed;
            }
            SqlCall call = (SqlCall) item;
            return call.getOperator()
                    .createCall(
                            call.getParserPosition(),
                            call.getOperandList().stream()
                                    .map(each -> written(each, expressions))
                                    .filter(Objects::nonNull)
                                    .toList());
        }
    }

    private static String groupName(int group) {
        return "GROUP" + group;
    }

    private static String aggregateName(int aggregate) {
        return "AGGREGATE" + aggregate;
    }

    /// A name of its own for each query, as queries around and within it may be changed too.
    private String table() {
        return "GROUPS " + select.getLineNum() + ":" + select.getColumnNum();
    }

    private SqlNode column(String name, SqlNode place) {
        return new SqlIdentifier(List.of(table(), name), place.getParserPosition());
    }
}
