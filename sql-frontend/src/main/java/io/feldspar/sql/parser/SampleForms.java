package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// TABLESAMPLE as a query.
///
/// ```text
/// t TABLESAMPLE (10 PERCENT)             (SELECT * FROM t WHERE RAND() < 0.1) AS t
/// t TABLESAMPLE (BUCKET 1 OUT OF 4)      (SELECT * FROM t WHERE RAND() < 0.25) AS t
/// t TABLESAMPLE (5 ROWS)                 (SELECT * FROM t LIMIT 5) AS t
/// FROM t WHERE a USING SAMPLE 10%        FROM t WHERE RAND() < 0.1 AND a
/// ```
final class SampleForms {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private SampleForms() {}

    enum Unit {
        PERCENT,
        ROWS,
        BUCKET
    }

    /// How large a sample is.
    ///
    /// @param parts how many buckets there are, or null
    /// @param seed of the random numbers, or null
    record Sample(Unit unit, SqlNode size, @Nullable SqlNode parts, @Nullable SqlNode seed) {}

    static SqlNode sample(SqlParserPos position, SqlNode table, Sample sample) {
        SqlNode sampled =
                sample.unit() == Unit.ROWS
                        ? rows(position, table, number(sample.size()))
                        : share(position, table, sample);
        SqlIdentifier name = name(table);
        return name == null ? sampled : PipeForms.aliased(sampled, name, null);
    }

    /// `SELECT … USING SAMPLE`, of the rows of FROM.
    static void using(SqlSelect select, Sample sample) {
        SqlParserPos position = sample.size().getParserPosition();
        SqlNode from = select.getFrom();
        if (from == null || (sample.unit() == Unit.ROWS && from.getKind() == SqlKind.JOIN)) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "USING SAMPLE of a number of rows is not supported for joins",
                            "Write a percentage, or take the sample of a subquery."),
                    position);
        }
        if (sample.unit() == Unit.ROWS) {
            select.setFrom(sample(position, from, sample));
            return;
        }
        SqlNode chosen = chosen(position, sample);
        SqlNode where = select.getWhere();
        select.setWhere(
                where == null
                        ? chosen
                        : SqlStdOperatorTable.AND.createCall(position, chosen, where));
    }

    private static BigDecimal number(SqlNode literal) {
        return ((SqlNumericLiteral) literal).bigDecimalValue();
    }

    private static SqlNode rows(SqlParserPos position, SqlNode table, BigDecimal count) {
        if (count.signum() < 0 || count.stripTrailingZeros().scale() > 0) {
            throw FunctionForms.problem(
                    ErrorCode.INVALID_SAMPLE,
                    "A sample of %s rows".formatted(count.toPlainString()) + " cannot be taken",
                    "Write a whole number of 0 or more.",
                    position);
        }
        return new SqlOrderBy(
                position,
                Selects.all(table),
                SqlNodeList.EMPTY,
                null,
                SqlLiteral.createExactNumeric(count.toPlainString(), position));
    }

    private static BigDecimal percent(BigDecimal percent, SqlParserPos position) {
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            throw FunctionForms.problem(
                    "A sample of %s percent cannot be taken".formatted(percent.toPlainString()),
                    "Write a number from 0 to 100.",
                    position);
        }
        return percent.divide(HUNDRED, MathContext.DECIMAL64);
    }

    private static void requireBucket(BigDecimal number, BigDecimal count, SqlParserPos position) {
        if (number.signum() <= 0 || number.compareTo(count) > 0) {
            throw FunctionForms.problem(
                    "There is no bucket %s out of %s"
                            .formatted(number.toPlainString(), count.toPlainString()),
                    "Count buckets from 1.",
                    position);
        }
    }

    private static SqlSelect share(SqlParserPos position, SqlNode table, Sample sample) {
        SqlSelect select = Selects.all(table);
        select.setWhere(chosen(position, sample));
        return select;
    }

    /// Whether a row is in the sample.
    private static SqlNode chosen(SqlParserPos position, Sample sample) {
        SqlNode seed = sample.seed();
        SqlNode random =
                seed == null
                        ? SparkForms.function("RAND", position)
                        : SparkForms.function("RAND", position, seed);
        return SqlStdOperatorTable.LESS_THAN.createCall(
                position,
                random,
                SqlLiteral.createApproxNumeric(
                        share(position, sample).toPlainString() + "E0", position));
    }

    private static BigDecimal share(SqlParserPos position, Sample sample) {
        BigDecimal number = number(sample.size());
        if (sample.unit() == Unit.PERCENT) {
            return percent(number, position);
        }
        SqlNode parts = sample.parts();
        BigDecimal count = parts == null ? BigDecimal.ONE : number(parts);
        requireBucket(number, count, position);
        return BigDecimal.ONE.divide(count, MathContext.DECIMAL64);
    }

    private static @Nullable SqlIdentifier name(SqlNode table) {
        if (table instanceof SqlIdentifier name) {
            return new SqlIdentifier(name.names.getLast(), name.getParserPosition());
        }
        return table.getKind() == SqlKind.AS ? ((SqlCall) table).operand(1) : null;
    }
}
