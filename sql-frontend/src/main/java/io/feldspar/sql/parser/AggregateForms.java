package io.feldspar.sql.parser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Aggregates that are forms of others.
///
/// ```text
/// count_if(p)                          COUNT(CASE WHEN p THEN 1 END)
/// count(a, b)                          COUNT(CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN 1 END)
/// count(DISTINCT a, b)                 COUNT(DISTINCT CASE WHEN … THEN ROW(a, b) END)
/// regr_count(y, x)                     COUNT(CASE WHEN y IS NOT NULL AND x IS NOT NULL THEN 1 END)
/// max(x, n), min(x, n)                 MAX_BY(x, x, n), MIN_BY(x, x, n)
/// quantile_cont(x, [f, g])             ARRAY(QUANTILE_CONT(x, f), QUANTILE_CONT(x, g))
/// approx_percentile(x, f, accuracy)    QUANTILE_DISC(x, f), which is exact
/// ```
final class AggregateForms {

    private AggregateForms() {}

    /// The call in the place of one, or null.
    static @Nullable SqlCall call(
            SqlIdentifier name,
            @Nullable SqlLiteral quantifier,
            SqlNode[] operands,
            SqlParserPos position) {
        int count = operands.length;
        return switch (name.getSimple().toUpperCase(Locale.ROOT)) {
            case "COUNT_IF", "COUNTIF" ->
                    count == 1 ? countIf(quantifier, operands[0], position) : null;
            case "COUNT" -> count > 1 ? countAll(quantifier, operands, position) : null;
            case "MAX", "MIN" ->
                    count == 2
                            ? SparkForms.aggregate(
                                    name.getSimple() + "_BY",
                                    quantifier,
                                    position,
                                    operands[0],
                                    operands[0],
                                    operands[1])
                            : null;
            case "QUANTILE", "QUANTILE_CONT", "QUANTILE_DISC" ->
                    count == 2 ? quantiles(name, quantifier, operands, position) : null;
            case "COLLECT_SET" -> count == 1 ? collectSet(operands[0], position) : null;
            case "REGR_COUNT" ->
                    count == 2
                            ? countIf(
                                    quantifier,
                                    SqlStdOperatorTable.AND.createCall(
                                            position,
                                            notNull(operands[0], position),
                                            notNull(operands[1], position)),
                                    position)
                            : null;
            case "APPROX_PERCENTILE", "PERCENTILE_APPROX", "APPROX_QUANTILE" ->
                    count == 2 || count == 3
                            ? approximate(quantifier, Arrays.copyOf(operands, 2), position)
                            : null;
            default -> null;
        };
    }

    private static SqlCall approximate(
            @Nullable SqlLiteral quantifier, SqlNode[] operands, SqlParserPos position) {
        SqlIdentifier exact = new SqlIdentifier("QUANTILE_DISC", position);
        SqlCall several = quantiles(exact, quantifier, operands, position);
        return several == null
                ? SparkForms.aggregate("QUANTILE_DISC", quantifier, position, operands)
                : several;
    }

    /// An array of the quantiles for an array of fractions, or null where that is not written out.
    private static @Nullable SqlCall quantiles(
            SqlIdentifier name,
            @Nullable SqlLiteral quantifier,
            SqlNode[] operands,
            SqlParserPos position) {
        List<SqlNode> all = new ArrayList<>();
        for (SqlNode fraction : ArrayComparisons.elements(operands[1])) {
            all.add(
                    SparkForms.aggregate(
                            name.getSimple(), quantifier, position, operands[0], fraction));
        }
        return all.isEmpty() ? null : NestedForms.call("ARRAY", position, all);
    }

    private static SqlCall notNull(SqlNode operand, SqlParserPos position) {
        return SqlStdOperatorTable.IS_NOT_NULL.createCall(position, operand);
    }

    private static SqlCall collectSet(SqlNode operand, SqlParserPos position) {
        return new SqlUnresolvedFunction(
                        new SqlIdentifier("COLLECT_LIST", position),
                        null,
                        null,
                        null,
                        null,
                        SqlFunctionCategory.USER_DEFINED_FUNCTION)
                .createCall(SqlSelectKeyword.DISTINCT.symbol(position), position, operand);
    }

    /// The rows in which no operand is null.
    static @Nullable SqlCall countAll(
            @Nullable SqlLiteral quantifier, SqlNode[] operands, SqlParserPos position) {
        SqlNode known = notNull(operands[0], position);
        for (int i = 0; i < operands.length; i++) {
            if (StarForms.isStar(operands[i])) {
                return null; // Until its columns are known.
            }
            if (i > 0) {
                known =
                        SqlStdOperatorTable.AND.createCall(
                                position, known, notNull(operands[i], position));
            }
        }
        return quantifier == null
                ? countIf(null, known, position)
                : count(
                        quantifier,
                        known,
                        SqlStdOperatorTable.ROW.createCall(position, operands),
                        position);
    }

    private static SqlCall countIf(
            @Nullable SqlLiteral quantifier, SqlNode condition, SqlParserPos position) {
        return count(quantifier, condition, SqlLiteral.createExactNumeric("1", position), position);
    }

    private static SqlCall count(
            @Nullable SqlLiteral quantifier,
            SqlNode condition,
            SqlNode value,
            SqlParserPos position) {
        SqlNode counted =
                new SqlCase(
                        position,
                        null,
                        SqlNodeList.of(condition),
                        SqlNodeList.of(value),
                        SqlLiteral.createNull(position));
        return SqlStdOperatorTable.COUNT.createCall(quantifier, position, counted);
    }
}
