package io.feldspar.planner.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.sql.type.FeldsparTypeFactory;
import java.math.BigDecimal;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.api.Test;

class CallTextTest {

    private static final RexTranslator.Columns COLUMNS =
            new RexTranslator.Columns() {
                @Override
                public InputRef column(int index) {
                    return new InputRef(index, SimpleType.INTEGER);
                }

                @Override
                public String name(int index) {
                    return "abc".substring(index, index + 1);
                }
            };

    private final RexBuilder builder = new RexBuilder(new FeldsparTypeFactory());
    private final RelDataType integer = builder.getTypeFactory().createSqlType(SqlTypeName.INTEGER);
    private final RexNode a = builder.makeInputRef(integer, 0);
    private final RexNode b = builder.makeInputRef(integer, 1);

    private static String text(RexNode node) {
        return CallText.of(node, COLUMNS);
    }

    @Test
    void writesOperatorsBetweenTheirOperands() {
        RexNode sum = builder.makeCall(SqlStdOperatorTable.PLUS, a, b);
        RexNode two = builder.makeExactLiteral(BigDecimal.TWO);
        assertEquals("(a + b) / 2", text(builder.makeCall(SqlStdOperatorTable.DIVIDE, sum, two)));
    }

    @Test
    void writesCastsAndFunctionsAsCalls() {
        RelDataType bigint = builder.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
        assertEquals("CAST(a AS BIGINT)", text(builder.makeAbstractCast(bigint, a, false)));
        assertEquals("MOD(a, b)", text(builder.makeCall(SqlStdOperatorTable.MOD, a, b)));
    }
}
