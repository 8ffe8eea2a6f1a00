package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.math.BigDecimal;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Joins each row with the rows of a table that are nearest to it.
///
/// ```text
/// a JOIN b EXACT NEAREST 2 BY DISTANCE e
///     a JOIN LATERAL (SELECT * FROM b ORDER BY e NULLS LAST LIMIT 2) AS b ON TRUE
/// ```
final class NearestJoin {

    private static final BigDecimal MAX_ROWS = BigDecimal.valueOf(100_000);

    private NearestJoin() {}

    /// The nearest rows.
    ///
    /// @param rows how many, or null for one
    /// @param distance whether the least measures are the nearest, else the greatest
    static SqlNode rows(
            SqlLiteral join,
            SqlNode table,
            @Nullable SqlNode rows,
            boolean distance,
            SqlNode measure) {
        SqlParserPos position = join.getParserPosition();
        JoinType type = join.getValueAs(JoinType.class);
        if (type != JoinType.INNER && type != JoinType.LEFT) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "NEAREST of a join that is not an inner or LEFT one is not supported",
                            "Write JOIN or LEFT JOIN."),
                    position);
        }
        requireCount(rows);
        SqlNode key =
                distance
                        ? measure
                        : SqlStdOperatorTable.DESC.createCall(measure.getParserPosition(), measure);
        SqlNode nullsLast =
                SqlStdOperatorTable.NULLS_LAST.createCall(measure.getParserPosition(), key);
        SqlNode nearest =
                new SqlOrderBy(
                        position,
                        Selects.all(table),
                        SqlNodeList.of(nullsLast),
                        null,
                        rows == null ? SqlLiteral.createExactNumeric("1", position) : rows);
        SqlNode lateral = SqlStdOperatorTable.LATERAL.createCall(position, nearest);
        SqlIdentifier name = name(table);
        return name == null ? lateral : PipeForms.aliased(lateral, name, null);
    }

    private static void requireCount(@Nullable SqlNode rows) {
        if (rows instanceof SqlNumericLiteral number
                && (!number.isInteger()
                        || number.bigDecimalValue().signum() <= 0
                        || number.bigDecimalValue().compareTo(MAX_ROWS) > 0)) {
            throw FunctionForms.problem(
                    ErrorCode.MALFORMED_LITERAL,
                    "%s rows cannot be the nearest".formatted(number.toValue()),
                    "Write a number from 1 to %s.".formatted(MAX_ROWS),
                    rows.getParserPosition());
        }
    }

    static SqlNode of(SqlNode left, SqlLiteral natural, SqlLiteral join, SqlNode nearest) {
        SqlParserPos position = join.getParserPosition();
        return new SqlJoin(
                position,
                left,
                natural,
                join,
                nearest,
                JoinConditionType.ON.symbol(position),
                SqlLiteral.createBoolean(true, position));
    }

    private static @Nullable SqlIdentifier name(SqlNode table) {
        return switch (table) {
            case SqlIdentifier name ->
                    new SqlIdentifier(name.names.getLast(), name.getParserPosition());
            case SqlBasicCall as when as.getKind() == SqlKind.AS -> as.operand(1);
            default -> null;
        };
    }
}
