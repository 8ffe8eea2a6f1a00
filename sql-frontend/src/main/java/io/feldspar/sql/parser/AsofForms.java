package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.asof.AsofJoins;
import io.feldspar.sql.asof.AsofOperator;
import io.feldspar.sql.error.PlacedException;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Joins to the nearest row.
///
/// ```text
/// a ASOF JOIN b ON c                          a JOIN b ON ASOF(c)
/// a LEFT ASOF JOIN b, a ASOF LEFT JOIN b      a LEFT JOIN b ON ASOF(c)
/// MATCH_CONDITION (m) ON c                    ON ASOF(c AND m)
/// ```
final class AsofForms {

    private AsofForms() {}

    static SqlNode join(
            SqlLiteral type,
            SqlNode left,
            SqlNode right,
            SqlNode condition,
            @Nullable SqlNode match) {
        if (isLateral(right)) {
            throw AsofJoins.correlated(right.getParserPosition());
        }
        SqlParserPos position = condition.getParserPosition();
        SqlNode whole =
                match == null
                        ? condition
                        : SqlStdOperatorTable.AND.createCall(position, condition, match);
        boolean outer = type.getValueAs(JoinType.class) == JoinType.LEFT_ASOF;
        SqlParserPos place = type.getParserPosition();
        return new SqlJoin(
                place,
                left,
                SqlLiteral.createBoolean(false, place),
                (outer ? JoinType.LEFT : JoinType.INNER).symbol(place),
                right,
                JoinConditionType.ON.symbol(position),
                AsofOperator.of(position, whole));
    }

    private static boolean isLateral(SqlNode node) {
        return switch (node.getKind()) {
            case LATERAL, UNNEST -> true;
            case AS -> isLateral(((SqlCall) node).operand(0));
            default -> false;
        };
    }

    /// Refuses USING, which cannot say what is compared how.
    static void requireOn(SqlLiteral type) {
        JoinType join = type.getValueAs(JoinType.class);
        if (join == JoinType.ASOF || join == JoinType.LEFT_ASOF) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "ASOF JOIN with USING is not supported",
                            "Write ON a.k = b.k AND a.t >= b.t."),
                    type.getParserPosition());
        }
    }
}
