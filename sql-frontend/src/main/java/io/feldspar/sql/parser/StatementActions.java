package io.feldspar.sql.parser;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/// What productions of statements look ahead for, and what they do with what they have parsed.
abstract class StatementActions extends LiteralActions {

    static final String STATEMENTS =
            "a statement such as SELECT, WITH, EXPLAIN, CREATE, DROP, COPY, INSERT,"
                    + " SHOW, DESCRIBE, SET or USE";

    final void requireStatementOrEnd() {
        switch (getToken(1).kind) {
            case FeldsparParserConstants.EOF,
                    FeldsparParserConstants.SEMICOLON,
                    FeldsparParserConstants.EXPLAIN,
                    FeldsparParserConstants.CREATE,
                    FeldsparParserConstants.DROP,
                    FeldsparParserConstants.COPY,
                    FeldsparParserConstants.INSERT,
                    FeldsparParserConstants.SHOW,
                    FeldsparParserConstants.DESCRIBE,
                    FeldsparParserConstants.DESC,
                    FeldsparParserConstants.SUMMARIZE,
                    FeldsparParserConstants.EXECUTE,
                    FeldsparParserConstants.SET,
                    FeldsparParserConstants.RESET,
                    FeldsparParserConstants.USE -> {}
            default -> {
                if (!queryAhead()) {
                    unexpected(STATEMENTS);
                }
            }
        }
    }

    final boolean queryAhead() {
        return startsQuery(getToken(1).kind);
    }

    private static boolean startsQuery(int kind) {
        return switch (kind) {
            case FeldsparParserConstants.SELECT,
                    FeldsparParserConstants.WITH,
                    FeldsparParserConstants.VALUES,
                    FeldsparParserConstants.FROM,
                    FeldsparParserConstants.TABLE,
                    FeldsparParserConstants.LPAREN ->
                    true;
            default -> false;
        };
    }

    final QueryText queryText(SqlNode query, Token first, Token last) {
        return new QueryText(
                lines.text(),
                lines.offset(first.beginLine, first.beginColumn),
                lines.offset(last.endLine, last.endColumn) + 1,
                nDynamicParams,
                dialect,
                query);
    }

    /// Whether DESCRIBE is followed by a query, perhaps after the word QUERY.
    final boolean describedQueryAhead() {
        return switch (getToken(1).kind) {
            case FeldsparParserConstants.TABLE -> false;
            case FeldsparParserConstants.QUERY -> startsQuery(getToken(2).kind);
            default -> queryAhead();
        };
    }

    /// Whether the parenthesis that follows EXPLAIN holds options and not a query.
    final boolean explainOptionsAhead() {
        return queryAhead()
                && getToken(1).kind == FeldsparParserConstants.LPAREN
                && !startsQuery(getToken(2).kind);
    }

    /// Whether the statement goes on.
    final boolean wordAhead() {
        return wordAhead(1);
    }

    private boolean wordAhead(int token) {
        int kind = getToken(token).kind;
        return kind != FeldsparParserConstants.EOF && kind != FeldsparParserConstants.SEMICOLON;
    }

    /// Whether a string in quotes is all that is left of the statement.
    final boolean quotedValueAhead() {
        return getToken(1).image.startsWith("'") && !wordAhead(2);
    }

    /// What is left of the statement, as it is written.
    final String restOfStatement() {
        Token first = getToken(1);
        if (!wordAhead()) {
            unexpected("a value");
        }
        Token last = first;
        while (wordAhead()) {
            last = getNextToken();
        }
        return lines.text()
                .substring(
                        lines.offset(first.beginLine, first.beginColumn),
                        lines.offset(last.endLine, last.endColumn) + 1);
    }

    /// A table of a schema that is named apart: SHOW COLUMNS IN table IN schema.
    static List<String> within(List<String> schema, List<String> table) {
        List<String> name = new ArrayList<>(schema);
        name.addAll(schema.isEmpty() ? table : table.subList(table.size() - 1, table.size()));
        return name;
    }

    /// `FROM table`, with the table at the place where the statement has it, so that errors name
    /// that place.
    ///
    /// @param first of the tokens of its name
    final QueryText everythingOf(List<String> table, Token first) {
        String before = lines.text().substring(0, lines.offset(first.beginLine, first.beginColumn));
        StringBuilder text = new StringBuilder(before.replaceAll("[^\\r\\n]", " "));
        int from = text.length() - "FROM ".length();
        while (from > 0 && text.substring(from, from + 4).matches("(?s).*[\\r\\n].*")) {
            from--;
        }
        text.replace(from, from + 4, "FROM");
        List<String> parts = new ArrayList<>();
        table.forEach(part -> parts.add('"' + part.replace("\"", "\"\"") + '"'));
        return QueryText.of(text.append(String.join(".", parts)).toString());
    }
}
