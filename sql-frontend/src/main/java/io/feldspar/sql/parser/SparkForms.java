package io.feldspar.sql.parser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/// Calls that mean something else in Spark's dialect.
///
/// ```text
/// log(x)                          LN(x)
/// dayofweek(d)                    DAYOFWEEK(d) + 1: Sunday is 1
/// regexp_extract(s, e)            REGEXP_EXTRACT(s, e, 1), and so regexp_extract_all
/// mode(x, deterministic)          MODE(x), which always is
/// listagg(s), string_agg(s)       the separator is empty
/// ilike(s, p)                     s ILIKE p ESCAPE '\'
/// extract(SECOND FROM d)          EXACT_SECOND(d), with its fraction, and so date_part
/// extract(DOW FROM d)             DAYOFWEEK(d) + 1
/// sign(x), signum(x)              CAST(SIGN(x) AS DOUBLE)
/// typeof(x)                       SPARK_TYPEOF(x)
/// substr(s, -3)                   SPARK_SUBSTRING(s, -3): from the end
/// ```
final class SparkForms {

    private SparkForms() {}

    /// The call in the place of one, or null.
    static @Nullable SqlCall call(
            SqlIdentifier name,
            @Nullable SqlLiteral quantifier,
            SqlNode[] operands,
            SqlParserPos position) {
        int count = operands.length;
        return switch (name.getSimple().toUpperCase(Locale.ROOT)) {
            case "LOG" -> count == 1 ? function("LN", position, operands) : null;
            case "DAYOFWEEK" -> count == 1 ? plusOne(operands, position) : null;
            case "REGEXP_EXTRACT", "REGEXP_EXTRACT_ALL" ->
                    count == 2 ? function(name.getSimple(), position, with(operands, one())) : null;
            case "MODE" -> count == 2 ? aggregate("MODE", quantifier, position, operands[0]) : null;
            case "LISTAGG", "STRING_AGG" ->
                    count == 1
                            ? aggregate("LISTAGG", quantifier, position, with(operands, empty()))
                            : null;
            case "ILIKE" ->
                    count == 2
                            ? SqlLibraryOperators.ILIKE.createCall(
                                    position, with(operands, backslash()))
                            : null;
            case "DATE_PART", "DATEPART" -> datePart(operands, position);
            case "SIGN", "SIGNUM" ->
                    count == 1 ? toDouble(function("SIGN", position, operands), position) : null;
            case "TYPEOF" -> function("SPARK_TYPEOF", position, operands);
            case "SUBSTR" -> function("SPARK_SUBSTRING", position, operands);
            default -> null;
        };
    }

    /// STRING_AGG, which Calcite's grammar knows, with its separator.
    static SqlCall separated(SqlCall aggregate) {
        List<SqlNode> operands = new ArrayList<>(aggregate.getOperandList());
        boolean only = operands.size() == 1 || operands.get(1) instanceof SqlNodeList;
        if (!only || !aggregate.getOperator().getName().equals("STRING_AGG")) {
            return aggregate;
        }
        operands.add(1, empty());
        return aggregate
                .getOperator()
                .createCall(
                        aggregate.getFunctionQuantifier(),
                        aggregate.getParserPosition(),
                        operands.toArray(SqlNode[]::new));
    }

    private static @Nullable SqlCall datePart(SqlNode[] operands, SqlParserPos position) {
        return operands.length == 2 && operands[0] instanceof SqlCharStringLiteral field
                ? field(field.getValueAs(String.class), operands[1], position)
                : null;
    }

    /// The field of a time, or null where it is that of other databases.
    static @Nullable SqlCall field(String field, SqlNode time, SqlParserPos position) {
        return switch (field.toUpperCase(Locale.ROOT)) {
            case "SECOND", "SECONDS", "S", "SEC", "SECS" ->
                    function("EXACT_SECOND", position, time);
            case "DOW", "DAYOFWEEK" -> plusOne(new SqlNode[] {time}, position);
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

    private static SqlNode backslash() {
        return SqlLiteral.createCharString("\\", SqlParserPos.ZERO);
    }

    private static SqlNode empty() {
        return SqlLiteral.createCharString("", SqlParserPos.ZERO);
    }

    private static SqlCall plusOne(SqlNode[] operands, SqlParserPos position) {
        return SqlStdOperatorTable.PLUS.createCall(
                position, function("DAYOFWEEK", position, operands), one());
    }

    private static SqlCall toDouble(SqlNode number, SqlParserPos position) {
        return SqlStdOperatorTable.CAST.createCall(
                position,
                number,
                new SqlDataTypeSpec(
                        new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, position), position));
    }

    static SqlCall function(String name, SqlParserPos position, SqlNode... operands) {
        return aggregate(name, null, position, operands);
    }

    static SqlCall aggregate(
            String name,
            @Nullable SqlLiteral quantifier,
            SqlParserPos position,
            SqlNode... operands) {
        return new SqlUnresolvedFunction(
                        new SqlIdentifier(name, position),
                        null,
                        null,
                        null,
                        null,
                        SqlFunctionCategory.USER_DEFINED_FUNCTION)
                .createCall(quantifier, position, operands);
    }
}
