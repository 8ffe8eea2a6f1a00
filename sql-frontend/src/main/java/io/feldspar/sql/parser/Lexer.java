package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.sql.parser.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts SQL text into tokens. Comments (`-- …`, `/* … */`, which may nest) mean nothing.
final class Lexer {

    private static final String[] LONG_SYMBOLS = {"::", "<=", ">=", "<>", "!=", "||", "=>", "=="};

    private final String sql;
    private int position;

    private Lexer(String sql) {
        this.sql = sql;
    }

    /// The tokens of the text, the last of kind END.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with SYNTAX_ERROR for quotes and
    ///     comments that do not end
    static List<Token> tokens(String sql) {
        Lexer lexer = new Lexer(sql);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = lexer.next();
            tokens.add(token);
        } while (token.kind() != Kind.END);
        return tokens;
    }

    private Token next() {
        skipBlanks();
        if (position >= sql.length()) {
            return new Token(Kind.END, "end of statement", sql.length(), sql.length());
        }
        int start = position;
        char c = sql.charAt(position);
        return switch (c) {
            case '\'' -> quoted(Kind.STRING, '\'', "string");
            case '"' -> quoted(Kind.QUOTED, '"', "identifier");
            case '`' -> quoted(Kind.QUOTED, '`', "identifier");
            default -> {
                if (Character.isUnicodeIdentifierStart(c) || c == '_' || c == '$') {
                    yield run(Kind.WORD, start);
                }
                boolean fraction = c == '.' && Character.isDigit(at(position + 1));
                if (Character.isDigit(c) || fraction) {
                    yield number(start);
                }
                yield symbol(start);
            }
        };
    }

    private Token run(Kind kind, int start) {
        while (Character.isUnicodeIdentifierPart(at(position)) || at(position) == '$') {
            if (at(position) == '\0') {
                break;
            }
            position++;
        }
        return new Token(kind, sql.substring(start, position), start, position);
    }

    private Token number(int start) {
        while (Character.isDigit(at(position)) || at(position) == '.') {
            position++;
        }
        char exponent = Character.toLowerCase(at(position));
        int sign = at(position + 1) == '+' || at(position + 1) == '-' ? 1 : 0;
        if (exponent == 'e' && Character.isDigit(at(position + 1 + sign))) {
            position += 1 + sign;
            while (Character.isDigit(at(position))) {
                position++;
            }
        }
        return new Token(Kind.NUMBER, sql.substring(start, position), start, position);
    }

    private Token symbol(int start) {
        if (sql.startsWith("//", start)) {
            // Calcite's parser takes the rest of the line for a comment.
            throw SqlErrors.at(
                    ErrorCode.SYNTAX_ERROR,
                    "'//' is no operator",
                    sql,
                    start,
                    "Between whole numbers '/' gives a whole number; comments begin with '--'.");
        }
        for (String symbol : LONG_SYMBOLS) {
            if (sql.startsWith(symbol, start)) {
                position += symbol.length();
                return new Token(Kind.SYMBOL, symbol, start, position);
            }
        }
        position++;
        return new Token(Kind.SYMBOL, sql.substring(start, position), start, position);
    }

    private Token quoted(Kind kind, char quote, String what) {
        int start = position;
        StringBuilder text = new StringBuilder();
        position++;
        while (position < sql.length()) {
            char c = sql.charAt(position);
            if (c != quote) {
                text.append(c);
                position++;
            } else if (at(position + 1) == quote) {
                text.append(c);
                position += 2;
            } else {
                position++;
                return new Token(kind, text.toString(), start, position);
            }
        }
        throw SqlErrors.at(
                ErrorCode.SYNTAX_ERROR,
                "The " + what + " that begins here has no closing " + quote,
                sql,
                start);
    }

    private void skipBlanks() {
        while (position < sql.length()) {
            if (Character.isWhitespace(sql.charAt(position)) || at(position) == '\uFEFF') {
                position++;
            } else if (sql.startsWith("--", position)) {
                int end = sql.indexOf('\n', position);
                position = end < 0 ? sql.length() : end + 1;
            } else if (sql.startsWith("/*", position)) {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        int start = position;
        int depth = 0;
        do {
            if (sql.startsWith("/*", position)) {
                depth++;
                position += 2;
            } else if (sql.startsWith("*/", position)) {
                depth--;
                position += 2;
            } else if (position < sql.length()) {
                position++;
            } else {
                throw SqlErrors.at(
                        ErrorCode.SYNTAX_ERROR,
                        "The comment that begins here has no closing */",
                        sql,
                        start);
            }
        } while (depth > 0);
    }

    private char at(int index) {
        return index < sql.length() ? sql.charAt(index) : '\0';
    }
}
