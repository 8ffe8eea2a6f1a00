package io.feldspar.sql.parser;

import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/// An operator between two operands whose tree is the call of a function: `a div b` is `DIV(a, b)`.
///
/// ```text
/// div       binds as tight as *
/// & ^ |     bind less than + and more than comparisons, & the most and | the least
/// ~         binds as tight as LIKE
/// ```
final class BinaryFunction extends SqlSpecialOperator {

    static final BinaryFunction DIV =
            new BinaryFunction("DIV", SqlStdOperatorTable.MULTIPLY.getLeftPrec());
    static final BinaryFunction BIT_AND = new BinaryFunction("BITAND", 38);
    static final BinaryFunction BIT_XOR = new BinaryFunction("BITXOR", 36);
    static final BinaryFunction BIT_OR = new BinaryFunction("BITOR", 34);
    static final BinaryFunction MATCHES = new BinaryFunction("REGEXP_LIKE", 32);

    private BinaryFunction(String function, int precedence) {
        super(function, SqlKind.OTHER_FUNCTION, precedence);
    }

    @Override
    public ReduceResult reduceExpr(int ordinal, TokenSequence list) {
        SqlNode left = list.node(ordinal - 1);
        SqlNode right = list.node(ordinal + 1);
        SqlParserPos position = left.getParserPosition().plus(right.getParserPosition());
        return new ReduceResult(
                ordinal - 1, ordinal + 2, SparkForms.function(getName(), position, left, right));
    }
}
