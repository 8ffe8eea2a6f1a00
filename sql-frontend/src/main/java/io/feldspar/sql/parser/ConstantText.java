package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.error.PlacedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/// Texts that are known when a statement is parsed: names in IDENTIFIER and statements in EXECUTE
/// IMMEDIATE, as literals, `||` and concat of them.
final class ConstantText {

    private ConstantText() {}

    /// The text of a statement.
    ///
    /// @throws PlacedException with NOT_SUPPORTED where the expression is anything else
    static String of(SqlNode expression) {
        if (expression instanceof SqlCharStringLiteral literal) {
            return literal.getValueAs(String.class);
        }
        if (expression instanceof SqlCall call && concatenates(call)) {
            StringBuilder text = new StringBuilder();
            call.getOperandList().forEach(part -> text.append(of(part)));
            return text.toString();
        }
        throw PlacedException.of(
                new FeldsparException(
                        ErrorCode.NOT_SUPPORTED,
                        "EXECUTE IMMEDIATE accepts literals and variables",
                        "Write the text in quotes, or SET VARIABLE; || may join several."),
                expression.getParserPosition());
    }

    /// The parts of the text of a statement: literals, and names of variables.
    ///
    /// @throws PlacedException with NOT_SUPPORTED where there is anything else
    static List<Statement.Immediate.Part> parts(SqlNode expression) {
        if (expression instanceof SqlIdentifier name && !name.isStar()) {
            return List.of(new Statement.Immediate.Part("", name.names));
        }
        if (expression instanceof SqlCall call && concatenates(call)) {
            return call.getOperandList().stream().flatMap(part -> parts(part).stream()).toList();
        }
        return List.of(new Statement.Immediate.Part(of(expression), null));
    }

    private static boolean concatenates(SqlCall call) {
        return call.getOperator().getName().equals("||")
                || call.getOperator().getName().toUpperCase(Locale.ROOT).equals("CONCAT")
                || call.getKind() == SqlKind.LITERAL_CHAIN;
    }

    /// The parts of a name such as `a.b` or, in quotes, `` `a.b`.c ``.
    static List<String> names(String text, Dialect dialect, SqlParserPos place) {
        List<String> names = new ArrayList<>();
        boolean wanted = true;
        for (StatementTokens.Lexeme token : lexemes(text, dialect, place)) {
            boolean dot = token.kind() == FeldsparParserConstants.DOT;
            if (dot == wanted) {
                throw invalid(text, place);
            }
            if (!dot) {
                names.add(name(text.substring(token.start(), token.end()), text, place));
            }
            wanted = dot;
        }
        if (wanted) {
            throw invalid(text, place);
        }
        return names;
    }

    private static List<StatementTokens.Lexeme> lexemes(
            String text, Dialect dialect, SqlParserPos place) {
        try {
            return StatementTokens.lexemes(text, dialect);
        } catch (FeldsparException e) {
            throw invalid(text, place);
        }
    }

    private static String name(String token, String text, SqlParserPos place) {
        char first = token.charAt(0);
        if (first == '`' || first == '"') {
            String quote = String.valueOf(first);
            return token.substring(1, token.length() - 1).replace(quote + quote, quote);
        }
        if (!Character.isUnicodeIdentifierStart(first) && first != '_') {
            throw invalid(text, place);
        }
        return token;
    }

    private static PlacedException invalid(String text, SqlParserPos place) {
        return PlacedException.of(
                new FeldsparException(
                        ErrorCode.SYNTAX_ERROR,
                        "'%s' is not a name".formatted(text),
                        "Write parts with dots between, other characters in back quotes."),
                place);
    }
}
