package io.feldspar.sql.unnest;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;

/// What IN, ANY and EXISTS ask of each row of their subquery.
///
/// ```text
/// (a, b) IN (query)       a = x AND b = y
/// (a, b) <> ANY (query)   a <> x OR b <> y
/// (a, b) <= ANY (query)   a < x OR (a = x AND b <= y)
/// EXISTS (query)          TRUE
/// ```
final class RowComparison {

    private RowComparison() {}

    /// @param columns of the subquery's row
    static RexNode of(RexSubQuery subquery, List<RexNode> columns, RelBuilder builder) {
        SqlKind kind =
                subquery.getOperator() instanceof SqlQuantifyOperator quantified
                                && subquery.getKind() == SqlKind.SOME
                        ? quantified.comparisonKind
                        : SqlKind.EQUALS;
        List<RexNode> row = subquery.getOperands();
        return switch (kind) {
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                    ordered(kind, row, columns, builder);
            case NOT_EQUALS ->
                    RexUtil.composeDisjunction(
                            builder.getRexBuilder(),
                            each(SqlStdOperatorTable.NOT_EQUALS, row, columns, builder));
            default ->
                    RexUtil.composeConjunction(
                            builder.getRexBuilder(),
                            each(SqlStdOperatorTable.EQUALS, row, columns, builder));
        };
    }

    private static List<RexNode> each(
            SqlOperator operator, List<RexNode> row, List<RexNode> columns, RelBuilder builder) {
        List<RexNode> comparisons = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            comparisons.add(builder.call(operator, row.get(i), columns.get(i)));
        }
        return comparisons;
    }

    private static RexNode ordered(
            SqlKind kind, List<RexNode> row, List<RexNode> columns, RelBuilder builder) {
        SqlOperator last = RelOptUtil.op(kind, SqlStdOperatorTable.EQUALS);
        SqlOperator strict =
                kind == SqlKind.LESS_THAN || kind == SqlKind.LESS_THAN_OR_EQUAL
                        ? SqlStdOperatorTable.LESS_THAN
                        : SqlStdOperatorTable.GREATER_THAN;
        int end = row.size() - 1;
        RexNode result = builder.call(last, row.get(end), columns.get(end));
        for (int i = end - 1; i >= 0; i--) {
            RexNode equal = builder.call(SqlStdOperatorTable.EQUALS, row.get(i), columns.get(i));
            RexNode decided = builder.call(strict, row.get(i), columns.get(i));
            result = builder.or(decided, builder.and(equal, result));
        }
        return result;
    }
}
