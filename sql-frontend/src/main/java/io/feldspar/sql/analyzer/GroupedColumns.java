package io.feldspar.sql.analyzer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlQualified;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/// Says which columns the names in a query with GROUP BY or aggregates mean, where Calcite's
/// validator takes them for others.
///
/// - A column of an enclosing query is a constant for each group, and needs no GROUP BY:
///   `SELECT (SELECT count(*) + t.a FROM u) FROM t`.
/// - Fields of the structs that the query groups by are [GroupedFields].
/// - A column that GROUPING SETS group by precedes an alias of the same name in HAVING.
final class GroupedColumns {

    private final SqlValidator validator;

    GroupedColumns(SqlValidator validator) {
        this.validator = validator;
    }

    /// Changes the clauses of the query in place, but for FROM and WHERE.
    void qualify(SqlSelect select) {
        if (!validator.isAggregate(select)) {
            return;
        }
        SqlValidatorScope scope = validator.getWhereScope(select);
        if (select.getHaving() != null) {
            select.setHaving(changed(new GroupedNames(scope, grouped(select)), select.getHaving()));
        }
        GroupedFields.separate(validator, select);
        if (OuterAggregates.isEnclosed(scope)) {
            markOuter(select, scope);
        }
    }

    private void markOuter(SqlSelect select, SqlValidatorScope scope) {
        OuterColumns outer = new OuterColumns(scope, Set.of());
        List<SqlNode> items = new ArrayList<>();
        Set<String> aliases = new HashSet<>();
        for (SqlNode item : select.getSelectList()) {
            items.add(outer.item(item));
            String alias = SqlValidatorUtil.alias(item);
            if (alias != null) {
                aliases.add(alias.toLowerCase(Locale.ROOT));
            }
        }
        select.setSelectList(new SqlNodeList(items, select.getSelectList().getParserPosition()));
        OuterColumns unnamed = new OuterColumns(scope, aliases);
        if (select.getHaving() != null) {
            select.setHaving(changed(unnamed, select.getHaving()));
        }
        if (select.getGroup() != null) {
            select.setGroupBy((SqlNodeList) changed(unnamed, select.getGroup()));
        }
        if (select.getOrderList() != null) {
            select.setOrderBy((SqlNodeList) changed(unnamed, select.getOrderList()));
        }
    }

    private static SqlNode changed(SqlShuttle shuttle, SqlNode clause) {
        SqlNode changed = clause.accept(shuttle);
        return changed == null ? clause : changed;
    }

    /// The names of the columns that the query groups by as such.
    private static Set<String> grouped(SqlSelect select) {
        Set<String> names = new HashSet<>();
        if (select.getGroup() != null) {
            addGrouped(select.getGroup(), names);
        }
        return names;
    }

    private static void addGrouped(SqlNode item, Set<String> names) {
        switch (item) {
            case SqlIdentifier column -> names.add(column.names.getLast().toLowerCase(Locale.ROOT));
            case SqlNodeList list -> list.forEach(each -> addGrouped(each, names));
            case SqlCall call
                    when call.getKind() == SqlKind.GROUPING_SETS
                            || call.getKind() == SqlKind.GROUP_BY_DISTINCT
                            || call.getKind() == SqlKind.ROW ->
                    call.getOperandList().forEach(each -> addGrouped(each, names));
            default -> {}
        }
    }

    /// The column that a name means in the scope of WHERE, or null if it means none.
    private static @Nullable SqlQualified qualified(SqlValidatorScope scope, SqlIdentifier name) {
        try {
            return scope.fullyQualify(name);
        } catch (CalciteContextException e) {
            return null; // An alias, or an error that validation reports.
        }
    }

    /// Writes the tables of the columns that a query groups by before their names.
    private static final class GroupedNames extends SqlShuttle {

        private final SqlValidatorScope scope;
        private final Set<String> grouped;

        GroupedNames(SqlValidatorScope scope, Set<String> grouped) {
            this.scope = scope;
            this.grouped = grouped;
        }

        @Override
        public SqlNode visit(SqlIdentifier name) {
            if (!name.isSimple() || !grouped.contains(name.getSimple().toLowerCase(Locale.ROOT))) {
                return name;
            }
            SqlQualified column = qualified(scope, name);
            return column == null ? name : column.identifier;
        }

        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            return call.getKind().belongsTo(SqlKind.QUERY) ? call : super.visit(call);
        }
    }

    /// Marks the columns of enclosing queries; those in subqueries are left to them.
    private final class OuterColumns extends SqlShuttle {

        private final SqlValidatorScope scope;
        private final Set<String> aliases;

        /// @param aliases names that mean a column of the select list first, in lower case
        OuterColumns(SqlValidatorScope scope, Set<String> aliases) {
            this.scope = scope;
            this.aliases = aliases;
        }

        /// A column keeps its name in the result.
        SqlNode item(SqlNode item) {
            SqlNode marked = changed(this, item);
            return item instanceof SqlIdentifier name && !(marked instanceof SqlIdentifier)
                    ? SqlValidatorUtil.addAlias(marked, name.names.getLast())
                    : marked;
        }

        @Override
        public SqlNode visit(SqlIdentifier name) {
            return isOuter(name)
                    ? OuterColumnOperator.INSTANCE.createCall(name.getParserPosition(), name)
                    : name;
        }

        private boolean isOuter(SqlIdentifier name) {
            if (name.isSimple() && aliases.contains(name.getSimple().toLowerCase(Locale.ROOT))) {
                return false;
            }
            ResolvedColumn column = ResolvedColumn.of(validator, scope, name);
            return column != null && column.isOutside(scope);
        }

        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            return switch (call.getKind()) {
                case AS -> {
                    SqlNode[] operands = call.getOperandList().toArray(SqlNode[]::new);
                    operands[0] = changed(this, operands[0]);
                    yield call.getOperator().createCall(call.getParserPosition(), operands);
                }
                case FILTER, WITHIN_GROUP, WITHIN_DISTINCT -> call;
                case GROUPING, GROUPING_ID -> super.visit(call);
                default ->
                        call.getKind().belongsTo(SqlKind.QUERY) || call.getOperator().isAggregator()
                                ? call
                                : super.visit(call);
            };
        }
    }
}
