package io.feldspar.sql.parser;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.parser.SqlParserPos;

/// An interval of months and shorter units, which no type holds. A sum takes one after the other.
///
/// ```text
/// a + INTERVAL '1 month 2 days'    a + INTERVAL '1' MONTH + INTERVAL '2' DAY
/// a - INTERVAL '1 month 2 days'    a - INTERVAL '1' MONTH - INTERVAL '2' DAY
/// INTERVAL '1 month 2 days' * n    the interval of both times n
/// ```
public final class MixedInterval {

    private static final SqlOperator OPERATOR =
            new SqlSpecialOperator("INTERVAL", SqlKind.OTHER_FUNCTION);

    private MixedInterval() {}

    static SqlCall of(SqlParserPos position, SqlNode months, SqlNode time) {
        return OPERATOR.createCall(position, months, time);
    }

    public static boolean is(Object node) {
        return node instanceof SqlCall call && call.getOperator().equals(OPERATOR);
    }

    /// The tree without the mixed intervals in its sums and products.
    static SqlNode writtenOut(SqlNode tree) {
        if (!(tree instanceof SqlCall call) || is(tree) || call.getKind() == SqlKind.CAST) {
            return tree;
        }
        List<SqlNode> operands = call.getOperandList();
        for (int i = 0; i < operands.size(); i++) {
            SqlNode operand = operands.get(i);
            if (operand instanceof SqlCall) {
                call.setOperand(i, writtenOut(operand));
            }
        }
        return switch (call.getKind()) {
            case PLUS -> sum(call);
            case MINUS -> difference(call);
            case TIMES -> product(call);
            case MINUS_PREFIX, PLUS_PREFIX ->
                    is(call.operand(0)) ? each(call, call.operand(0), 0) : call;
            default -> call;
        };
    }

    private static SqlNode sum(SqlCall call) {
        SqlNode left = call.operand(0);
        SqlNode right = call.operand(1);
        return is(right) ? inTurn(call, left, right) : is(left) ? inTurn(call, right, left) : call;
    }

    private static SqlNode difference(SqlCall call) {
        return is(call.operand(1)) ? inTurn(call, call.operand(0), call.operand(1)) : call;
    }

    private static SqlNode product(SqlCall call) {
        return is(call.operand(0))
                ? each(call, call.operand(0), 0)
                : is(call.operand(1)) ? each(call, call.operand(1), 1) : call;
    }

    /// The value and each part of the interval, by the operator of the call.
    private static SqlNode inTurn(SqlCall call, SqlNode value, SqlNode interval) {
        SqlNode result = value;
        for (SqlNode part : ((SqlCall) interval).getOperandList()) {
            result = call.getOperator().createCall(call.getParserPosition(), result, part);
        }
        return is(value) ? merged((SqlCall) value, (SqlCall) interval, call) : result;
    }

    private static SqlNode merged(SqlCall left, SqlCall right, SqlCall call) {
        SqlParserPos position = call.getParserPosition();
        SqlOperator operator = call.getOperator();
        return of(
                position,
                operator.createCall(position, left.operand(0), right.operand(0)),
                operator.createCall(position, left.operand(1), right.operand(1)));
    }

    /// The call for each part of its operand.
    private static SqlNode each(SqlCall call, SqlCall interval, int place) {
        SqlNode[] months = call.getOperandList().toArray(SqlNode[]::new);
        SqlNode[] time = months.clone();
        months[place] = interval.operand(0);
        time[place] = interval.operand(1);
        SqlParserPos position = call.getParserPosition();
        return of(
                position,
                call.getOperator().createCall(position, months),
                call.getOperator().createCall(position, time));
    }
}
