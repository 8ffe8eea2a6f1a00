package io.feldspar.sql.parser;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/// The operator of `a div b`, which binds as tight as `*`. Its tree is the call `DIV(a, b)`.
final class WholeQuotient extends SqlSpecialOperator {

    static final WholeQuotient OPERATOR = new WholeQuotient();

    private WholeQuotient() {
        super("DIV", SqlKind.OTHER_FUNCTION, SqlStdOperatorTable.MULTIPLY.getLeftPrec());
    }

    @Override
    public ReduceResult reduceExpr(int ordinal, TokenSequence list) {
        SqlNode left = list.node(ordinal - 1);
        SqlNode right = list.node(ordinal + 1);
        SqlParserPos position = left.getParserPosition().plus(right.getParserPosition());
        return new ReduceResult(ordinal - 1, ordinal + 2, call(position, left, right));
    }

    private static SqlCall call(SqlParserPos position, SqlNode left, SqlNode right) {
        return new SqlUnresolvedFunction(
                        new SqlIdentifier("DIV", position),
                        null,
                        null,
                        null,
                        null,
                        SqlFunctionCategory.USER_DEFINED_FUNCTION)
                .createCall(position, List.of(left, right));
    }
}
