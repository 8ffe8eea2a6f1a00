package io.feldspar.sql.translation;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Resolves the column names in an expression written in SQL. Names that are not columns are left
/// to the validator, and subqueries have their own scope.
final class WrittenNames extends SqlShuttle {

    private final Scope scope;

    WrittenNames(Scope scope) {
        this.scope = scope;
    }

    SqlNode resolved(SqlNode node) {
        SqlNode resolved = node.accept(this);
        return resolved == null ? node : resolved;
    }

    @Override
    public @Nullable SqlNode visit(SqlIdentifier name) {
        if (name.isStar()) {
            return name;
        }
        Scope.Found found = scope.look(name.names);
        return found == null ? name : found.column().node(found.fields());
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call.getKind().belongsTo(SqlKind.QUERY)) {
            return call;
        }
        boolean onlyFirst =
                call.getKind() == SqlKind.AS
                        || call.getKind() == SqlKind.DOT
                        || call.getKind() == SqlKind.ARGUMENT_ASSIGNMENT;
        if (!onlyFirst) {
            return super.visit(call);
        }
        List<SqlNode> operands = new java.util.ArrayList<>(call.getOperandList());
        operands.set(0, resolved(operands.getFirst()));
        return call.getOperator().createCall(call.getParserPosition(), operands);
    }
}
