package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Comparisons of rows by comparisons of their values, from left to right.
///
/// ```text
/// (a, b) <= (c, d)   →   a < c OR (a = c AND b <= d)
/// (a, b) <> (c, d)   →   NOT (a = c AND b = d)
/// ```
final class RowComparisons extends SqlShuttle {

    private RowComparisons() {}

    static SqlNode in(SqlNode query) {
        SqlNode changed = query.accept(new RowComparisons());
        return changed == null ? query : changed;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (!(visited instanceof SqlCall inner) || inner.operandCount() < 2) {
            return visited;
        }
        SqlNode left = inner.getOperandList().get(0);
        SqlNode right = inner.getOperandList().get(1);
        if (!isRow(left) || !isRow(right)) {
            return visited;
        }
        return switch (inner.getKind()) {
            case NOT_EQUALS -> different(inner);
            case LESS_THAN ->
                    compared(inner, SqlStdOperatorTable.LESS_THAN, SqlStdOperatorTable.LESS_THAN);
            case LESS_THAN_OR_EQUAL ->
                    compared(
                            inner,
                            SqlStdOperatorTable.LESS_THAN,
                            SqlStdOperatorTable.LESS_THAN_OR_EQUAL);
            case GREATER_THAN ->
                    compared(
                            inner,
                            SqlStdOperatorTable.GREATER_THAN,
                            SqlStdOperatorTable.GREATER_THAN);
            case GREATER_THAN_OR_EQUAL ->
                    compared(
                            inner,
                            SqlStdOperatorTable.GREATER_THAN,
                            SqlStdOperatorTable.GREATER_THAN_OR_EQUAL);
            case BETWEEN -> isRow(inner.operand(2)) ? between(inner) : visited;
            // Every other operator takes rows as they are, or none at all.
            default -> visited;
        };
    }

    private static boolean isRow(@Nullable SqlNode node) {
        return node != null && node.getKind() == SqlKind.ROW;
    }

    private static SqlNode between(SqlCall call) {
        SqlBetweenOperator operator = (SqlBetweenOperator) call.getOperator();
        if (operator.flag == SqlBetweenOperator.Flag.SYMMETRIC) {
            return call;
        }
        SqlParserPos place = call.getParserPosition();
        SqlNode value = call.operand(0);
        SqlNode inside =
                SqlStdOperatorTable.AND.createCall(
                        place,
                        in(
                                SqlStdOperatorTable.GREATER_THAN_OR_EQUAL.createCall(
                                        place, value, call.operand(1))),
                        in(
                                SqlStdOperatorTable.LESS_THAN_OR_EQUAL.createCall(
                                        place, Copy.of(value), call.operand(2))));
        return operator.isNegated() ? SqlStdOperatorTable.NOT.createCall(place, inside) : inside;
    }

    private static SqlNode different(SqlCall call) {
        SqlNode equal = compared(call, SqlStdOperatorTable.EQUALS, SqlStdOperatorTable.EQUALS);
        return SqlStdOperatorTable.NOT.createCall(call.getParserPosition(), equal);
    }

    private static SqlNode compared(SqlCall call, SqlOperator strict, SqlOperator last) {
        List<SqlNode> left = ((SqlCall) call.operand(0)).getOperandList();
        List<SqlNode> right = ((SqlCall) call.operand(1)).getOperandList();
        SqlParserPos place = call.getParserPosition();
        if (left.size() != right.size()) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.TYPE_MISMATCH,
                            "A row of %d values cannot be compared with one of %d"
                                    .formatted(left.size(), right.size()),
                            "Give both as many."),
                    place);
        }
        int end = left.size() - 1;
        SqlNode result = last.createCall(place, left.get(end), right.get(end));
        for (int i = end - 1; i >= 0; i--) {
            SqlNode equal =
                    SqlStdOperatorTable.EQUALS.createCall(
                            place, Copy.of(left.get(i)), Copy.of(right.get(i)));
            result = SqlStdOperatorTable.AND.createCall(place, equal, result);
            if (!strict.equals(SqlStdOperatorTable.EQUALS)) {
                SqlNode decided = strict.createCall(place, left.get(i), right.get(i));
                result = SqlStdOperatorTable.OR.createCall(place, decided, result);
            }
        }
        return result;
    }

    /// A copy, since the validator knows expressions by their identity.
    private static final class Copy extends SqlShuttle {

        static SqlNode of(SqlNode node) {
            SqlNode copy = node.accept(new Copy());
            return copy == null ? node : copy;
        }

        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            CallCopyingArgHandler copying = new CallCopyingArgHandler(call, true);
            call.getOperator().acceptCall(this, call, false, copying);
            return copying.result();
        }
    }
}
