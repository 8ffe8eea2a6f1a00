package io.feldspar.session;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A query of our own around expressions of a statement. An expression may be in it several times,
/// and brings the values of its `?`. It keeps its columns, so that an error in it can name the
/// place that the user sees.
final class ComposedQuery {

    private static final Pattern LINE = Pattern.compile("at (\\d+):");

    /// Lines of the text that are a part of the statement.
    ///
    /// @param from the first line
    /// @param to the last line
    /// @param below by how many lines the statement has them further up
    private record Lines(int from, int to, int below) {}

    private final List<@Nullable Object> values;
    private final Map<QueryText, Integer> firstValues = new IdentityHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final List<Lines> parts = new ArrayList<>();
    private int line = 1;

    /// @param values of all `?` of the statement
    ComposedQuery(Statement.RowChange statement, List<@Nullable Object> values) {
        this(statement.parts(), values);
    }

    /// @param all parts of the statement that have `?`, in the order of its text
    /// @param values of all `?` of the statement
    ComposedQuery(List<QueryText> all, List<@Nullable Object> values) {
        this.values = values;
        int first = 0;
        for (QueryText part : all) {
            firstValues.put(part, first);
            first += part.parameters();
        }
    }

    ComposedQuery add(String sql) {
        text.append(sql);
        line += (int) sql.lines().count() - 1;
        return this;
    }

    /// Adds a part of the statement, in lines of its own.
    ComposedQuery add(QueryText part) {
        String before = part.source().substring(0, part.start());
        int column = before.length() - (before.lastIndexOf('\n') + 1);
        int original = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int lines = (int) part.sql().chars().filter(c -> c == '\n').count();
        parts.add(new Lines(line + 1, line + 1 + lines, line + 1 - original));
        text.append('\n').append(" ".repeat(column)).append(part.sql()).append('\n');
        line += lines + 2;
        int first = firstValues.getOrDefault(part, 0);
        parameters.addAll(values.subList(first, first + part.parameters()));
        return this;
    }

    PlannedQuery plan(StatementContext context) {
        QueryText query = QueryText.of(text.toString(), context.session().dialect());
        return context.session().plan(query, parameters, context.operation()::check);
    }

    /// The error with the place in the statement, or with none where it is in what was added.
    FeldsparException placed(FeldsparException error) {
        FeldsparException without =
                new FeldsparException(error.code(), error.problem(), error.advice(), error);
        Matcher matcher = LINE.matcher(error.location());
        if (matcher.find()) {
            int found = Integer.parseInt(matcher.group(1));
            for (Lines part : parts) {
                if (part.from() <= found && found <= part.to()) {
                    return without.at(matcher.replaceFirst("at " + (found - part.below()) + ":"));
                }
            }
        }
        return without;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
