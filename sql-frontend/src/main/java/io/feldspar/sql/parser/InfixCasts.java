package io.feldspar.sql.parser;

import io.feldspar.sql.parser.Token.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where parentheses belong around `x::type`, which binds tighter than every operator. Calcite's
/// parser casts all that stands before it.
///
/// ```text
/// 1 + a.b::int * f(c)::int::text   →   1 + (a.b::int) * ((f(c)::int)::text)
/// ```
final class InfixCasts {

    /// Words before a parenthesis that do not call it.
    private static final Set<String> NOT_CALLED =
            Set.of(
                    "ALL",
                    "AND",
                    "ANY",
                    "AS",
                    "BETWEEN",
                    "BY",
                    "CASE",
                    "DISTINCT",
                    "ELSE",
                    "EXCEPT",
                    "FROM",
                    "HAVING",
                    "ILIKE",
                    "IN",
                    "INTERSECT",
                    "IS",
                    "JOIN",
                    "LIKE",
                    "LIMIT",
                    "NOT",
                    "OFFSET",
                    "ON",
                    "OR",
                    "SELECT",
                    "SOME",
                    "THEN",
                    "UNION",
                    "USING",
                    "VALUES",
                    "WHEN",
                    "WHERE");

    /// Words before a parenthesis that add to the call before them.
    private static final Set<String> CLAUSES = Set.of("FILTER", "OVER");

    private static final Set<String> LITERAL_TYPES =
            Set.of("DATE", "TIME", "TIMESTAMP", "INTERVAL", "X");

    private final List<Token> tokens;
    /// By the last token of a cast its first.
    private final Map<Integer, Integer> casts = new HashMap<>();
    private final Map<Integer, Integer> opening = new HashMap<>();
    private final Map<Integer, Integer> closing = new HashMap<>();

    private InfixCasts(List<Token> tokens) {
        this.tokens = tokens;
    }

    static InfixCasts in(List<Token> tokens) {
        InfixCasts casts = new InfixCasts(tokens);
        for (int i = 1; i < tokens.size() - 1; i++) {
            if (tokens.get(i).isSymbol("::") && tokens.get(i + 1).isIdentifier()) {
                casts.add(casts.operandStart(i - 1), casts.typeEnd(i + 1));
            }
        }
        return casts;
    }

    /// How many parentheses open before the token.
    int opening(Token token) {
        return opening.getOrDefault(token.start(), 0);
    }

    /// How many parentheses close behind the token.
    int closing(Token token) {
        return closing.getOrDefault(token.end(), 0);
    }

    private void add(int first, int last) {
        casts.put(last, first);
        opening.merge(tokens.get(first).start(), 1, Integer::sum);
        closing.merge(tokens.get(last).end(), 1, Integer::sum);
    }

    /// The first token of the operand whose last it is.
    private int operandStart(int last) {
        Integer cast = casts.get(last);
        if (cast != null) {
            return cast;
        }
        Token token = tokens.get(last);
        if (token.isSymbol(")")) {
            return callStart(partner(last, "(", ")"));
        }
        if (token.isSymbol("]")) {
            int open = partner(last, "[", "]");
            return open > 0 ? operandStart(open - 1) : open;
        }
        if (token.is("END")) {
            return caseStart(last);
        }
        if (token.kind() == Kind.STRING) {
            boolean typed = last > 0 && LITERAL_TYPES.contains(word(last - 1));
            return typed ? last - 1 : last;
        }
        return token.isIdentifier() ? nameStart(last) : last;
    }

    /// The start of what ends with a list in parentheses.
    private int callStart(int open) {
        String before = open == 0 ? "" : word(open - 1);
        if (CLAUSES.contains(before) && open > 1) {
            return operandStart(open - 2);
        }
        if (before.equals("GROUP") && open > 2 && word(open - 2).equals("WITHIN")) {
            return operandStart(open - 3);
        }
        boolean called =
                open > 0 && tokens.get(open - 1).isIdentifier() && !NOT_CALLED.contains(before);
        return called ? nameStart(open - 1) : open;
    }

    /// The start of `a.b.c`, by its last name.
    private int nameStart(int last) {
        int start = last;
        while (start > 1
                && tokens.get(start - 1).isSymbol(".")
                && tokens.get(start - 2).isIdentifier()) {
            start -= 2;
        }
        return start;
    }

    private int caseStart(int end) {
        int depth = 0;
        for (int i = end; i >= 0; i--) {
            depth += tokens.get(i).is("END") ? 1 : tokens.get(i).is("CASE") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return end;
    }

    private int partner(int close, String opens, String closes) {
        int depth = 0;
        for (int i = close; i >= 0; i--) {
            Token token = tokens.get(i);
            depth += token.isSymbol(closes) ? 1 : token.isSymbol(opens) ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return close;
    }

    /// The last token of the type that begins there.
    private int typeEnd(int first) {
        int end = first;
        switch (word(first)) {
            case "DOUBLE" -> end = accept(end, "PRECISION");
            case "CHAR", "CHARACTER", "BINARY" -> end = accept(end, "VARYING");
            case "INTERVAL" -> {
                end = digits(end + 1);
                if (word(end + 1).equals("TO")) {
                    end = digits(end + 2);
                }
            }
            default -> {}
        }
        end = digits(end);
        if (word(first).startsWith("TIME") && word(end + 1).startsWith("WITH")) {
            end = accept(end + 1, "LOCAL");
            end = accept(end, "TIME");
            end = accept(end, "ZONE");
        }
        return Math.min(end, tokens.size() - 2);
    }

    private int accept(int end, String word) {
        return word(end + 1).equals(word) ? end + 1 : end;
    }

    /// Behind the digits in parentheses, if there are any.
    private int digits(int end) {
        if (end + 1 >= tokens.size() || !tokens.get(end + 1).isSymbol("(")) {
            return end;
        }
        int close = end + 1;
        while (close < tokens.size() - 2 && !tokens.get(close).isSymbol(")")) {
            close++;
        }
        return close;
    }

    private String word(int index) {
        return index < tokens.size() && tokens.get(index).kind() == Kind.WORD
                ? tokens.get(index).upper()
                : "";
    }
}
