package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.Statement.Immediate.Argument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The statement of EXECUTE IMMEDIATE: its text with the expressions of USING in the place of its
/// parameters.
///
/// ```text
/// EXECUTE IMMEDIATE 'SELECT ? + :b' USING 1, 2 AS b    SELECT (1) + (2)
/// ```
final class ImmediateStatement {

    private final String sql;
    private final List<String> positional = new ArrayList<>();
    private final Map<String, String> named = new HashMap<>();
    private int next;

    private ImmediateStatement(String sql, List<Argument> arguments) {
        this.sql = sql;
        for (Argument each : arguments) {
            if (each.name() != null) {
                named.put(each.name(), each.expression());
            }
            positional.add(each.expression());
        }
    }

    static Statement parse(String sql, List<Argument> arguments, Dialect dialect) {
        ImmediateStatement immediate = new ImmediateStatement(sql, arguments);
        String bound = immediate.bound(StatementTokens.lexemes(sql, dialect));
        return StatementParser.parseOne(bound, dialect);
    }

    /// A query whose row variables get.
    static Statement into(Statement statement, List<List<String>> variables) {
        if (statement instanceof Statement.Query query) {
            return new Statement.SetVariable(variables, List.of(query.text()), true);
        }
        throw new FeldsparException(
                ErrorCode.INTO_WITHOUT_QUERY,
                "INTO needs a query, but the text is another statement",
                "Leave out INTO.");
    }

    private String bound(List<StatementTokens.Lexeme> tokens) {
        StringBuilder text = new StringBuilder();
        int end = 0;
        boolean names = false;
        for (int i = 0; i < tokens.size(); i++) {
            StatementTokens.Lexeme token = tokens.get(i);
            String value = null;
            int after = token.end();
            if (token.kind() == FeldsparParserConstants.HOOK) {
                value = positional();
            } else if (token.kind() == FeldsparParserConstants.COLON
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).start() == token.end()) {
                i++;
                names = true;
                after = tokens.get(i).end();
                value = named(sql.substring(tokens.get(i).start(), after));
            }
            if (names && next > 0) {
                throw new FeldsparException(
                        ErrorCode.PARAMETERS_MIXED,
                        "The statement has parameters with and without names",
                        "Write ':name' or '?' for all of them.");
            }
            if (value != null) {
                text.append(sql, end, token.start()).append('(').append(value).append(')');
                end = after;
            }
        }
        if (next > 0 && next < positional.size()) {
            throw count();
        }
        return text.append(sql, end, sql.length()).toString();
    }

    private String positional() {
        if (next == positional.size()) {
            throw count();
        }
        return positional.get(next++);
    }

    private String named(String name) {
        String value = named.get(name.toLowerCase(Locale.ROOT));
        if (value == null) {
            throw new FeldsparException(
                    positional.isEmpty()
                            ? ErrorCode.PARAMETER_WITHOUT_VALUE
                            : ErrorCode.PARAMETER_COUNT,
                    "USING has no value for the parameter ':%s'".formatted(name),
                    "Write USING value AS %s.".formatted(name));
        }
        return value;
    }

    private FeldsparException count() {
        return new FeldsparException(
                positional.isEmpty()
                        ? ErrorCode.PARAMETER_WITHOUT_VALUE
                        : ErrorCode.PARAMETER_COUNT,
                "USING has %d values, but the statement has another number of parameters"
                        .formatted(positional.size()),
                "Give one for each '?'.");
    }
}
