package io.feldspar.sql.parser;

import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserUtil.ToTreeListItem;
import org.jspecify.annotations.Nullable;

/// The sign before a number with a suffix, which is part of the number: `-128Y` fits a TINYINT, and
/// 128Y does not.
final class NegativeLiterals {

    private NegativeLiterals() {}

    /// Puts signs into the numbers behind them, in a list of operands and operators.
    static void fold(List<Object> list) {
        for (int i = list.size() - 2; i >= 0; i--) {
            SqlNode negative =
                    isMinus(list.get(i)) && list.get(i + 1) instanceof SqlCall cast
                            ? negated(cast)
                            : null;
            if (negative != null) {
                list.set(i, negative);
                list.remove(i + 1);
            }
        }
    }

    private static boolean isMinus(Object item) {
        return item instanceof ToTreeListItem sign
                && sign.getOperator().equals(SqlStdOperatorTable.UNARY_MINUS);
    }

    /// The negative number of a suffixed one, which lies where its type does; null for other casts.
    private static @Nullable SqlNode negated(SqlCall cast) {
        if (cast.getKind() != SqlKind.CAST
                || !(cast.operand(0) instanceof SqlNumericLiteral number)
                || number.bigDecimalValue().signum() < 0
                || !number.getParserPosition().equals(cast.operand(1).getParserPosition())) {
            return null;
        }
        BigDecimal negative = number.bigDecimalValue().negate();
        return SqlStdOperatorTable.CAST.createCall(
                cast.getParserPosition(),
                SqlLiteral.createExactNumeric(negative.toPlainString(), number.getParserPosition()),
                cast.operand(1));
    }
}
