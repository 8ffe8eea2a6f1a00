package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Numbers of rows that depend on the rows, by window functions.
///
/// ```text
/// SELECT DISTINCT ON (a) b … ORDER BY c        row_number() OVER (PARTITION BY a ORDER BY c) = 1
/// ORDER BY a FETCH FIRST 3 ROWS WITH TIES      rank() OVER (ORDER BY a) <= 3
/// ORDER BY a LIMIT 10 PERCENT                  row_number() OVER (ORDER BY a)
///                                                  <= floor(count(*) OVER () * 10 * 0.01)
/// ```
/// These are conditions of QUALIFY; ORDER BY is preserved.
final class RowLimits {

    private static final SqlOperator PERCENT = new SqlSpecialOperator("PERCENT", SqlKind.OTHER);
    private static final SqlOperator TIES = new SqlSpecialOperator("WITH TIES", SqlKind.OTHER);

    private RowLimits() {}

    /// What LIMIT says, until [#limited] writes it out.
    static SqlNode percent(SqlNode number) {
        return PERCENT.createCall(number.getParserPosition(), number);
    }

    static SqlNode ties(SqlNode rows) {
        return TIES.createCall(rows.getParserPosition(), rows);
    }

    private static boolean is(SqlOperator operator, @Nullable SqlNode fetch) {
        return fetch instanceof SqlCall call && call.getOperator().equals(operator);
    }

    private static SqlNode inside(@Nullable SqlNode fetch) {
        return ((SqlCall) Objects.requireNonNull(fetch)).operand(0);
    }

    /// @param fetch as [#percent] and [#ties] give it, or a number of rows, or null
    static SqlOrderBy limited(
            SqlParserPos position,
            SqlNode query,
            SqlNodeList order,
            @Nullable SqlNode offset,
            @Nullable SqlNode fetch) {
        boolean ties = is(TIES, fetch);
        SqlNode amount = ties ? inside(fetch) : fetch;
        boolean percent = is(PERCENT, amount);
        if (amount == null || (!ties && !percent)) {
            return new SqlOrderBy(position, query, order, offset, fetch);
        }
        if (ties && order.isEmpty()) {
            throw FunctionForms.problem(
                    "WITH TIES without ORDER BY", "Say by what rows are ordered.", position);
        }
        SqlSelect select = open(query);
        SqlNodeList keys = new SortKeys(select).of(order);
        SqlNode number =
                call(ties ? "RANK" : "ROW_NUMBER", position, window(SqlNodeList.EMPTY, keys));
        SqlNode rows = percent ? share(position, inside(amount)) : amount;
        SqlNode last =
                offset == null ? rows : SqlStdOperatorTable.PLUS.createCall(position, offset, rows);
        select.setQualify(
                SqlStdOperatorTable.LESS_THAN_OR_EQUAL.createCall(position, number, last));
        return new SqlOrderBy(position, select, order, offset, null);
    }

    /// The query, or a query over it, as a SELECT that may get a QUALIFY.
    private static SqlSelect open(SqlNode query) {
        return query instanceof SqlSelect select
                        && !select.isDistinct()
                        && select.getQualify() == null
                ? select
                : Selects.all(query);
    }

    /// Keeps the first row of each group of equal columns.
    static void distinctOn(SqlSelect select, SqlNodeList columns) {
        if (select.getQualify() != null) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "DISTINCT ON is not supported alongside QUALIFY",
                            "Put row_number() OVER (PARTITION BY …) = 1 into QUALIFY."),
                    columns.getParserPosition());
        }
        SqlParserPos position = columns.getParserPosition();
        SqlNodeList keys = new SortKeys(select).of(columns);
        select.setOperand(0, SqlNodeList.EMPTY);
        select.setQualify(first(position, window(keys, SqlNodeList.EMPTY)));
    }

    /// Says which row is the first of [#distinctOn].
    static void order(SqlSelect select, SqlNodeList columns, SqlNodeList order) {
        SortKeys keys = new SortKeys(select);
        select.setQualify(
                first(columns.getParserPosition(), window(keys.of(columns), keys.of(order))));
    }

    private static SqlCall first(SqlParserPos position, SqlNode window) {
        return SqlStdOperatorTable.EQUALS.createCall(
                position, call("ROW_NUMBER", position, window), number("1", position));
    }

    private static SqlNode share(SqlParserPos position, SqlNode percent) {
        SqlNode count =
                SqlStdOperatorTable.OVER.createCall(
                        position,
                        SqlStdOperatorTable.COUNT.createCall(
                                position, SqlIdentifier.star(position)),
                        window(SqlNodeList.EMPTY, SqlNodeList.EMPTY));
        SqlNode times =
                SqlStdOperatorTable.MULTIPLY.createCall(
                        position,
                        SqlStdOperatorTable.MULTIPLY.createCall(position, count, percent),
                        number("0.01", position));
        return SqlStdOperatorTable.FLOOR.createCall(position, times);
    }

    private static SqlNode number(String text, SqlParserPos position) {
        return SqlLiteral.createExactNumeric(text, position);
    }

    private static SqlNode call(String function, SqlParserPos position, SqlNode window) {
        return SqlStdOperatorTable.OVER.createCall(
                position, SparkForms.function(function, position), window);
    }

    private static SqlNode window(SqlNodeList partition, SqlNodeList order) {
        return ExpressionActions.window(SqlParserPos.ZERO, null, partition, order, List.of());
    }
}
