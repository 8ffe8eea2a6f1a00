package io.feldspar.sql.analyzer;

import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Joins without ON or USING, which Spark takes: an inner join is a CROSS JOIN, any other is a join
/// ON true.
final class JoinsWithoutCondition extends SqlShuttle {

    private JoinsWithoutCondition() {}

    static SqlNode writtenOut(SqlNode query) {
        SqlNode changed = query.accept(new JoinsWithoutCondition());
        return changed == null ? query : changed;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (visited instanceof SqlJoin join
                && join.getConditionType() == JoinConditionType.NONE
                && !join.isNatural()) {
            SqlParserPos position = join.getParserPosition();
            switch (join.getJoinType()) {
                case INNER -> join.setOperand(2, JoinType.CROSS.symbol(position));
                case LEFT, RIGHT, FULL, LEFT_SEMI_JOIN, LEFT_ANTI_JOIN -> {
                    join.setOperand(4, JoinConditionType.ON.symbol(position));
                    join.setOperand(5, SqlLiteral.createBoolean(true, position));
                }
                case CROSS, COMMA, ASOF, LEFT_ASOF -> {}
            }
        }
        return visited;
    }
}
