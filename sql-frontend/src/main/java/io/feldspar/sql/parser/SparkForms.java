package io.feldspar.sql.parser;

import java.util.Arrays;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Calls that mean something else in Spark's dialect.
///
/// ```text
/// log(x)                          LN(x)
/// dayofweek(d)                    DAYOFWEEK(d) + 1: Sunday is 1
/// regexp_extract(s, e)            REGEXP_EXTRACT(s, e, 1)
/// listagg(s), string_agg(s)       the separator is empty
/// typeof(x)                       SPARK_TYPEOF(x)
/// substr(s, -3)                   SPARK_SUBSTRING(s, -3): from the end
/// ```
final class SparkForms {

    private SparkForms() {}

    /// The call in the place of one, or null.
    static @Nullable SqlCall call(SqlIdentifier name, SqlNode[] operands, SqlParserPos position) {
        int count = operands.length;
        return switch (name.getSimple().toUpperCase(Locale.ROOT)) {
            case "LOG" -> count == 1 ? function("LN", position, operands) : null;
            case "DAYOFWEEK" -> count == 1 ? plusOne(operands, position) : null;
            case "REGEXP_EXTRACT" ->
                    count == 2 ? function("REGEXP_EXTRACT", position, with(operands, one())) : null;
            case "LISTAGG", "STRING_AGG" ->
                    count == 1 ? function("LISTAGG", position, with(operands, empty())) : null;
            case "TYPEOF" -> function("SPARK_TYPEOF", position, operands);
            case "SUBSTR" -> function("SPARK_SUBSTRING", position, operands);
            default -> null;
        };
    }

    private static SqlNode[] with(SqlNode[] operands, SqlNode last) {
        SqlNode[] all = Arrays.copyOf(operands, operands.length + 1);
        all[operands.length] = last;
        return all;
    }

    private static SqlNode one() {
        return SqlLiteral.createExactNumeric("1", SqlParserPos.ZERO);
    }

    private static SqlNode empty() {
        return SqlLiteral.createCharString("", SqlParserPos.ZERO);
    }

    private static SqlCall plusOne(SqlNode[] operands, SqlParserPos position) {
        return SqlStdOperatorTable.PLUS.createCall(
                position, function("DAYOFWEEK", position, operands), one());
    }

    static SqlCall function(String name, SqlParserPos position, SqlNode... operands) {
        return new SqlUnresolvedFunction(
                        new SqlIdentifier(name, position),
                        null,
                        null,
                        null,
                        null,
                        SqlFunctionCategory.USER_DEFINED_FUNCTION)
                .createCall(position, operands);
    }
}
