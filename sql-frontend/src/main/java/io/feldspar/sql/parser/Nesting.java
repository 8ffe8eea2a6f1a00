package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import java.util.List;

/// Refuses statements that are nested too deep, before a recursive parser sees them.
final class Nesting {

    /// Deep enough for machine-written SQL, shallow enough for the parser's stack.
    static final int MAX_DEPTH = 400;

    /// The longest run of prefix operators such as NOT NOT NOT.
    private static final int MAX_RUN = 400;

    private Nesting() {}

    static void check(String sql, List<Token> tokens) {
        int depth = 0;
        int run = 0;
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
        }
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
