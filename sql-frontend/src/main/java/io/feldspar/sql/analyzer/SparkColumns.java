package io.feldspar.sql.analyzer;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Columns of VALUES in FROM that have no name are called col1, col2 and so on, as in Spark, whose
/// CROSS JOIN may have a condition too.
final class SparkColumns extends SqlShuttle {

    /// The alias of VALUES without one.
    private static final String ALIAS = "values";

    private SparkColumns() {}

    static SqlNode writtenOut(SqlNode query) {
        SqlNode changed = query.accept(new SparkColumns());
        return changed == null ? query : changed;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (visited instanceof SqlSelect select && select.getFrom() != null) {
            select.setFrom(named(select.getFrom()));
        } else if (visited instanceof SqlJoin join) {
            join.setLeft(named(join.getLeft()));
            join.setRight(named(join.getRight()));
            if (join.getJoinType() == JoinType.CROSS
                    && join.getConditionType() != JoinConditionType.NONE) {
                join.setOperand(2, JoinType.INNER.symbol(join.getParserPosition()));
            }
        }
        return visited;
    }

    private static SqlNode named(SqlNode table) {
        if (table.getKind() == SqlKind.VALUES) {
            SqlParserPos position = table.getParserPosition();
            return named((SqlCall) table, new SqlIdentifier(ALIAS, position));
        }
        return table instanceof SqlCall as
                        && as.getKind() == SqlKind.AS
                        && as.operandCount() == 2
                        && as.operand(0).getKind() == SqlKind.VALUES
                ? named((SqlCall) as.operand(0), as.operand(1))
                : table;
    }

    private static SqlNode named(SqlCall values, SqlNode alias) {
        List<SqlNode> operands = new ArrayList<>(List.of(values, alias));
        int columns = ((SqlCall) values.operand(0)).operandCount();
        for (int i = 1; i <= columns; i++) {
            operands.add(new SqlIdentifier("col" + i, SqlParserPos.ZERO));
        }
        return SqlStdOperatorTable.AS.createCall(values.getParserPosition(), operands);
    }
}
