package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.parser.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Tokens, read one after another.
final class TokenStream {

    private final String sql;
    private final List<Token> tokens;
    private int next;

    TokenStream(String sql, List<Token> tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    String sql() {
        return sql;
    }

    List<Token> all() {
        return tokens;
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean accept(String word) {
        boolean found = peek().is(word);
        if (found) {
            next();
        }
        return found;
    }

    boolean acceptSymbol(String symbol) {
        boolean found = peek().isSymbol(symbol);
        if (found) {
            next();
        }
        return found;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw unexpected(peek(), word);
        }
    }

    void expectSymbol(String symbol) {
        if (!acceptSymbol(symbol)) {
            throw unexpected(peek(), "'" + symbol + "'");
        }
    }

    void expectEnd() {
        if (!atEnd()) {
            throw unexpected(peek(), "the end of the statement");
        }
    }

    String identifier() {
        Token token = next();
        if (!token.isIdentifier()) {
            throw unexpected(token, "a name");
        }
        return token.text();
    }

    String string() {
        Token token = next();
        if (token.kind() != Kind.STRING) {
            throw unexpected(token, "a string in single quotes");
        }
        return token.text();
    }

    /// A name of one or more parts: `catalog.schema.table`.
    List<String> name() {
        List<String> parts = new ArrayList<>();
        do {
            parts.add(identifier());
        } while (acceptSymbol("."));
        return parts;
    }

    /// `(a, b, c)`.
    List<String> identifiers() {
        List<String> names = new ArrayList<>();
        expectSymbol("(");
        do {
            names.add(identifier());
        } while (acceptSymbol(","));
        expectSymbol(")");
        return names;
    }

    FeldsparException unexpected(Token found, String expected) {
        String what = found.kind() == Kind.END ? found.text() : "'" + found.text() + "'";
        return SqlErrors.at(
                ErrorCode.SYNTAX_ERROR,
                "Syntax error: found " + what,
                sql,
                found.start(),
                "Expected " + expected + ".");
    }
}
