package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.SourceLines;
import io.feldspar.sql.error.SqlErrors;

/// Refuses statements that are nested too deeply, as their tokens come.
final class Nesting implements FeldsparParserConstants {

    /// Deep enough for machine-written SQL, shallow enough for the parser's stack.
    static final int MAX_DEPTH = 400;

    /// The longest run of prefix operators such as NOT NOT NOT.
    private static final int MAX_RUN = 400;

    /// The longest chain of operators, as in `a + b + c`: each is one level of the syntax tree.
    static final int MAX_CHAIN = 5_000;

    private final SourceLines lines;
    private int depth;
    private int run;
    private final int[] chains = new int[MAX_DEPTH + 2];

    Nesting(SourceLines lines) {
        this.lines = lines;
    }

    void add(Token token) {
        int kind = token.kind;
        depth += opens(kind) ? 1 : closes(kind) ? -1 : 0;
        run = prefix(kind) ? run + 1 : 0;
        if (kind == SEMICOLON) {
            depth = 0;
        }
        if (depth > MAX_DEPTH || run > MAX_RUN) {
            throw tooComplex(
                    "The statement is nested more than " + MAX_DEPTH + " levels deep",
                    token,
                    "Split it, or use common table expressions.");
        }
        countLinks(token, Math.max(depth, 0));
    }

    private void countLinks(Token token, int level) {
        int kind = token.kind;
        if (opens(kind) || kind == COMMA || kind == SEMICOLON || kind == SELECT) {
            chains[level] = 0;
        } else if (link(kind) && ++chains[level] > MAX_CHAIN) {
            throw tooComplex(
                    "An expression has more than " + MAX_CHAIN + " operators in a row",
                    token,
                    "Use IN for many values, or load them from a file and join.");
        }
    }

    private FeldsparException tooComplex(String message, Token token, String advice) {
        int offset = lines.offset(token.beginLine, token.beginColumn);
        return SqlErrors.at(ErrorCode.STATEMENT_TOO_COMPLEX, message, lines, offset, advice);
    }

    private static boolean link(int kind) {
        return switch (kind) {
            case PLUS, MINUS, STAR, SLASH, PERCENT_REMAINDER, CONCAT, AND, OR -> true;
            default -> false;
        };
    }

    private static boolean opens(int kind) {
        return kind == LPAREN || kind == LBRACKET || kind == CASE;
    }

    private static boolean closes(int kind) {
        return kind == RPAREN || kind == RBRACKET || kind == END;
    }

    private static boolean prefix(int kind) {
        return kind == NOT || kind == MINUS || kind == PLUS;
    }
}
