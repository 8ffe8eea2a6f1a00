package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.error.SourceLines;
import io.feldspar.sql.error.SqlErrors;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// The tokens of a text as the parser reads them. Refuses quotes and comments that do not end, and
/// statements that are nested too deeply, before the parser's recursion comes to them.
final class StatementTokens extends FeldsparParserTokenManager {

    private final SourceLines lines;
    private final Nesting nesting;
    private final Queue<Token> ahead = new ArrayDeque<>();

    StatementTokens(SimpleCharStream characters, SourceLines lines, Dialect dialect) {
        super(
                characters,
                switch (dialect) {
                    case FELDSPAR -> DQID;
                    case SPARK -> BTID;
                });
        this.lines = lines;
        this.nesting = new Nesting(lines);
    }

    /// A token with its place in the text.
    ///
    /// @param kind one of [FeldsparParserConstants]
    /// @param end exclusive
    record Lexeme(int kind, int start, int end) {}

    /// All tokens of a text.
    static List<Lexeme> lexemes(String sql, Dialect dialect) {
        SourceLines lines = SourceLines.of(sql);
        SimpleCharStream characters = new SimpleCharStream(new StringReader(sql));
        characters.setTabSize(1);
        StatementTokens tokens = new StatementTokens(characters, lines, dialect);
        List<Lexeme> found = new ArrayList<>();
        for (Token each = tokens.getNextToken();
                each.kind != FeldsparParserConstants.EOF;
                each = tokens.getNextToken()) {
            found.add(
                    new Lexeme(
                            each.kind,
                            lines.offset(each.beginLine, each.beginColumn),
                            lines.offset(each.endLine, each.endColumn) + 1));
        }
        return found;
    }

    @Override
    public Token getNextToken() {
        Token token = ahead.isEmpty() ? read() : ahead.remove();
        if (token.kind == FeldsparParserConstants.EXISTS && callAhead()) {
            token.kind = FeldsparParserConstants.IDENTIFIER;
        }
        nesting.add(token);
        return token;
    }

    /// Whether a parenthesis follows and then no query: EXISTS is the function of arrays there.
    private boolean callAhead() {
        Token parenthesis = read();
        ahead.add(parenthesis);
        if (parenthesis.kind != FeldsparParserConstants.LPAREN) {
            return false;
        }
        Token inside = read();
        ahead.add(inside);
        return switch (inside.kind) {
            case FeldsparParserConstants.SELECT,
                    FeldsparParserConstants.WITH,
                    FeldsparParserConstants.VALUES,
                    FeldsparParserConstants.TABLE,
                    FeldsparParserConstants.FROM,
                    FeldsparParserConstants.LPAREN,
                    FeldsparParserConstants.EOF ->
                    false;
            default -> true;
        };
    }

    private Token read() {
        Token token;
        try {
            token = super.getNextToken();
        } catch (TokenMgrError e) {
            // Every text has tokens, but for the inside of a comment.
            throw unclosed(
                    "comment", "*/", input_stream.getBeginLine(), input_stream.getBeginColumn());
        }
        switch (token.kind) {
            case FeldsparParserConstants.UNCLOSED_STRING,
                    FeldsparParserConstants.UNCLOSED_ESCAPED_STRING,
                    FeldsparParserConstants.UNCLOSED_SPARK_STRING ->
                    throw unclosed("string", "'", token.beginLine, token.beginColumn);
            case FeldsparParserConstants.UNCLOSED_SPARK_DOUBLE_QUOTES ->
                    throw unclosed("string", "\"", token.beginLine, token.beginColumn);
            case FeldsparParserConstants.UNCLOSED_NAME ->
                    throw unclosed("identifier", "\"", token.beginLine, token.beginColumn);
            case FeldsparParserConstants.UNCLOSED_BACK_QUOTED_NAME ->
                    throw unclosed("identifier", "`", token.beginLine, token.beginColumn);
            case FeldsparParserConstants.QUOTED_IDENTIFIER,
                    FeldsparParserConstants.BACK_QUOTED_IDENTIFIER ->
                    requireCharacters(token);
            case FeldsparParserConstants.SPARK_STRING ->
                    standard(token, SparkStrings.standard(token.image));
            case FeldsparParserConstants.SPARK_RAW_STRING ->
                    standard(token, SparkStrings.raw(token.image));
            case FeldsparParserConstants.UNSIGNED_INTEGER_LITERAL,
                    FeldsparParserConstants.DECIMAL_NUMERIC_LITERAL ->
                    token.image = token.image.replace("_", "");
            default -> {}
        }
        return token;
    }

    /// Calcite would take an empty name for `*`.
    private void requireCharacters(Token name) {
        if (name.image.length() == 2) {
            throw SqlErrors.at(
                    ErrorCode.EMPTY_NAME,
                    "A name in quotes is empty",
                    lines,
                    lines.offset(name.beginLine, name.beginColumn),
                    name.image.equals("``") ? "" : "Write an empty string as ''.");
        }
    }

    private static void standard(Token token, String literal) {
        token.kind = FeldsparParserConstants.QUOTED_STRING;
        token.image = literal;
    }

    private FeldsparException unclosed(String what, String end, int line, int column) {
        return at("The " + what + " that begins here has no closing " + end, line, column, "");
    }

    private FeldsparException at(String message, int line, int column, String advice) {
        return SqlErrors.at(
                ErrorCode.SYNTAX_ERROR, message, lines, lines.offset(line, column), advice);
    }
}
