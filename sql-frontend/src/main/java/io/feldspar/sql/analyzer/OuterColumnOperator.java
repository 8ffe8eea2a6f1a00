package io.feldspar.sql.analyzer;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.util.SqlVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// A column of an enclosing query within one that aggregates: its operand, which the check of
/// grouping does not see. Only [GroupedColumns] writes it; [PlacingConvertlets] removes it.
final class OuterColumnOperator extends SqlSpecialOperator {

    static final OuterColumnOperator INSTANCE = new OuterColumnOperator();

    private static final int MAX_PRECEDENCE = 100;

    private OuterColumnOperator() {
        super(
                "OUTER_COLUMN",
                SqlKind.OTHER,
                MAX_PRECEDENCE,
                true,
                ReturnTypes.ARG0,
                null,
                OperandTypes.ANY);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        return validator.deriveType(scope, call.operand(0));
    }

    /// Shuttles, which resolve names, see the column; visitors, which check it, do not.
    @Override
    public <R> void acceptCall(
            SqlVisitor<R> visitor,
            SqlCall call,
            boolean onlyExpressions,
            SqlBasicVisitor.ArgHandler<R> handler) {
        if (visitor instanceof SqlShuttle) {
            super.acceptCall(visitor, call, onlyExpressions, handler);
        }
    }

    /// As the user wrote it.
    @Override
    public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
        call.operand(0).unparse(writer, left, right);
    }
}
