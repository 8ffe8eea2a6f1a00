package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import java.util.List;
import java.util.Set;

/// Refuses statements that are nested too deep, before a recursive parser sees them.
final class Nesting {

    /// Deep enough for machine-written SQL, shallow enough for the parser's stack.
    static final int MAX_DEPTH = 400;

    /// The longest run of prefix operators such as NOT NOT NOT.
    private static final int MAX_RUN = 400;

    /// The longest chain of operators, as in `a + b + c`: each is one level of the syntax tree.
    static final int MAX_CHAIN = 5_000;

    private static final Set<String> LINKS = Set.of("+", "-", "*", "/", "%", "||");

    private Nesting() {}

    static void check(String sql, List<Token> tokens) {
        int depth = 0;
        int run = 0;
        int[] chains = new int[MAX_DEPTH + 2];
        for (Token token : tokens) {
            depth += opens(token) ? 1 : closes(token) ? -1 : 0;
            run = prefix(token) ? run + 1 : 0;
            if (token.isSymbol(";")) {
                depth = 0;
            }
            if (depth > MAX_DEPTH || run > MAX_RUN) {
                throw SqlErrors.at(
                        ErrorCode.STATEMENT_TOO_COMPLEX,
                        "The statement is nested more than " + MAX_DEPTH + " levels deep",
                        sql,
                        token.start(),
                        "Split it, or use common table expressions.");
            }
            countLinks(sql, token, chains, Math.max(depth, 0));
        }
    }

    private static void countLinks(String sql, Token token, int[] chains, int depth) {
        if (opens(token) || token.isSymbol(",") || token.isSymbol(";") || token.is("SELECT")) {
            chains[depth] = 0;
        } else if (link(token) && ++chains[depth] > MAX_CHAIN) {
            throw SqlErrors.at(
                    ErrorCode.STATEMENT_TOO_COMPLEX,
                    "An expression has more than " + MAX_CHAIN + " operators in a row",
                    sql,
                    token.start(),
                    "Use IN for many values, or load them from a file and join.");
        }
    }

    private static boolean link(Token token) {
        return switch (token.kind()) {
            case SYMBOL -> LINKS.contains(token.text());
            case WORD -> token.is("AND") || token.is("OR");
            case QUOTED, STRING, NUMBER, END -> false;
        };
    }

    private static boolean opens(Token token) {
        return token.isSymbol("(") || token.isSymbol("[") || token.is("CASE");
    }

    private static boolean closes(Token token) {
        return token.isSymbol(")") || token.isSymbol("]") || token.is("END");
    }

    private static boolean prefix(Token token) {
        return token.is("NOT") || token.isSymbol("-") || token.isSymbol("+");
    }
}
