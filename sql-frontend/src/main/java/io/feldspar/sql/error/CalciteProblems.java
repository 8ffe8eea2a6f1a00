package io.feldspar.sql.error;

import static io.feldspar.executor.error.ErrorCode.AGGREGATE_NOT_ALLOWED;
import static io.feldspar.executor.error.ErrorCode.ALIAS_DUPLICATE;
import static io.feldspar.executor.error.ErrorCode.ALIAS_NOT_FOUND;
import static io.feldspar.executor.error.ErrorCode.ASSIGNMENT_COUNT;
import static io.feldspar.executor.error.ErrorCode.COLUMN_AMBIGUOUS;
import static io.feldspar.executor.error.ErrorCode.COLUMN_COUNT;
import static io.feldspar.executor.error.ErrorCode.COLUMN_DUPLICATE;
import static io.feldspar.executor.error.ErrorCode.COLUMN_NOT_FOUND;
import static io.feldspar.executor.error.ErrorCode.COLUMN_TYPE;
import static io.feldspar.executor.error.ErrorCode.GROUPING_ERROR;
import static io.feldspar.executor.error.ErrorCode.INLINE_TABLE;
import static io.feldspar.executor.error.ErrorCode.INVALID_DATETIME;
import static io.feldspar.executor.error.ErrorCode.INVALID_DATE_FIELD;
import static io.feldspar.executor.error.ErrorCode.INVALID_FILTER;
import static io.feldspar.executor.error.ErrorCode.INVALID_STATEMENT;
import static io.feldspar.executor.error.ErrorCode.INVALID_WITHIN_GROUP;
import static io.feldspar.executor.error.ErrorCode.MALFORMED_LITERAL;
import static io.feldspar.executor.error.ErrorCode.NESTED_AGGREGATE;
import static io.feldspar.executor.error.ErrorCode.NOT_SUPPORTED;
import static io.feldspar.executor.error.ErrorCode.NUMERIC_OVERFLOW;
import static io.feldspar.executor.error.ErrorCode.ORDINAL_OUT_OF_RANGE;
import static io.feldspar.executor.error.ErrorCode.SUBQUERY_COLUMNS;
import static io.feldspar.executor.error.ErrorCode.SYNTAX_ERROR;
import static io.feldspar.executor.error.ErrorCode.TYPE_MISMATCH;
import static io.feldspar.executor.error.ErrorCode.WRONG_ARGUMENT_COUNT;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.runtime.CalciteContextException;
import org.jspecify.annotations.Nullable;

/// Calcite's problems in our words, by the names of its messages in
/// [org.apache.calcite.runtime.CalciteResource].
public final class CalciteProblems {

    /// @param message with `%1$s` for the first thing that Calcite's message is about
    private record Words(ErrorCode code, String message, String advice) {}

    private static final Map<String, Words> WORDS = new HashMap<>();

    private static final String ONE_TYPE = "Cast the values to one type.";
    private static final String CONDITION = "Compare the value with something, as in x = 1.";
    private static final String AGGREGATE = "Aggregate in a subquery, or filter groups by HAVING.";
    private static final String ALIAS = "Give one of them another alias.";
    private static final String WINDOWS = "Compute it in a subquery.";

    private CalciteProblems() {}

    static {
        names();
        groups();
        types();
        values();
        queries();
        joins();
        forms();
        windows();
    }

    private static void add(ErrorCode code, String message, String advice, String... resources) {
        for (String resource : resources) {
            WORDS.put(resource, new Words(code, message, advice));
        }
    }

    private static void names() {
        add(
                COLUMN_AMBIGUOUS,
                "Column '%1$s' is ambiguous",
                "Write the table's name or alias before it.",
                "columnAmbiguous");
        add(ALIAS_DUPLICATE, "Table alias '%1$s' is used twice", ALIAS, "fromAliasDuplicate");
        add(
                COLUMN_DUPLICATE,
                "Column name '%1$s' is used twice",
                ALIAS,
                "aliasListDuplicate",
                "duplicateNameInColumnList",
                "duplicateColumnName");
        add(
                ALIAS_NOT_FOUND,
                "Table or alias '%1$s' not found in FROM",
                "Use the alias of a table in FROM.",
                "tableNameNotFound",
                "tableNameNotFoundDidYouMean");
        add(
                ASSIGNMENT_COUNT,
                "The alias names more columns than the %1$s of the table",
                "Leave out the last names.",
                "aliasListDegree");
        add(
                SYNTAX_ERROR,
                "An alias cannot be a string",
                "Write it in double quotes, or without quotes.",
                "charLiteralAliasNotValid",
                "aliasMustBeSimpleIdentifier");
        add(
                SYNTAX_ERROR,
                "The name '%1$s' is longer than %2$s characters",
                "Shorten it.",
                "identifierTooLong");
        add(
                COLUMN_NOT_FOUND,
                "EXCLUDE names the unknown columns %1$s",
                "See DESCRIBE of the table.",
                "selectStarExcludeListContainsUnknownColumns");
        add(
                INVALID_STATEMENT,
                "EXCLUDE leaves no column",
                "Keep at least one.",
                "selectStarExcludeCannotExcludeAllColumns");
        add(
                SYNTAX_ERROR,
                "EXCLUDE and REPLACE need a * before them",
                "Write SELECT * EXCLUDE (a).",
                "selectExcludeRequiresStar",
                "selectReplaceRequiresStar");
        add(
                INVALID_STATEMENT,
                "* needs a table",
                "Add FROM, or name the values.",
                "selectStarRequiresFrom");
    }

    private static void groups() {
        add(
                GROUPING_ERROR,
                "'%1$s' is neither grouped nor aggregated",
                "Add it to GROUP BY, or wrap it in an aggregate such as ANY_VALUE.",
                "notGroupExpr");
        add(
                GROUPING_ERROR,
                "'%1$s' is not in SELECT DISTINCT",
                "Select what ORDER BY names, or leave out DISTINCT.",
                "notSelectDistinctExpr");
        add(
                AGGREGATE_NOT_ALLOWED,
                "An aggregate is not allowed",
                AGGREGATE,
                "aggregateIllegalInClause",
                "aggregateInFilterIllegal",
                "aggregateInWithinGroupIllegal",
                "aggregateInWithinDistinctIllegal",
                "aggregateIllegalInOrderBy",
                "groupingInAggregate",
                "groupingInWrongClause");
        add(NESTED_AGGREGATE, "An aggregate is not allowed", AGGREGATE, "nestedAggIllegal");
        add(
                GROUPING_ERROR,
                "%1$s takes what GROUP BY names",
                "Add its argument to GROUP BY.",
                "groupingArgument");
        add(
                INVALID_WITHIN_GROUP,
                "'%1$s' needs WITHIN GROUP (ORDER BY …)",
                "Write PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY x).",
                "aggregateMissingWithinGroupClause");
        add(
                INVALID_STATEMENT,
                "'%1$s' cannot have WITHIN GROUP",
                "Leave it out.",
                "withinGroupClauseIllegalInAggregate",
                "withinGroupNotAllowed",
                "withinDistinctNotAllowed");
        add(
                INVALID_STATEMENT,
                "FILTER needs an aggregate before it",
                "Use CASE for other functions.",
                "filterNonAggregate");
        add(
                INVALID_STATEMENT,
                "'%1$s' cannot have DISTINCT",
                "Only aggregates can.",
                "functionQuantifierNotAllowed");
    }

    private static void types() {
        add(
                TYPE_MISMATCH,
                "'%1$s' cannot be applied: %2$s",
                "Cast the operands to compatible types.",
                "canNotApplyOp2Type");
        add(
                TYPE_MISMATCH,
                "CASE needs conditions after WHEN",
                "Compare the value with something, as in WHEN x = 1.",
                "expectedBoolean");
        add(
                WRONG_ARGUMENT_COUNT,
                "Function '%1$s' takes %2$s arguments",
                "See DESCRIBE FUNCTION.",
                "invalidArgCount");
        add(
                TYPE_MISMATCH,
                "A value of type %1$s cannot be cast to %2$s",
                "Cast by way of VARCHAR, or choose another type.",
                "cannotCastValue");
        add(
                TYPE_MISMATCH,
                "Type '%1$s' is not known",
                "Use a type such as BIGINT, DECIMAL(15, 2), VARCHAR or TIMESTAMP.",
                "unknownDatatypeName",
                "typeNotFound");
        add(
                TYPE_MISMATCH,
                "Type '%1$s' is not supported",
                "Use a type such as BIGINT, DECIMAL(15, 2), VARCHAR or TIMESTAMP.",
                "typeNotSupported");
        add(
                TYPE_MISMATCH,
                "The values of %1$s have different types",
                ONE_TYPE,
                "incompatibleValueType");
        add(INLINE_TABLE, "The values of %1$s have different types", ONE_TYPE, "incompatibleRows");
        add(
                INVALID_DATE_FIELD,
                "Invalid date field '%1$s'",
                "Use YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND or another.",
                "invalidTimeFrame");
        add(
                TYPE_MISMATCH,
                "The values have different types",
                ONE_TYPE,
                "incompatibleTypesInList",
                "illegalMixingOfTypes",
                "needSameTypeParameter");
        add(
                TYPE_MISMATCH,
                "'%1$s' and '%2$s' cannot be compared",
                ONE_TYPE,
                "typeNotComparable",
                "typeNotComparableNear");
        add(
                TYPE_MISMATCH,
                "%1$s cannot be compared with each other",
                ONE_TYPE,
                "operandNotComparable",
                "typeNotComparableEachOther");
        add(
                TYPE_MISMATCH,
                "The rows have different numbers of values",
                "Give each row as many.",
                "unequalRowSizes",
                "wrongNumOfArguments");
        add(TYPE_MISMATCH, "%1$s needs a condition", CONDITION, "condMustBeBoolean");
        add(TYPE_MISMATCH, "HAVING needs a condition", CONDITION, "havingMustBeBoolean");
        add(INVALID_FILTER, "FILTER needs a condition", CONDITION, "filterMustBeBoolean");
        add(
                TYPE_MISMATCH,
                "CASE needs a value that is not NULL after THEN or ELSE",
                "Cast NULL to a type.",
                "mustNotNullInElse");
        add(
                TYPE_MISMATCH,
                "The precision %1$s of DECIMAL is not between 1 and %2$s",
                "Write DECIMAL(15, 2).",
                "invalidPrecisionForDecimalType");
        add(
                TYPE_MISMATCH,
                "The scale %1$s of DECIMAL is not between %2$s and %3$s",
                "Write DECIMAL(15, 2).",
                "invalidScaleForDecimalType");
        add(
                TYPE_MISMATCH,
                "The type of '%1$s' cannot be inferred from %2$s",
                "Cast the arguments.",
                "cannotInferReturnType");
        add(
                NOT_SUPPORTED,
                "Types of that kind are not supported",
                "Use a type such as BIGINT, DECIMAL(15, 2), VARCHAR or TIMESTAMP.",
                "geometryDisabled",
                "unsignedDisabled");
    }

    private static void values() {
        add(
                INVALID_DATETIME,
                "Invalid %1$s literal '%2$s'",
                "Write it as in DATE '2026-11-23' or TIMESTAMP '2026-11-23 12:00:00'.",
                "illegalLiteral");
        add(
                INVALID_DATETIME,
                "Invalid INTERVAL literal %1$s",
                "Write it as in INTERVAL '3' DAY or INTERVAL '1 year 2 months'.",
                "illegalIntervalLiteral",
                "unsupportedIntervalLiteral");
        add(
                INVALID_DATETIME,
                "The interval's %1$s is too large for %2$s",
                "Use a larger unit.",
                "intervalFieldExceedsPrecision");
        add(
                NUMERIC_OVERFLOW,
                "The number %1$s is out of range",
                "A DECIMAL has at most 38 digits, a DOUBLE is at most 1.8e308.",
                "numberLiteralOutOfRange",
                "invalidLiteral");
        add(
                INVALID_DATETIME,
                "The date %1$s is out of range",
                "Use the years 1 to 9999.",
                "dateLiteralOutOfRange");
        add(
                MALFORMED_LITERAL,
                "Invalid binary string",
                "Write two hexadecimal digits for each byte, as in X'0AFF'.",
                "illegalBinaryString",
                "binaryLiteralOdd",
                "binaryLiteralInvalid");
        add(
                SYNTAX_ERROR,
                "A string follows another one in the same line",
                "Concatenate them with ||, or write them in two lines.",
                "stringFragsOnSameLine");
        add(
                SYNTAX_ERROR,
                "Invalid Unicode escape in the string",
                "Write a backslash and four hexadecimal digits.",
                "unicodeEscapeMalformed",
                "unicodeEscapeCharLength",
                "unicodeEscapeCharIllegal",
                "unicodeEscapeUnexpected");
        add(
                SYNTAX_ERROR,
                "The character set '%1$s' is not known",
                "Leave it out: strings are Unicode.",
                "unknownCharacterSet",
                "charsetEncoding",
                "incompatibleCharset");
    }

    private static void queries() {
        add(
                COLUMN_COUNT,
                "Column count mismatch in %1$s",
                "Select as many columns in each query.",
                "columnCountMismatchInSetop");
        add(
                COLUMN_TYPE,
                "Type mismatch in column %1$s of %2$s",
                ONE_TYPE,
                "columnTypeMismatchInSetop");
        add(
                ORDINAL_OUT_OF_RANGE,
                "The select list has no column of that number",
                "Count the columns of SELECT from 1, or write the column's name.",
                "orderByOrdinalOutOfRange",
                "ordinalOutOfRange");
        add(
                SYNTAX_ERROR,
                "A query is expected here",
                "Begin it with SELECT, WITH or VALUES.",
                "illegalNonQueryExpression",
                "expectedQueryOrJoinExpression",
                "needQueryOp");
        add(
                SYNTAX_ERROR,
                "A query cannot be here without parentheses",
                "Put it in parentheses.",
                "illegalQueryExpression");
        add(SYNTAX_ERROR, "A join cannot be here", "Write it in FROM.", "illegalJoinExpression");
        add(
                SYNTAX_ERROR,
                "ORDER BY cannot be here",
                "Write it after the last query.",
                "illegalOrderBy",
                "invalidOrderByPos");
        add(
                SYNTAX_ERROR,
                "A row of values cannot be here",
                "Compare rows, or write them after VALUES.",
                "illegalRowExpression",
                "rowStarNotAllowed");
        add(
                TYPE_MISMATCH,
                "WITH RECURSIVE needs two queries with UNION ALL between them",
                "",
                "recursiveWithMustHaveUnionSetOp",
                "recursiveWithMustHaveTwoChildUnionSetOp");
    }

    private static void joins() {
        add(
                INVALID_STATEMENT,
                "The join has no condition",
                "Add ON or USING, or write CROSS JOIN.",
                "joinRequiresCondition");
        add(
                INVALID_STATEMENT,
                "CROSS JOIN has a condition",
                "Write JOIN, or leave out ON and USING.",
                "crossJoinDisallowsCondition");
        add(
                INVALID_STATEMENT,
                "NATURAL JOIN has a condition",
                "Leave out ON and USING, or NATURAL.",
                "naturalDisallowsOnOrUsing");
        add(
                COLUMN_AMBIGUOUS,
                "Column '%1$s' of USING is not unique on one side of the join",
                "Write the condition by ON.",
                "columnInUsingNotUnique");
        add(
                TYPE_MISMATCH,
                "Column '%1$s' of USING has types that cannot be compared: '%2$s' and '%3$s'",
                "Write the condition by ON, with a cast.",
                "naturalOrUsingColumnNotCompatible");
        add(
                INVALID_STATEMENT,
                "The common column '%1$s' has a table's name before it",
                "Leave the table's name out.",
                "disallowsQualifyingCommonColumn");
        add(
                INVALID_STATEMENT,
                "MATCH_CONDITION belongs to ASOF JOIN",
                "Write ASOF JOIN, or put the condition into ON.",
                "matchConditionRequiresAsof");
    }

    private static void forms() {
        add(SYNTAX_ERROR, "BETWEEN has no AND", "Write a BETWEEN 1 AND 2.", "betweenWithoutAnd");
        add(
                NOT_SUPPORTED,
                "MINUS between queries is not supported",
                "Write EXCEPT.",
                "minusNotAllowed");
        add(
                NOT_SUPPORTED,
                "APPLY is not supported",
                "Write CROSS JOIN LATERAL.",
                "applyNotAllowed");
        add(
                NOT_SUPPORTED,
                "A column list after a table's name is not supported",
                "Declare them by CREATE TABLE.",
                "extendNotAllowed");
        add(
                NOT_SUPPORTED,
                "'%1$s' is not supported",
                "See SHOW FUNCTIONS.",
                "functionMatchRecognizeOnly",
                "dialectDoesNotSupportFeature");
        add(
                SYNTAX_ERROR,
                "CURSOR cannot be here",
                "Put the query in parentheses.",
                "illegalCursorExpression");
        add(
                TYPE_MISMATCH,
                "A difference of times needs times on both sides",
                "Write (a - b) DAY.",
                "illegalMinusDate",
                "illegalOverlaps");
        add(
                NOT_SUPPORTED,
                "A name before an argument is not supported",
                "Give the arguments in order.",
                "someButNotAllArgumentsAreNamed",
                "duplicateArgumentName",
                "defaultForOptionalParameters");
    }

    private static void windows() {
        add(
                NOT_SUPPORTED,
                "A window function is not allowed here",
                WINDOWS,
                "absentOverClause",
                "windowNotFound",
                "overNonAggregate",
                "windowedAggregateIllegalInClause",
                "windowInHavingNotAllowed",
                "qualifyExpressionMustContainWindowFunction",
                "overMissingOrderBy",
                "funcNeedsOrderBy",
                "disallowsNullTreatment");
    }

    /// How an operator is called that has a name of its own inside Calcite.
    private static String operator(String name) {
        return switch (name) {
            case "ITEM" -> "[]";
            case "DOT" -> ".";
            case "UNARY_MINUS" -> "-";
            default -> name;
        };
    }

    /// The problem in our words; where there are none, in Calcite's.
    public static FeldsparException translate(CalciteContextException error, SourceLines text) {
        int offset = offset(error, text);
        if (error instanceof PlacedException placed) {
            return placed.error().at(text.location(offset));
        }
        if (error.getCause() instanceof FeldsparException ours) {
            return ours;
        }
        if (error instanceof CalciteProblem problem) {
            Words words = words(problem);
            if (words != null) {
                return SqlErrors.at(
                        words.code(),
                        words.message().formatted((Object[]) arguments(problem)),
                        text,
                        offset,
                        words.advice());
            }
        }
        return SqlErrors.at(INVALID_STATEMENT, rootMessage(error), text, offset, "");
    }

    private static String[] arguments(CalciteProblem problem) {
        List<String> arguments = problem.arguments();
        String[] shown = new String[arguments.size()];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = operator(unquoted(arguments.get(i)));
        }
        return shown;
    }

    private static String unquoted(String argument) {
        boolean quoted =
                argument.length() > 1 && argument.startsWith("'") && argument.endsWith("'");
        return quoted ? argument.substring(1, argument.length() - 1) : argument;
    }

    private static @Nullable Words words(CalciteProblem problem) {
        boolean ofSubquery =
                problem.name().equals("canNotApplyOp2Type")
                        && problem.argument(0).equals("$SCALAR_QUERY");
        return ofSubquery
                ? new Words(
                        SUBQUERY_COLUMNS,
                        "A subquery used as a value has more than one column",
                        "Select one column.")
                : WORDS.get(
                        problem.name().equals("incompatibleValueType")
                                        && problem.argument(0).contains("VALUES")
                                ? "incompatibleRows"
                                : problem.name());
    }

    /// Where the error is in the text; its beginning where Calcite does not say.
    public static int offset(CalciteContextException error, SourceLines text) {
        return error.getPosLine() <= 0 ? 0 : text.offset(error.getPosLine(), error.getPosColumn());
    }

    private static String rootMessage(Throwable error) {
        Throwable deepest = error;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}
