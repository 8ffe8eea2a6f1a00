package io.feldspar.sql.analyzer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SelectScope;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.util.Litmus;
import org.apache.calcite.util.Static;
import org.jspecify.annotations.Nullable;

/// Finds the parts of a [Regrouping] in a query whose scopes are known.
final class RegroupedQuery {

    private final SqlValidator validator;
    private final SqlSelect query;
    private final List<SqlNode> grouped = new ArrayList<>();
    private final List<String> groupNames = new ArrayList<>();
    private final Map<SqlParserPos, Integer> groups = new HashMap<>();
    private final Set<SqlParserPos> aggregates = new LinkedHashSet<>();
    private final Set<SqlParserPos> functions = new HashSet<>();
    private final Map<SqlParserPos, Integer> aliases = new HashMap<>();
    private final Map<SqlParserPos, List<Regrouping.Column>> columns = new HashMap<>();
    private @Nullable SqlIdentifier ungrouped;

    private RegroupedQuery(SqlValidator validator, SqlSelect query) {
        this.validator = validator;
        this.query = query;
    }

    /// @param aggregate one that belongs to the query, in a subquery of its
    /// @throws org.apache.calcite.runtime.CalciteContextException if the query names a column that
    ///     it does not group by, or the aggregate is not in a clause behind GROUP BY
    static Regrouping of(SqlValidator validator, SqlSelect query, SqlCall aggregate) {
        RegroupedQuery parts = new RegroupedQuery(validator, query);
        Regrouping found = parts.found();
        if (!parts.functions.contains(aggregate.getParserPosition())) {
            throw validator.newValidationError(
                    aggregate, Static.RESOURCE.aggregateIllegalInClause("WHERE"));
        }
        if (parts.ungrouped != null) {
            throw validator.newValidationError(
                    parts.ungrouped, Static.RESOURCE.notGroupExpr(parts.ungrouped.toString()));
        }
        return found;
    }

    private Regrouping found() {
        SqlValidatorScope scope = validator.getWhereScope(query);
        for (SqlNode expression : Regrouping.grouped(query.getGroup())) {
            RegroupedQuery parts = new RegroupedQuery(validator, query);
            parts.visit(expression, scope);
            // GROUP BY ALL takes it for a group, but it is computed of the groups.
            boolean group = parts.aggregates.isEmpty();
            grouped.add(
                    group
                            ? qualified(expression, scope)
                            : new SqlNodeList(query.getParserPosition()));
            groupNames.add(expression instanceof SqlIdentifier name ? name.names.getLast() : "");
        }
        for (SqlNode item : query.getSelectList()) {
            if (item instanceof SqlIdentifier name && name.isStar()) {
                for (SqlNode column : validator.expandStar(SqlNodeList.of(item), query, false)) {
                    addColumn(column, scope);
                }
            } else {
                addColumn(item, scope);
            }
        }
        visit(query.getHaving(), scope);
        visit(query.getQualify(), scope);
        visit(query.getOrderList(), scope);
        return new Regrouping(
                query.getParserPosition(),
                List.copyOf(groupNames),
                Map.copyOf(groups),
                List.copyOf(aggregates),
                Map.copyOf(aliases),
                Map.copyOf(columns));
    }

    /// Columns that `*` stands for have its place, also where the validator has written them out.
    private void addColumn(SqlNode item, SqlValidatorScope scope) {
        SqlNode expression = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
        visit(expression, scope);
        String name = SqlValidatorUtil.alias(item);
        int group = group(expression, scope);
        if (name != null && group >= 0) {
            columns.computeIfAbsent(item.getParserPosition(), _ -> new ArrayList<>())
                    .add(new Regrouping.Column(name, group));
        }
    }

    private void visit(@Nullable SqlNode node, SqlValidatorScope scope) {
        switch (node) {
            case SqlSelect inner -> visitClauses(inner);
            case SqlIdentifier name -> visitName(name, scope);
            case SqlNodeList list -> list.forEach(each -> visit(each, scope));
            case SqlCall call -> visitCall(call, scope);
            case null, default -> {}
        }
    }

    private void visitClauses(SqlSelect inner) {
        SqlValidatorScope scope = validator.getWhereScope(inner);
        inner.getOperandList().forEach(clause -> visit(clause, scope));
    }

    private void visitCall(SqlCall call, SqlValidatorScope scope) {
        if (call.getKind() == SqlKind.AS) {
            visit(call.operand(0), scope);
            return;
        }
        if (addGroup(call, scope)) {
            return;
        }
        if (OuterAggregates.isAggregate(call)) {
            SqlSelect owner = OuterAggregates.owner(validator, call, scope);
            boolean direct = scope instanceof SelectScope own && query.equals(own.getNode());
            if (query.equals(owner) || (owner == null && direct)) {
                aggregates.add(call.getParserPosition());
                addFunctions(call);
                return;
            }
        }
        call.getOperandList().forEach(operand -> visit(operand, scope));
    }

    private void visitName(SqlIdentifier name, SqlValidatorScope scope) {
        ResolvedColumn column = ResolvedColumn.of(validator, scope, name);
        if (column == null) {
            addAlias(name);
        } else if (isOwn(column) && !addGroup(name, scope) && ungrouped == null) {
            ungrouped = name;
        }
    }

    /// FILTER and WITHIN GROUP are calls around the function.
    private void addFunctions(SqlCall aggregate) {
        functions.add(aggregate.getParserPosition());
        if (OuterAggregates.isAround(aggregate)) {
            addFunctions(aggregate.operand(0));
        }
    }

    private boolean addGroup(SqlNode expression, SqlValidatorScope scope) {
        int group = group(expression, scope);
        if (group >= 0) {
            groups.put(expression.getParserPosition(), group);
        }
        return group >= 0;
    }

    /// Which of the expressions that the query groups by this one is, or -1.
    private int group(SqlNode expression, SqlValidatorScope scope) {
        if (grouped.isEmpty()) {
            return -1;
        }
        SqlNode qualified = qualified(expression, scope);
        for (int i = 0; i < grouped.size(); i++) {
            if (grouped.get(i).equalsDeep(qualified, Litmus.IGNORE)) {
                return i;
            }
        }
        return -1;
    }

    /// HAVING becomes WHERE, which knows no aliases.
    private void addAlias(SqlIdentifier name) {
        SqlNode having = query.getHaving();
        if (having == null
                || !name.isSimple()
                || !having.getParserPosition().overlaps(name.getParserPosition())) {
            return;
        }
        for (int i = 0; i < query.getSelectList().size(); i++) {
            String alias = SqlValidatorUtil.alias(query.getSelectList().get(i));
            if (name.getSimple().equalsIgnoreCase(alias)) {
                aliases.put(name.getParserPosition(), i);
            }
        }
    }

    private boolean isOwn(ResolvedColumn column) {
        return column.scope() instanceof SelectScope found && query.equals(found.getNode());
    }

    /// With the tables of the query before its columns; columns of other queries equal none.
    private SqlNode qualified(SqlNode expression, SqlValidatorScope scope) {
        SqlNode qualified =
                expression.accept(
                        new SqlShuttle() {
                            @Override
                            public SqlNode visit(SqlIdentifier name) {
                                ResolvedColumn column = ResolvedColumn.of(validator, scope, name);
                                return column == null
                                        ? name
                                        : isOwn(column)
                                                ? column.name()
                                                : new SqlIdentifier(
                                                        List.of("", name.toString()),
                                                        name.getParserPosition());
                            }

                            @Override
                            public @Nullable SqlNode visit(SqlCall call) {
                                return call.getKind().belongsTo(SqlKind.QUERY)
                                        ? call
                                        : super.visit(call);
                            }
                        });
        return qualified == null ? expression : qualified;
    }
}
