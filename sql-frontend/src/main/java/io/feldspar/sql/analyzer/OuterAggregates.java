package io.feldspar.sql.analyzer;

import java.util.Objects;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.DelegatingScope;
import org.apache.calcite.sql.validate.ListScope;
import org.apache.calcite.sql.validate.SelectScope;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// Tells to which query an aggregate belongs: to the innermost one whose columns it names, as in
/// `SELECT (SELECT max(t.x)) FROM t`, and to its own if it names none.
final class OuterAggregates extends SqlBasicVisitor<@Nullable Void> {

    private final SqlValidator validator;
    private final SelectScope own;
    private boolean ownColumns;
    private @Nullable SelectScope outer;

    private OuterAggregates(SqlValidator validator, SelectScope own) {
        this.validator = validator;
        this.own = own;
    }

    /// The first aggregate of the query that belongs to a query around it, or null.
    static @Nullable OuterAggregate first(SqlValidator validator, SqlSelect select) {
        SqlValidatorScope scope = validator.getWhereScope(select);
        if (!isEnclosed(scope)) {
            return null;
        }
        OuterAggregate[] found = new OuterAggregate[1];
        SqlBasicVisitor<@Nullable Void> search =
                new SqlBasicVisitor<>() {
                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        if (found[0] != null || call.getKind().belongsTo(SqlKind.QUERY)) {
                            return null;
                        }
                        if (isAggregate(call)) {
                            SqlSelect owner = owner(validator, call, scope);
                            found[0] = owner == null ? null : new OuterAggregate(call, owner);
                            return null;
                        }
                        return super.visit(call);
                    }
                };
        Stream.of(
                        select.getSelectList(),
                        select.getWhere(),
                        select.getHaving(),
                        select.getQualify(),
                        select.getOrderList())
                .filter(Objects::nonNull)
                .forEach(clause -> clause.accept(search));
        return found[0];
    }

    /// Whether a query around that of the scope may have columns.
    static boolean isEnclosed(SqlValidatorScope scope) {
        SqlValidatorScope each = scope;
        while (each instanceof DelegatingScope inner) {
            each = inner.getParent();
            if (each instanceof ListScope) {
                return true;
            }
        }
        return false;
    }

    static boolean isAggregate(SqlCall call) {
        return isAround(call)
                || switch (call.getKind()) {
                    case GROUPING, GROUPING_ID, GROUP_ID -> true;
                    default -> call.getOperator().isAggregator();
                };
    }

    /// Whether the call is a clause around an aggregate, its first operand.
    static boolean isAround(SqlCall call) {
        return switch (call.getKind()) {
            case FILTER, WITHIN_GROUP, WITHIN_DISTINCT, IGNORE_NULLS, RESPECT_NULLS -> true;
            default -> false;
        };
    }

    /// The enclosing query that an aggregate belongs to, or null if it belongs to its own.
    ///
    /// @param scope of the aggregate
    static @Nullable SqlSelect owner(
            SqlValidator validator, SqlCall aggregate, SqlValidatorScope scope) {
        SqlValidatorScope select = scope;
        while (!(select instanceof SelectScope) && select instanceof DelegatingScope delegating) {
            select = delegating.getParent();
        }
        if (!(select instanceof SelectScope own)) {
            return null;
        }
        OuterAggregates columns = new OuterAggregates(validator, own);
        for (SqlNode operand : aggregate.getOperandList()) {
            if (operand != null) {
                operand.accept(columns);
            }
        }
        return columns.ownColumns || columns.outer == null ? null : columns.outer.getNode();
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        return call.getKind().belongsTo(SqlKind.QUERY) ? null : super.visit(call);
    }

    @Override
    public @Nullable Void visit(SqlIdentifier name) {
        ResolvedColumn column = ResolvedColumn.of(validator, own, name);
        if (column == null) {
            return null;
        }
        if (column.isOutside(own) && column.scope() instanceof SelectScope found) {
            if (outer == null || found.isWithin(outer)) {
                outer = found;
            }
        } else {
            ownColumns = true;
        }
        return null;
    }
}
