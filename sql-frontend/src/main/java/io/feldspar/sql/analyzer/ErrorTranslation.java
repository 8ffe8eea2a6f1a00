package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.function.PlacedException;
import io.feldspar.sql.function.RegistryOperators;
import io.feldspar.sql.parser.CalciteDialect;
import io.feldspar.sql.parser.SqlErrors;
import io.feldspar.sql.table.CatalogTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Calcite's errors in our words: what is wrong, where in the user's text, and what to do.
final class ErrorTranslation {

    /// How one of Calcite's messages reads with us.
    ///
    /// @param message with `%1$s` for what the pattern's first group found
    private record Rule(Pattern pattern, ErrorCode code, String message, String advice) {

        static Rule of(String pattern, ErrorCode code, String message, String advice) {
            return new Rule(Pattern.compile(pattern, Pattern.DOTALL), code, message, advice);
        }
    }

    private static final List<Rule> RULES =
            List.of(
                    Rule.of(
                            "Column '(.*)' is ambiguous",
                            ErrorCode.COLUMN_AMBIGUOUS,
                            "Column '%1$s' is ambiguous",
                            "Write the table's name or alias before it."),
                    Rule.of(
                            "Expression '(.*)' is not being grouped",
                            ErrorCode.GROUPING_ERROR,
                            "'%1$s' is neither grouped nor aggregated",
                            "Add it to GROUP BY, or wrap it in an aggregate such as ANY_VALUE."),
                    Rule.of(
                            "Aggregate expression(?:s)? (?:is|are|cannot).*",
                            ErrorCode.GROUPING_ERROR,
                            "An aggregate is not allowed",
                            "Aggregate in a subquery, or filter groups by HAVING."),
                    Rule.of(
                            "Duplicate relation name '(.*)' in FROM clause",
                            ErrorCode.COLUMN_DUPLICATE,
                            "Table alias '%1$s' is used twice",
                            "Give one of them another alias."),
                    Rule.of(
                            "Duplicate name '(.*)' in column (?:list|alias).*",
                            ErrorCode.COLUMN_DUPLICATE,
                            "Column name '%1$s' is used twice",
                            "Give one of them another alias."),
                    Rule.of(
                            "Cannot apply '\\$SCALAR_QUERY' to arguments.*",
                            ErrorCode.TYPE_MISMATCH,
                            "A subquery that stands for a value has more than one column",
                            "Select one column."),
                    Rule.of(
                            "Ordinal out of range",
                            ErrorCode.INVALID_STATEMENT,
                            "There is no column of that number",
                            "Count the columns of SELECT from 1, or write the column's name."),
                    Rule.of(
                            "Expected a boolean type",
                            ErrorCode.TYPE_MISMATCH,
                            "CASE needs conditions behind WHEN",
                            "Compare the value with something, as in WHEN x = 1."),
                    Rule.of(
                            "(Column count mismatch in .*)",
                            ErrorCode.TYPE_MISMATCH,
                            "%1$s",
                            "Select as many columns in each query."),
                    Rule.of(
                            "Table '(.*)' not found",
                            ErrorCode.TABLE_NOT_FOUND,
                            "Table or alias '%1$s' not found in FROM",
                            "Use the alias of a table in FROM."),
                    Rule.of(
                            "Cannot apply '-' to arguments of type '<TIMESTAMP.*> - <(?:TIMESTAMP|DATE).*",
                            ErrorCode.NOT_SUPPORTED,
                            "Differences of timestamps are not supported",
                            "Use datediff('second', start, end)."),
                    Rule.of(
                            "OVER clause is necessary for window functions",
                            ErrorCode.NOT_SUPPORTED,
                            "Window functions are not supported",
                            "Join with a grouped subquery instead."),
                    Rule.of(
                            "Cannot apply '(.*?)' to arguments of type '(.*)'\\. Supported form\\(s\\): (.*)",
                            ErrorCode.TYPE_MISMATCH,
                            "'%1$s' cannot be applied: %2$s",
                            "Cast the operands to types that go together."),
                    Rule.of(
                            "Invalid number of arguments to function '(.*)'\\. Was expecting (.*) arguments",
                            ErrorCode.TYPE_MISMATCH,
                            "Function '%1$s' takes %2$s arguments",
                            "See DESCRIBE FUNCTION."),
                    Rule.of(
                            "Cast function cannot convert value of type (.*) to type (.*)",
                            ErrorCode.TYPE_MISMATCH,
                            "A value of type %1$s cannot be cast to %2$s",
                            "Cast by way of VARCHAR, or choose another type."),
                    Rule.of(
                            "Unknown datatype name '(.*)'",
                            ErrorCode.TYPE_MISMATCH,
                            "Type '%1$s' is not known",
                            "Use a type such as BIGINT, DECIMAL(15, 2), VARCHAR or TIMESTAMP."),
                    Rule.of(
                            "(Values passed to .* must have compatible types|Values in expression list must have compatible types|Type mismatch in column .*|.*must have the same number of columns|Unequal number of entries in .*)",
                            ErrorCode.TYPE_MISMATCH,
                            "%1$s",
                            "Cast the values to one type."),
                    Rule.of(
                            "Illegal (.*) literal (.*)",
                            ErrorCode.INVALID_DATETIME,
                            "Invalid %1$s literal %2$s",
                            "Write it as in DATE '2026-11-23' or TIMESTAMP '2026-11-23 12:00:00'."),
                    Rule.of(
                            "Numeric literal '(.*)' out of range",
                            ErrorCode.NUMERIC_OVERFLOW,
                            "The number %1$s is out of range",
                            "A DECIMAL has 38 digits, a DOUBLE goes to 1.8e308."),
                    Rule.of(
                            "List of column aliases must have same degree as table; table has (\\d+) columns.*",
                            ErrorCode.INVALID_STATEMENT,
                            "The alias names more columns than the %1$s of the table",
                            "Leave out the last names."),
                    Rule.of(
                            "(WHERE|HAVING|ON) clause must be a condition",
                            ErrorCode.TYPE_MISMATCH,
                            "%1$s needs a condition",
                            "Compare the value with something, as in x = 1."));

    private static final Pattern OBJECT_NOT_FOUND =
            Pattern.compile("Object '(.*?)' not found.*", Pattern.DOTALL);
    private static final Pattern COLUMN_NOT_FOUND =
            Pattern.compile(
                    "(?:Column '(.*?)' not found in (?:any table|table '.*').*"
                            + "|Unknown (?:identifier|field) '(.*?)'.*)",
                    Pattern.DOTALL);
    /// What stands before the type of a cast.
    private static final Pattern AS_TYPE = Pattern.compile("(?i)(?:\\bAS|::)\\s*$");

    private static final Pattern FUNCTION_NOT_FOUND =
            Pattern.compile("No match found for function signature (.*?)\\(.*", Pattern.DOTALL);

    private static final Pattern UNEXPECTED =
            Pattern.compile(
                    "(?:Encountered \"(.*?)\" at line.*"
                            + "|Incorrect syntax near the keyword '(.*?)' at line.*)",
                    Pattern.DOTALL);

    private static final int MAX_EXPECTED = 8;

    /// How the parser names what may stand for a name or a value.
    private static final Set<String> VALUES =
            Set.of("<IDENTIFIER>", "<QUOTED_IDENTIFIER>", "<UNSIGNED_INTEGER_LITERAL>");

    private ErrorTranslation() {}

    static FeldsparException translate(
            Exception error, CalciteDialect.Text text, SessionCatalog catalog, CatalogTree tree) {
        return switch (error) {
            case PlacedException placed -> placed(placed, text);
            case SqlParseException parse -> syntax(parse, text);
            case CalciteContextException placed -> validation(placed, text, catalog, tree);
            default ->
                    new FeldsparException(
                            ErrorCode.INVALID_STATEMENT, String.valueOf(rootMessage(error)), error);
        };
    }

    private static FeldsparException validation(
            CalciteContextException error,
            CalciteDialect.Text text,
            SessionCatalog catalog,
            CatalogTree tree) {
        Throwable cause = error.getCause();
        if (cause instanceof FeldsparException ours) {
            return ours;
        }
        String message = rootMessage(error);
        int offset = offset(error, text);
        Matcher matcher = COLUMN_NOT_FOUND.matcher(message);
        if (matcher.matches()) {
            String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            if (AS_TYPE.matcher(text.query().source().substring(0, offset)).find()) {
                return at(
                        ErrorCode.TYPE_MISMATCH,
                        "Type '" + name + "' is not known",
                        offset,
                        text,
                        "Use a type such as BIGINT, DECIMAL(15, 2), VARCHAR or TIMESTAMP.");
            }
            if (tree.unreadableColumns().stream().anyMatch(name::equalsIgnoreCase)) {
                return at(
                        ErrorCode.NOT_SUPPORTED,
                        "Column '" + name + "' is a list, a map or a struct and cannot be read",
                        offset,
                        text,
                        "Select other columns.");
            }
            return at(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "Column '" + name + "' not found",
                    offset,
                    text,
                    NearestName.advice(name, tree.columnNames(), "See DESCRIBE of the table."));
        }
        matcher = OBJECT_NOT_FOUND.matcher(message);
        if (matcher.matches()) {
            return tableNotFound(matcher.group(1), offset, text, catalog);
        }
        matcher = FUNCTION_NOT_FOUND.matcher(message);
        if (matcher.matches()) {
            String name = matcher.group(1);
            return at(
                    ErrorCode.FUNCTION_NOT_FOUND,
                    "Function '" + name + "' not found for these arguments",
                    offset,
                    text,
                    NearestName.advice(name, functionNames(name), "See SHOW FUNCTIONS."));
        }
        for (Rule rule : RULES) {
            Matcher found = rule.pattern().matcher(message);
            if (found.matches()) {
                Object[] groups = new Object[found.groupCount()];
                for (int i = 0; i < groups.length; i++) {
                    groups[i] = found.group(i + 1);
                }
                return at(
                        rule.code(), rule.message().formatted(groups), offset, text, rule.advice());
            }
        }
        return at(ErrorCode.INVALID_STATEMENT, message, offset, text, "");
    }

    private static FeldsparException tableNotFound(
            String name, int offset, CalciteDialect.Text text, SessionCatalog catalog) {
        // Calcite names the part that is missing; the user wrote all of them.
        String written = identifierAt(text.query().source(), offset, name);
        String last = written.substring(written.lastIndexOf('.') + 1);
        return at(
                ErrorCode.TABLE_NOT_FOUND,
                "Table '" + written + "' not found",
                offset,
                text,
                NearestName.advice(last, catalog.visibleNames(), "See SHOW TABLES."));
    }

    private static String identifierAt(String source, int offset, String otherwise) {
        Matcher matcher = Pattern.compile("[\\w$]+(\\.[\\w$]+)*").matcher(source);
        return offset < source.length() && matcher.region(offset, source.length()).lookingAt()
                ? matcher.group()
                : otherwise;
    }

    private static List<String> functionNames(String name) {
        List<String> names = new ArrayList<>();
        for (SqlOperator operator : RegistryOperators.INSTANCE.getOperatorList()) {
            String each = operator.getName();
            boolean callable = !each.isEmpty() && Character.isLetter(each.charAt(0));
            if (callable && !each.contains(" ") && !each.equalsIgnoreCase(name)) {
                names.add(each);
            }
        }
        return names;
    }

    private static FeldsparException syntax(SqlParseException error, CalciteDialect.Text text) {
        SqlParserPos place = error.getPos();
        int offset = place == null ? text.query().start() : offset(place, text);
        String found = found(error, text, offset);
        Set<String> expected = new TreeSet<>();
        boolean value = false;
        if (error.getExpectedTokenNames() != null) {
            for (String name : error.getExpectedTokenNames()) {
                String plain = name.replace("\"", "");
                if (!plain.startsWith("<") && !plain.isBlank()) {
                    expected.add(plain);
                }
                value |= VALUES.contains(plain);
            }
        }
        String advice =
                expected.isEmpty() || expected.size() > MAX_EXPECTED
                        ? "Check the words before it."
                        : (value ? "Expected a name, a value or one of: " : "Expected one of: ")
                                + String.join(" ", expected)
                                + ".";
        return at(ErrorCode.SYNTAX_ERROR, "Syntax error: " + found, offset, text, advice);
    }

    private static String found(SqlParseException error, CalciteDialect.Text text, int offset) {
        String message = String.valueOf(error.getMessage());
        if (message.contains("<EOF>\" at line") || offset >= text.query().end()) {
            return "the statement ends too early";
        }
        Matcher matcher = UNEXPECTED.matcher(message);
        if (matcher.matches()) {
            String token = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            String word = identifierAt(text.query().source(), offset, token);
            return "found '" + word + "'";
        }
        return message.lines().findFirst().orElse("the statement cannot be parsed");
    }

    private static int offset(CalciteContextException error, CalciteDialect.Text text) {
        return error.getPosLine() <= 0
                ? text.query().start()
                : text.origin(error.getPosLine(), error.getPosColumn());
    }

    private static int offset(SqlParserPos place, CalciteDialect.Text text) {
        return text.origin(place.getLineNum(), place.getColumnNum());
    }

    private static FeldsparException at(
            ErrorCode code, String message, int offset, CalciteDialect.Text text, String advice) {
        String source = text.query().source();
        return advice.isEmpty()
                ? SqlErrors.at(code, message, source, offset)
                : SqlErrors.at(code, message, source, offset, advice);
    }

    /// An error without a place: its first sentence says what is wrong, the others what to do.
    private static FeldsparException placed(PlacedException error, CalciteDialect.Text text) {
        String message = String.valueOf(error.error().getMessage());
        int end = message.indexOf(". ");
        String wrong = end < 0 ? message : message.substring(0, end);
        return at(
                error.error().code(),
                wrong.endsWith(".") ? wrong.substring(0, wrong.length() - 1) : wrong,
                offset(error, text),
                text,
                end < 0 ? "" : message.substring(end + 2));
    }

    private static String rootMessage(Throwable error) {
        @Nullable Throwable deepest = error;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}
