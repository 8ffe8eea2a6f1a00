package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.parser.Selects;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/// SEMI and ANTI JOIN as conditions of WHERE.
///
/// ```text
/// FROM t SEMI JOIN u ON p WHERE q    FROM t WHERE EXISTS (SELECT 1 FROM u WHERE p) AND q
/// FROM t ANTI JOIN u ON p WHERE q    FROM t WHERE NOT EXISTS (SELECT 1 FROM u WHERE p) AND q
/// FROM t SEMI JOIN u USING (a)       FROM t WHERE EXISTS (
///                                       SELECT 1 FROM (SELECT a AS x FROM u) WHERE t.a = x)
/// ```
/// Joins that keep all rows of their left side may follow; others are refused.
final class SemiJoins extends SqlShuttle {

    private SemiJoins() {}

    static SqlNode writtenOut(SqlNode query) {
        SqlNode changed = query.accept(new SemiJoins());
        return changed == null ? query : changed;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (visited instanceof SqlSelect select && select.getFrom() != null) {
            List<SqlNode> conditions = new ArrayList<>();
            select.setFrom(without(select.getFrom(), conditions));
            if (!conditions.isEmpty()) {
                if (select.getWhere() != null) {
                    conditions.add(select.getWhere());
                }
                select.setWhere(conjunction(conditions));
            }
        }
        return visited;
    }

    private static SqlNode conjunction(List<SqlNode> conditions) {
        SqlNode all = conditions.getFirst();
        for (SqlNode condition : conditions.subList(1, conditions.size())) {
            all = SqlStdOperatorTable.AND.createCall(condition.getParserPosition(), all, condition);
        }
        return all;
    }

    /// The tables without the semi and anti joins, whose conditions are added to the list.
    private static SqlNode without(SqlNode from, List<SqlNode> conditions) {
        if (!(from instanceof SqlJoin join)) {
            return from;
        }
        boolean found = conditions.isEmpty();
        SqlNode left = without(join.getLeft(), conditions);
        found &= !conditions.isEmpty();
        return switch (join.getJoinType()) {
            case LEFT_SEMI_JOIN -> {
                conditions.add(exists(join, left));
                yield left;
            }
            case LEFT_ANTI_JOIN -> {
                conditions.add(
                        SqlStdOperatorTable.NOT.createCall(
                                join.getParserPosition(), exists(join, left)));
                yield left;
            }
            case INNER, LEFT, CROSS, COMMA, ASOF, LEFT_ASOF -> {
                join.setLeft(left);
                yield join;
            }
            case RIGHT, FULL -> {
                if (found) {
                    throw refused(join, "A SEMI or ANTI JOIN within a RIGHT or FULL JOIN");
                }
                yield join;
            }
        };
    }

    /// @param left without the joins that are written out
    private static SqlNode exists(SqlJoin join, SqlNode left) {
        SqlParserPos position = join.getParserPosition();
        if (join.isNatural()) {
            throw refused(join, "NATURAL SEMI and ANTI JOIN");
        }
        SqlNode one = SqlLiteral.createExactNumeric("1", position);
        SqlSelect rows =
                join.getConditionType() == JoinConditionType.USING
                        ? using(
                                join,
                                (SqlNodeList) join.getCondition(),
                                one,
                                SqlValidatorUtil.alias(left))
                        : Selects.of(
                                position,
                                SqlNodeList.of(one),
                                join.getRight(),
                                join.getCondition());
        return SqlStdOperatorTable.EXISTS.createCall(position, rows);
    }

    /// `SELECT 1 FROM (SELECT a AS x FROM right) WHERE a = x`, where `a` is that of the left side.
    ///
    /// @param table the name of the left side, or null where that is a join
    private static SqlSelect using(
            SqlJoin join, SqlNodeList columns, SqlNode one, @Nullable String table) {
        SqlParserPos position = join.getParserPosition();
        SqlNodeList renamed = new SqlNodeList(columns.getParserPosition());
        List<SqlNode> conditions = new ArrayList<>();
        for (SqlNode column : columns) {
            SqlParserPos place = column.getParserPosition();
            String simple = ((SqlIdentifier) column).getSimple();
            SqlNode outer =
                    new SqlIdentifier(
                            table == null ? List.of(simple) : List.of(table, simple), place);
            SqlNode name = new SqlIdentifier("$" + conditions.size(), place);
            renamed.add(SqlStdOperatorTable.AS.createCall(place, column, name));
            conditions.add(SqlStdOperatorTable.EQUALS.createCall(place, outer, name));
        }
        return Selects.of(
                position,
                SqlNodeList.of(one),
                Selects.of(position, renamed, join.getRight(), null),
                conjunction(conditions));
    }

    private static PlacedException refused(SqlJoin join, String what) {
        return PlacedException.of(
                new FeldsparException(
                        ErrorCode.NOT_SUPPORTED,
                        what + " is not supported",
                        "Write WHERE EXISTS (SELECT 1 FROM … WHERE …)."),
                join.getParserPosition());
    }
}
