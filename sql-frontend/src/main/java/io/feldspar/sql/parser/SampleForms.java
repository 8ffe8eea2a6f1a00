package io.feldspar.sql.parser;

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
/// ```
final class SampleForms {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private SampleForms() {}

    enum Unit {
        PERCENT,
        ROWS,
        BUCKET
    }

    /// @param parts how many buckets there are, or null
    /// @param seed of the random numbers, or null
    static SqlNode sample(
            SqlParserPos position,
            SqlNode table,
            Unit unit,
            SqlNode size,
            @Nullable SqlNode parts,
            @Nullable SqlNode seed) {
        BigDecimal number = number(size);
        SqlNode sampled =
                switch (unit) {
                    case ROWS -> rows(position, table, number);
                    case PERCENT -> share(position, table, percent(number, position), seed);
                    case BUCKET -> {
                        BigDecimal count = parts == null ? BigDecimal.ONE : number(parts);
                        requireBucket(number, count, position);
                        yield share(
                                position,
                                table,
                                BigDecimal.ONE.divide(count, MathContext.DECIMAL64),
                                seed);
                    }
                };
        SqlIdentifier name = name(table);
        return name == null ? sampled : PipeForms.aliased(sampled, name, null);
    }

    private static BigDecimal number(SqlNode literal) {
        return ((SqlNumericLiteral) literal).bigDecimalValue();
    }

    private static SqlNode rows(SqlParserPos position, SqlNode table, BigDecimal count) {
        if (count.signum() < 0 || count.stripTrailingZeros().scale() > 0) {
            throw FunctionForms.problem(
                    "A sample of %s rows".formatted(count.toPlainString()) + " cannot be taken",
                    "Write a whole number of 0 or more.",
                    position);
        }
        return new SqlOrderBy(
                position,
                PipeForms.all(table),
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

    private static SqlSelect share(
            SqlParserPos position, SqlNode table, BigDecimal share, @Nullable SqlNode seed) {
        SqlSelect select = PipeForms.all(table);
        SqlNode random =
                seed == null
                        ? SparkForms.function("RAND", position)
                        : SparkForms.function("RAND", position, seed);
        select.setWhere(
                SqlStdOperatorTable.LESS_THAN.createCall(
                        position,
                        random,
                        SqlLiteral.createApproxNumeric(share.toPlainString() + "E0", position)));
        return select;
    }

    private static @Nullable SqlIdentifier name(SqlNode table) {
        if (table instanceof SqlIdentifier name) {
            return new SqlIdentifier(name.names.getLast(), name.getParserPosition());
        }
        return table.getKind() == SqlKind.AS ? ((SqlCall) table).operand(1) : null;
    }
}
