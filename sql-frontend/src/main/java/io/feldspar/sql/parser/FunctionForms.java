package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.error.PlacedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Calls of functions that other databases spell in another way.
///
/// ```text
/// ifnull(a, b), nvl(a, b)                          COALESCE(a, b)
/// json_tuple(j, 'a', 'b')                        inline of one struct of j ->> 'a', j ->> 'b'
/// nvl2(a, b, c)                                    CASE WHEN a IS NOT NULL THEN b ELSE c END
/// trunc(a), trunc(a, 2)                            TRUNCATE(a), TRUNCATE(a, 2)
/// zeroifnull(a), nullifzero(a)                     COALESCE(a, 0), NULLIF(a, 0)
/// mean(a), std(a)                                  AVG(a), STDDEV_SAMP(a)
/// equal_null(a, b)                                 a IS NOT DISTINCT FROM b
/// trim(a, 'x')                                     BTRIM(a, 'x')
/// datediff(DAY, a, b)                              DATEDIFF('DAY', a, b)
/// dateadd(DAY, n, a), date_add('day', n, a)        TIMESTAMPADD(DAY, n, a)
/// date_add(a, INTERVAL 1 DAY)                      a + INTERVAL 1 DAY
/// timestampdiff(MONTH, a, b)                       TIMESTAMPDIFF('MONTH', a, b)
/// double(x), int(x), date(x), string(x), …         CAST(x AS DOUBLE), …
/// decode(x, a, b)                                  CASE WHEN x IS NOT DISTINCT FROM a THEN b END
/// string_agg(x, ',' ORDER BY y)                    string_agg(x, ',') WITHIN GROUP (ORDER BY y)
/// percentile_cont(f) WITHIN GROUP (ORDER BY x)     percentile_cont(x, f)
/// mode() WITHIN GROUP (ORDER BY x DESC)            mode(x, TRUE)
/// ```
final class FunctionForms {

    private static final Set<String> ORDERED =
            Set.of("STRING_AGG", "LISTAGG", "GROUP_CONCAT", "ARRAY_AGG");
    private static final Set<String> PERCENTILES =
            Set.of("PERCENTILE_CONT", "QUANTILE_CONT", "PERCENTILE_DISC", "QUANTILE_DISC");

    private static final Set<TimeUnit> FRACTIONS =
            EnumSet.of(TimeUnit.MILLISECOND, TimeUnit.MICROSECOND);
    private static final Set<String> COUNTED_UNITS =
            Set.of("DATEDIFF", "TIMESTAMPDIFF", "TIMEDIFF", "TIMESTAMPADD");

    private FunctionForms() {}

    /// The function that a call without a schema means.
    static SqlIdentifier name(SqlIdentifier name, SqlNode[] operands) {
        if (!name.isSimple() || name.isComponentQuoted(0)) {
            return name;
        }
        return switch (name.getSimple().toUpperCase(Locale.ROOT)) {
            case "IFNULL", "NVL" -> renamed(name, "COALESCE");
            case "COALESCE" -> {
                if (operands.length == 0) {
                    throw PlacedException.of(
                            new FeldsparException(
                                    ErrorCode.SYNTAX_ERROR,
                                    "COALESCE needs an argument",
                                    "Add one."),
                            name.getParserPosition());
                }
                yield name;
            }
            case "DATE_DIFF" -> renamed(name, "DATEDIFF");
            case "MEAN" -> renamed(name, "AVG");
            case "ANY", "SOME" -> renamed(name, "BOOL_OR");
            case "STD" -> renamed(name, "STDDEV_SAMP");
            case "IFF" -> renamed(name, "IF");
            case "PREFIX" -> renamed(name, "STARTS_WITH");
            case "SUFFIX" -> renamed(name, "ENDS_WITH");
            case "PG_TYPEOF" -> renamed(name, "TYPEOF");
            case "LIST_DISTINCT" -> renamed(name, "ARRAY_DISTINCT");
            case "LIST_PACK" -> renamed(name, "ARRAY");
            case "ARG_MAX", "ARGMAX" -> renamed(name, "MAX_BY");
            case "ARG_MIN", "ARGMIN" -> renamed(name, "MIN_BY");
            case "DATETRUNC" -> renamed(name, "DATE_TRUNC");
            default -> name;
        };
    }

    static SqlIdentifier renamed(SqlIdentifier name, String other) {
        return new SqlIdentifier(other, name.getParserPosition());
    }

    /// The operands with a unit that is written as a word as the string that functions take.
    static SqlNode[] operands(SqlIdentifier name, SqlNode[] operands) {
        boolean counted =
                name.isSimple()
                        && COUNTED_UNITS.contains(name.getSimple().toUpperCase(Locale.ROOT));
        if (!counted
                || operands.length != 3
                || !(operands[0] instanceof SqlIdentifier unit)
                || !unit.isSimple()
                || !Intervals.isUnit(unit.getSimple())) {
            return operands;
        }
        SqlNode[] changed = Arrays.copyOf(operands, operands.length);
        changed[0] =
                SqlLiteral.createCharString(
                        unit.getSimple().toUpperCase(Locale.ROOT), unit.getParserPosition());
        return changed;
    }

    /// Another call in the place of one, or null.
    static @Nullable SqlCall call(
            SqlIdentifier name,
            @Nullable SqlLiteral quantifier,
            SqlNode[] operands,
            Dialect dialect,
            SqlParserPos position) {
        if (!name.isSimple() || name.isComponentQuoted(0)) {
            return null;
        }
        if (dialect == Dialect.SPARK) {
            SqlCall other = SparkForms.call(name, quantifier, operands, position);
            if (other != null) {
                return other;
            }
        }
        SqlCall struct = NestedForms.named(name, operands, position);
        if (struct != null) {
            return struct;
        }
        if (operands.length == 2 && name.getSimple().equalsIgnoreCase("EQUAL_NULL")) {
            return SqlStdOperatorTable.IS_NOT_DISTINCT_FROM.createCall(position, operands);
        }
        SqlCall aggregate = AggregateForms.call(name, quantifier, operands, position);
        return aggregate == null ? ofScalar(name, operands, dialect, position) : aggregate;
    }

    private static @Nullable SqlCall ofScalar(
            SqlIdentifier name, SqlNode[] operands, Dialect dialect, SqlParserPos position) {
        if (name.getSimple().equalsIgnoreCase("TRUNC") && ofNumber(operands)) {
            return SparkForms.function("TRUNCATE", position, operands);
        }
        if (operands.length == 3 && isDateAdd(name)) {
            return added(operands, dialect, position);
        }
        if (name.getSimple().equalsIgnoreCase("JSON_TUPLE")) {
            return NestedForms.jsonTuple(position, Arrays.asList(operands));
        }
        return switch (operands.length) {
            case 0 -> ofNone(name, dialect, position);
            case 1 -> ofOne(name, operands[0], dialect, position);
            default -> ofSeveral(name, operands, position);
        };
    }

    private static @Nullable SqlCall ofSeveral(
            SqlIdentifier name, SqlNode[] operands, SqlParserPos position) {
        if (operands.length > 2 && name.getSimple().equalsIgnoreCase("DECODE")) {
            return decode(operands, position);
        }
        if (isDateAdd(name) && operands.length == 2 && isInterval(operands[1])) {
            return SqlStdOperatorTable.PLUS.createCall(position, operands);
        }
        SqlCall nested = NestedForms.renamed(name, operands, position);
        if (nested != null) {
            return nested;
        }
        return operands.length == 3 && name.getSimple().equalsIgnoreCase("NVL2")
                ? ifNotNull(operands, position)
                : SchemaForms.call(name, operands, position);
    }

    private static @Nullable SqlCall ofNone(
            SqlIdentifier name, Dialect dialect, SqlParserPos position) {
        return switch (name.getSimple().toUpperCase(Locale.ROOT)) {
            case "CURRENT_USER", "SESSION_USER", "USER" ->
                    SqlStdOperatorTable.CURRENT_USER.createCall(position);
            case "CURRENT_SCHEMA" -> SqlStdOperatorTable.CURRENT_SCHEMA.createCall(position);
            case "CURRENT_CATALOG" -> SqlStdOperatorTable.CURRENT_CATALOG.createCall(position);
            case "CURRENT_DATABASE" ->
                    (dialect == Dialect.SPARK
                                    ? SqlStdOperatorTable.CURRENT_SCHEMA
                                    : SqlStdOperatorTable.CURRENT_CATALOG)
                            .createCall(position);
            case "UNIX_TIMESTAMP", "TO_UNIX_TIMESTAMP" ->
                    SparkForms.function(
                            "UNIX_TIMESTAMP",
                            position,
                            SparkForms.function("LOCALTIMESTAMP", position));
            default -> null;
        };
    }

    private static @Nullable SqlCall ofOne(
            SqlIdentifier name, SqlNode operand, Dialect dialect, SqlParserPos position) {
        return switch (name.getSimple().toUpperCase(Locale.ROOT)) {
            case "COALESCE" -> StarForms.coalesce(operand, position);
            case "VARIANT_EXPLODE", "VARIANT_EXPLODE_OUTER" ->
                    NestedForms.variantExplode(name.getSimple(), operand, position);
            case "ZEROIFNULL" ->
                    SqlStdOperatorTable.COALESCE.createCall(
                            position, operand, SqlLiteral.createExactNumeric("0", position));
            case "NULLIFZERO" ->
                    SqlStdOperatorTable.NULLIF.createCall(
                            position, operand, SqlLiteral.createExactNumeric("0", position));
            case "NEGATIVE" -> SqlStdOperatorTable.UNARY_MINUS.createCall(position, operand);
            case "POSITIVE" -> SqlStdOperatorTable.UNARY_PLUS.createCall(position, operand);
            case "ISNULL" -> SqlStdOperatorTable.IS_NULL.createCall(position, operand);
            case "ISNOTNULL" -> SqlStdOperatorTable.IS_NOT_NULL.createCall(position, operand);
            default -> cast(name, operand, dialect, position);
        };
    }

    private static @Nullable SqlCall cast(
            SqlIdentifier type, SqlNode operand, Dialect dialect, SqlParserPos position) {
        SqlParserPos place = type.getParserPosition();
        SqlTypeNameSpec spec =
                DataTypes.function(type.getSimple().toUpperCase(Locale.ROOT), dialect, place);
        return spec == null
                ? null
                : SqlStdOperatorTable.CAST.createCall(
                        position, operand, new SqlDataTypeSpec(spec, place));
    }

    /// A time so many units later, or null; in Spark it is a timestamp, also where a date is given.
    private static @Nullable SqlCall added(
            SqlNode[] operands, Dialect dialect, SqlParserPos position) {
        SqlIntervalQualifier unit = unit(operands[0]);
        if (unit == null) {
            return null;
        }
        if (dialect == Dialect.SPARK || FRACTIONS.contains(unit.getStartUnit())) {
            SqlNode[] changed = operands.clone();
            changed[0] =
                    SqlLiteral.createCharString(
                            unit.getStartUnit().name(), operands[0].getParserPosition());
            return SparkForms.function("TIMESTAMPADD", position, changed);
        }
        return SqlStdOperatorTable.TIMESTAMP_ADD.createCall(
                position, unit, operands[1], operands[2]);
    }

    private static boolean isDateAdd(SqlIdentifier name) {
        return name.getSimple().equalsIgnoreCase("DATEADD")
                || name.getSimple().equalsIgnoreCase("TIMESTAMPADD")
                || name.getSimple().equalsIgnoreCase("DATE_ADD");
    }

    /// The unit that a word names, with or without quotes, or null.
    private static @Nullable SqlIntervalQualifier unit(SqlNode operand) {
        String word =
                switch (operand) {
                    case SqlIdentifier name when name.isSimple() -> name.getSimple();
                    case SqlCharStringLiteral text -> text.getValueAs(String.class);
                    default -> "";
                };
        return Intervals.isUnit(word) ? Intervals.unit(word, operand.getParserPosition()) : null;
    }

    private static boolean isInterval(SqlNode operand) {
        return operand instanceof SqlIntervalLiteral || operand.getKind() == SqlKind.INTERVAL;
    }

    private static SqlCall ifNotNull(SqlNode[] operands, SqlParserPos position) {
        return new SqlCase(
                position,
                null,
                SqlNodeList.of(SqlStdOperatorTable.IS_NOT_NULL.createCall(position, operands[0])),
                SqlNodeList.of(operands[1]),
                operands[2]);
    }

    /// Whether TRUNC of these cuts a number: it has one operand, or a number as its second.
    private static boolean ofNumber(SqlNode[] operands) {
        return operands.length == 1
                || (operands.length == 2 && operands[1] instanceof SqlNumericLiteral);
    }

    private static SqlCall decode(SqlNode[] operands, SqlParserPos position) {
        SqlNodeList conditions = new SqlNodeList(position);
        SqlNodeList results = new SqlNodeList(position);
        int last = operands.length % 2 == 0 ? operands.length - 1 : operands.length;
        for (int i = 1; i < last; i += 2) {
            conditions.add(
                    SqlStdOperatorTable.IS_NOT_DISTINCT_FROM.createCall(
                            position, operands[0], operands[i]));
            results.add(operands[i + 1]);
        }
        SqlNode otherwise =
                last < operands.length ? operands[last] : SqlLiteral.createNull(position);
        return new SqlCase(position, null, conditions, results, otherwise);
    }

    /// An aggregate whose last operand is an ORDER BY.
    static SqlCall ordered(SqlCall call) {
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        if (!ORDERED.contains(call.getOperator().getName().toUpperCase(Locale.ROOT))
                || operands.size() < 2
                || !(operands.removeLast() instanceof SqlNodeList order)) {
            return call;
        }
        SqlNode unordered =
                call.getOperator()
                        .createCall(
                                call.getFunctionQuantifier(),
                                call.getParserPosition(),
                                operands.toArray(SqlNode[]::new));
        return SqlStdOperatorTable.WITHIN_GROUP.createCall(
                call.getParserPosition(), unordered, order);
    }

    /// `aggregate WITHIN GROUP (ORDER BY …)`.
    static SqlCall withinGroup(SqlParserPos position, SqlNode argument, SqlNodeList order) {
        if (argument instanceof SqlCall aggregate) {
            boolean mode = aggregate.operandCount() == 0;
            String name = aggregate.getOperator().getName().toUpperCase(Locale.ROOT);
            if (mode ? name.equals("MODE") : PERCENTILES.contains(name)) {
                return ofOrdered(position, aggregate, order);
            }
        }
        return SqlStdOperatorTable.WITHIN_GROUP.createCall(position, argument, order);
    }

    /// An aggregate of the ordered column, with the direction as last operand if it descends.
    private static SqlCall ofOrdered(SqlParserPos position, SqlCall aggregate, SqlNodeList order) {
        if (aggregate.operandCount() > 1 || order.size() != 1) {
            throw problem(
                    ErrorCode.INVALID_WITHIN_GROUP,
                    "A percentile or mode is taken of one column",
                    "Write PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY x).",
                    position);
        }
        SqlNode column = order.get(0);
        boolean descending = false;
        while (column.getKind() == SqlKind.DESCENDING
                || column.getKind() == SqlKind.NULLS_FIRST
                || column.getKind() == SqlKind.NULLS_LAST) {
            descending |= column.getKind() == SqlKind.DESCENDING;
            column = ((SqlCall) column).operand(0);
        }
        List<SqlNode> operands = new ArrayList<>(List.of(column));
        operands.addAll(aggregate.getOperandList());
        if (descending
                && aggregate.getOperator().getName().toUpperCase(Locale.ROOT).endsWith("_CONT")) {
            operands.set(
                    1,
                    SqlStdOperatorTable.MINUS.createCall(
                            position,
                            SqlLiteral.createExactNumeric("1", position),
                            operands.get(1)));
        } else if (descending) {
            operands.add(SqlLiteral.createBoolean(true, position));
        }
        return unresolved(aggregate.getOperator())
                .createCall(
                        aggregate.getFunctionQuantifier(),
                        position,
                        operands.toArray(SqlNode[]::new));
    }

    /// The operator by its name, which finds ours where Calcite's demands WITHIN GROUP.
    static SqlOperator unresolved(SqlOperator operator) {
        return new SqlUnresolvedFunction(
                new SqlIdentifier(operator.getName(), SqlParserPos.ZERO),
                null,
                null,
                null,
                null,
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
    }

    static PlacedException problem(String problem, String advice, SqlParserPos position) {
        return problem(ErrorCode.SYNTAX_ERROR, problem, advice, position);
    }

    static PlacedException problem(
            ErrorCode code, String problem, String advice, SqlParserPos position) {
        return PlacedException.of(new FeldsparException(code, problem, advice), position);
    }
}
