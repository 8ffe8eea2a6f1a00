package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/// Says which column the bare name of a column of USING or NATURAL JOIN means; Calcite's validator
/// knows it in the select list and in GROUP BY alone.
///
/// ```text
/// a JOIN b USING (k), a LEFT JOIN b USING (k)   a.k
/// a RIGHT JOIN b USING (k)                      b.k
/// a FULL JOIN b USING (k)                       COALESCE(a.k, b.k)
/// ```
final class CommonColumns {

    private final SqlValidator validator;

    CommonColumns(SqlValidator validator) {
        this.validator = validator;
    }

    /// Changes the clauses of the query in place, but for FROM.
    void qualify(SqlSelect select) {
        if (!(select.getFrom() instanceof SqlJoin from)) {
            return;
        }
        Map<String, SqlNode> columns = columnsByName(from);
        if (columns.isEmpty()) {
            return;
        }
        Qualifying qualifying = new Qualifying(columns);
        Set<String> selected = new HashSet<>();
        SqlNodeList items = SqlNodeList.clone(select.getSelectList());
        for (int i = 0; i < items.size(); i++) {
            SqlNode item = items.get(i);
            if (item instanceof SqlStarExclude star) {
                List<SqlNode> kept = kept(from, star);
                items.remove(i);
                items.addAll(i, kept);
                i += kept.size() - 1;
                kept.forEach(each -> selected.add(name(each).toLowerCase(Locale.ROOT)));
            } else if (isStar(item)) {
                columns.keySet().forEach(name -> selected.add(name.toLowerCase(Locale.ROOT)));
            } else {
                String alias = SqlValidatorUtil.alias(item);
                if (alias != null) {
                    selected.add(alias.toLowerCase(Locale.ROOT));
                }
                items.set(i, qualifying.item(item));
            }
        }
        select.setSelectList(items);
        select.setWhere(qualifying.clause(select.getWhere()));
        select.setGroupBy(qualifying.list(select.getGroup()));
        select.setHaving(qualifying.clause(select.getHaving()));
        // ORDER BY knows the names of the select list first.
        columns.keySet().removeIf(name -> selected.contains(name.toLowerCase(Locale.ROOT)));
        select.setOrderBy(qualifying.list(select.getOrderList()));
    }

    /// What the names of the common columns stand for.
    private Map<String, SqlNode> columnsByName(SqlJoin from) {
        Map<String, SqlNode> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : commonNames(from)) {
            SqlNode column = column(from, name);
            if (column != null) {
                columns.put(name, column);
            }
        }
        return columns;
    }

    private static boolean isStar(SqlNode item) {
        return item instanceof SqlIdentifier identifier && identifier.isStar();
    }

    private static String name(SqlNode item) {
        return Objects.requireNonNull(SqlValidatorUtil.alias(item));
    }

    /// The columns of `* EXCLUDE (…)`, written out: Calcite loses count of common columns.
    private List<SqlNode> kept(SqlJoin from, SqlStarExclude star) {
        Set<String> excluded = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        excluded.addAll(SqlIdentifier.simpleNames(star.getExcludeList()));
        List<SqlNode> kept = new ArrayList<>();
        Set<String> found = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (SqlNode each : columns(from)) {
            String name = name(each);
            if (excluded.contains(name)) {
                found.add(name);
            } else {
                kept.add(each);
            }
        }
        for (SqlNode name : star.getExcludeList()) {
            if (!found.contains(name.toString())) {
                throw PlacedException.of(
                        new FeldsparException(
                                ErrorCode.COLUMN_NOT_FOUND,
                                "Column '%s' of EXCLUDE not found".formatted(name),
                                "Name columns of the tables in FROM."),
                        name.getParserPosition());
            }
        }
        return kept;
    }

    /// All columns in the order of `*`, each under its name.
    private List<SqlNode> columns(SqlNode node) {
        List<SqlNode> all = new ArrayList<>();
        if (!(node instanceof SqlJoin join)) {
            for (String name : row(node).getFieldNames()) {
                all.add(
                        SqlValidatorUtil.addAlias(
                                Objects.requireNonNull(column(node, name)), name));
            }
            return all;
        }
        Set<String> common = joinedOn(join);
        List<SqlNode> left = columns(join.getLeft());
        List<SqlNode> right = columns(join.getRight());
        for (SqlNode each : left) {
            if (common.contains(name(each))) {
                SqlNode column = Objects.requireNonNull(column(join, name(each)));
                all.add(SqlValidatorUtil.addAlias(column, name(each)));
            }
        }
        left.stream().filter(each -> !common.contains(name(each))).forEach(all::add);
        right.stream().filter(each -> !common.contains(name(each))).forEach(all::add);
        return all;
    }

    /// The columns that some join within makes one of two.
    private Set<String> commonNames(SqlNode node) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (node instanceof SqlJoin join) {
            names.addAll(commonNames(join.getLeft()));
            names.addAll(commonNames(join.getRight()));
            for (String name : joinedOn(join)) {
                requireFirst(join.getLeft(), name, join);
                requireFirst(join.getRight(), name, join);
                names.add(name);
            }
        }
        return names;
    }

    /// Calcite joins by the first column of that name, which is another one where a RIGHT or FULL
    /// join gave the name its meaning.
    private void requireFirst(SqlNode side, String name, SqlJoin place) {
        SqlNode first = side;
        while (first instanceof SqlJoin join) {
            first = column(join.getLeft(), name) == null ? join.getRight() : join.getLeft();
        }
        SqlNode meant = column(side, name);
        SqlNode taken = column(first, name);
        if (meant != null && taken != null && !meant.toString().equals(taken.toString())) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "Joining by '%s' again after a RIGHT or FULL join is not supported"
                                    .formatted(name),
                            "Write the condition by ON."),
                    place.getRight().getParserPosition());
        }
    }

    private Set<String> joinedOn(SqlJoin join) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (join.isNatural()) {
            names.addAll(fields(join.getLeft()));
            names.retainAll(fields(join.getRight()));
        } else if (join.getConditionType() == JoinConditionType.USING
                && join.getCondition() instanceof SqlNodeList using) {
            names.addAll(SqlIdentifier.simpleNames(using));
        }
        return names;
    }

    private Set<String> fields(SqlNode node) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (node instanceof SqlJoin join) {
            names.addAll(fields(join.getLeft()));
            names.addAll(fields(join.getRight()));
        } else {
            names.addAll(row(node).getFieldNames());
        }
        return names;
    }

    private RelDataType row(SqlNode table) {
        return Objects.requireNonNull(validator.getNamespace(table)).getRowType();
    }

    /// What the name alone means, or null where it means nothing or more than one thing.
    private @Nullable SqlNode column(SqlNode node, String name) {
        if (!(node instanceof SqlJoin join)) {
            RelDataTypeField field = row(node).getField(name, false, false);
            String alias = SqlValidatorUtil.alias(node);
            return field == null || alias == null
                    ? null
                    : new SqlIdentifier(List.of(alias, field.getName()), SqlParserPos.ZERO);
        }
        SqlNode left = column(join.getLeft(), name);
        SqlNode right = column(join.getRight(), name);
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        if (!joinedOn(join).contains(name)) {
            return null;
        }
        return switch (join.getJoinType()) {
            case RIGHT -> right;
            case FULL -> SqlStdOperatorTable.COALESCE.createCall(SqlParserPos.ZERO, left, right);
            case INNER, LEFT, COMMA, CROSS, LEFT_SEMI_JOIN, LEFT_ANTI_JOIN, ASOF, LEFT_ASOF -> left;
        };
    }

    /// Puts columns in the place of their bare names, but not within subqueries.
    private static final class Qualifying extends SqlShuttle {

        private final Map<String, SqlNode> columns;

        Qualifying(Map<String, SqlNode> columns) {
            this.columns = columns;
        }

        /// A column keeps its name in the result.
        SqlNode item(SqlNode item) {
            return item instanceof SqlIdentifier name && isCommon(name)
                    ? SqlValidatorUtil.addAlias(visit(name), name.getSimple())
                    : clauseOf(item);
        }

        @Nullable SqlNode clause(@Nullable SqlNode clause) {
            return clause == null ? null : clauseOf(clause);
        }

        private SqlNode clauseOf(SqlNode clause) {
            SqlNode changed = clause.accept(this);
            return changed == null ? clause : changed;
        }

        @Nullable SqlNodeList list(@Nullable SqlNodeList list) {
            return list == null ? null : (SqlNodeList) clauseOf(list);
        }

        private boolean isCommon(SqlIdentifier name) {
            return name.isSimple() && !name.isStar() && columns.containsKey(name.getSimple());
        }

        @Override
        public SqlNode visit(SqlIdentifier name) {
            SqlNode column = isCommon(name) ? columns.get(name.getSimple()) : null;
            return column == null ? name : column.clone(name.getParserPosition());
        }

        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            if (call.getKind() == SqlKind.AS) {
                SqlNode[] operands = call.getOperandList().toArray(SqlNode[]::new);
                operands[0] = clauseOf(operands[0]);
                return call.getOperator().createCall(call.getParserPosition(), operands);
            }
            return call.getKind().belongsTo(SqlKind.QUERY) ? call : super.visit(call);
        }
    }
}
