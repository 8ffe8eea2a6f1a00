package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.function.written.WrittenFunction;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TimedName;
import io.feldspar.sql.error.CalciteProblem;
import io.feldspar.sql.error.CalciteProblems;
import io.feldspar.sql.error.NearestName;
import io.feldspar.sql.error.SourceLines;
import io.feldspar.sql.error.SqlErrors;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.table.CatalogTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.jspecify.annotations.Nullable;

/// Calcite's errors in our words, with the names that were perhaps meant.
final class ErrorTranslation {

    private static final List<String> FORMS =
            List.of("CAST", "TRY_CAST", "COALESCE", "NULLIF", "EXTRACT", "GROUPING");

    private final SourceLines text;
    private final SessionCatalog catalog;
    private final CatalogTree tree;

    private ErrorTranslation(SourceLines text, SessionCatalog catalog, CatalogTree tree) {
        this.text = text;
        this.catalog = catalog;
        this.tree = tree;
    }

    /// The error of a query, without a place where the user wrote no text.
    static FeldsparException of(
            QueryText query,
            CalciteException error,
            SourceLines text,
            SessionCatalog catalog,
            CatalogTree tree) {
        FeldsparException placed = translate(error, text, catalog, tree);
        return query.isTree()
                ? new FeldsparException(placed.code(), placed.problem(), placed.advice(), placed)
                : placed;
    }

    static FeldsparException translate(
            CalciteException error, SourceLines text, SessionCatalog catalog, CatalogTree tree) {
        if (!(error instanceof CalciteContextException placed)) {
            return new FeldsparException(
                    ErrorCode.INVALID_STATEMENT, String.valueOf(error.getMessage()), error);
        }
        FeldsparException notFound =
                placed instanceof CalciteProblem problem
                        ? new ErrorTranslation(text, catalog, tree).notFound(problem)
                        : null;
        return notFound == null ? CalciteProblems.translate(placed, text) : notFound;
    }

    private @Nullable FeldsparException notFound(CalciteProblem problem) {
        return switch (problem.name()) {
            case "columnNotFound",
                    "columnNotFoundDidYouMean",
                    "columnNotFoundInTable",
                    "columnNotFoundInTableDidYouMean",
                    "unknownIdentifier",
                    "unknownField" ->
                    column(problem);
            case "objectNotFound",
                    "objectNotFoundWithin",
                    "objectNotFoundDidYouMean",
                    "objectNotFoundWithinDidYouMean" ->
                    table(problem);
            case "validatorUnknownFunction" -> function(problem);
            default -> null;
        };
    }

    private FeldsparException column(CalciteProblem problem) {
        String name = problem.argument(0);
        if (tree.unreadableColumns().stream().anyMatch(name::equalsIgnoreCase)) {
            return at(
                    problem,
                    ErrorCode.NOT_SUPPORTED,
                    "Column '" + name + "' has a type that cannot be read",
                    "Select other columns.");
        }
        if (name.equals("*")) {
            return at(
                    problem,
                    ErrorCode.NOT_SUPPORTED,
                    "GROUP BY and ORDER BY of the number of a * are not supported",
                    "Write the column's name.");
        }
        boolean star = text.text().startsWith(".*", end(problem)) || written(problem).endsWith("*");
        return at(
                problem,
                star ? ErrorCode.STAR_NOT_FOUND : ErrorCode.COLUMN_NOT_FOUND,
                "Column '" + name + "' not found",
                NearestName.advice(name, tree.columnNames(), "See DESCRIBE of the table."));
    }

    /// Calcite names the part that is missing; the user wrote all of them, or a call of a function
    /// whose body has the name.
    private FeldsparException table(CalciteProblem problem) {
        String written = written(problem);
        String missing = TimedName.decode(problem.argument(0)).name();
        boolean names =
                unquoted(written)
                        .toLowerCase(Locale.ROOT)
                        .contains(missing.toLowerCase(Locale.ROOT));
        String name = names ? unquoted(written) : missing;
        List<String> path = List.of(name.split("\\.", -1));
        String last = path.getLast();
        String elsewhere = catalog.elsewhere(last);
        String otherwise =
                elsewhere == null ? "See SHOW TABLES." : "Did you mean '" + elsewhere + "'?";
        return at(
                problem,
                ErrorCode.TABLE_NOT_FOUND,
                "Table '" + name + "' not found",
                NearestName.advice(
                        last, catalog.names(path.subList(0, path.size() - 1)), otherwise));
    }

    /// The name of a table or table function as it reads without quotes and arguments.
    private static String unquoted(String written) {
        int arguments = written.indexOf('(');
        String name = arguments > 0 ? written.substring(0, arguments) : written;
        return name.replace("\"", "").replace("`", "");
    }

    private String written(CalciteProblem problem) {
        return text.text().substring(CalciteProblems.offset(problem, text), end(problem));
    }

    private int end(CalciteProblem problem) {
        return Math.min(
                text.text().length(),
                text.offset(problem.getEndPosLine(), problem.getEndPosColumn()) + 1);
    }

    private FeldsparException function(CalciteProblem problem) {
        String signature = problem.argument(0);
        String name = signature.substring(0, Math.max(0, signature.indexOf('(')));
        return at(
                problem,
                ErrorCode.FUNCTION_NOT_FOUND,
                "Function '" + name + "' not found for these arguments",
                NearestName.advice(name, functionNames(name), "See SHOW FUNCTIONS."));
    }

    /// What can be called: the registry's functions, and those that the grammar knows.
    private static List<String> functionNames(String name) {
        List<String> names = new ArrayList<>(FORMS);
        FunctionRegistry registry = FunctionRegistry.builtIn();
        for (ScalarFunction function : registry.scalars()) {
            names.add(function.name());
            names.addAll(function.aliases());
        }
        for (AggregateFunction function : registry.aggregates()) {
            names.add(function.name());
            names.addAll(function.aliases());
        }
        for (WrittenFunction function : registry.written()) {
            names.add(function.name());
            names.addAll(function.aliases());
        }
        names.removeIf(each -> !Character.isLetter(each.charAt(0)) || each.equalsIgnoreCase(name));
        return names;
    }

    private FeldsparException at(
            CalciteProblem problem, ErrorCode code, String message, String advice) {
        return SqlErrors.at(code, message, text, CalciteProblems.offset(problem, text), advice);
    }
}
