package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.DelegatingScope;
import org.apache.calcite.sql.validate.SelectScope;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// Refuses an aggregate in a subquery all of whose columns belong to an outer query, as in
/// `SELECT (SELECT max(t.x)) FROM t`.
final class OuterAggregates extends SqlBasicVisitor<@Nullable Void> {

    private final SqlValidatorScope scope;
    private final SqlValidatorScope outer;
    private final SqlNameMatcher names;
    private int ownColumns;
    private int outerColumns;

    private OuterAggregates(
            SqlValidatorScope scope, SqlValidatorScope outer, SqlNameMatcher names) {
        this.scope = scope;
        this.outer = outer;
        this.names = names;
    }

    /// @param scope of the aggregate's SELECT
    static void refuse(SqlCall aggregate, SqlValidatorScope scope, SqlNameMatcher names) {
        SqlValidatorScope select = scope;
        while (!(select instanceof SelectScope) && select instanceof DelegatingScope delegating) {
            select = delegating.getParent();
        }
        if (!(select instanceof SelectScope own)) {
            return;
        }
        OuterAggregates columns = new OuterAggregates(own, own.getParent(), names);
        aggregate
                .getOperandList()
                .forEach(
                        operand -> {
                            if (operand != null) {
                                operand.accept(columns);
                            }
                        });
        if (columns.outerColumns > 0 && columns.ownColumns == 0) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "An aggregate in a subquery of columns of the outer query alone is not"
                                    + " supported",
                            "Compute it in the outer query's FROM."),
                    aggregate.getParserPosition());
        }
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        return call.getKind().belongsTo(SqlKind.QUERY) ? null : super.visit(call);
    }

    @Override
    public @Nullable Void visit(SqlIdentifier identifier) {
        if (identifier.isStar()) {
            return null;
        }
        SqlIdentifier qualified = scope.fullyQualify(identifier).identifier;
        if (qualified.names.size() < 2) {
            return null;
        }
        SqlValidatorScope.ResolvedImpl resolved = new SqlValidatorScope.ResolvedImpl();
        scope.resolve(
                qualified.names.subList(0, qualified.names.size() - 1), names, false, resolved);
        if (resolved.count() == 1 && isOuter(resolved.only().scope)) {
            outerColumns++;
        } else {
            ownColumns++;
        }
        return null;
    }

    private boolean isOuter(SqlValidatorScope found) {
        SqlValidatorScope each = outer;
        while (!each.equals(found) && each instanceof DelegatingScope delegating) {
            each = delegating.getParent();
        }
        return each.equals(found);
    }
}
