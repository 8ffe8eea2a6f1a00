package io.feldspar.sql.parser;

import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.StatementTokens.Lexeme;
import java.util.List;

/// Part of a query's text as a message shows it: whole tokens, every parenthesis with its partner,
/// on one line, cut where it is long.
///
/// ```text
/// a / (b - 1        →   a / (b - 1)
/// (a + b) / c       from `a` on: the parenthesis before it belongs to it
/// ```
///
/// @param start where it begins in the text, its parentheses included
public record Excerpt(String text, int start) {

    private static final int WIDTH = 100;

    /// @param from where an expression begins in the text
    /// @param last where its last token begins, or a later character of that token
    public static Excerpt of(String sql, Dialect dialect, int from, int last) {
        List<Lexeme> tokens = StatementTokens.lexemes(sql, dialect);
        int first = indexOf(tokens, from);
        int end = Math.max(first, indexOf(tokens, last));
        int open = 0;
        for (int i = first; i <= end; i++) {
            open += depth(tokens.get(i));
            if (open < 0 && first > 0 && opens(tokens.get(first - 1))) {
                first--;
                open++;
            }
        }
        while (open > 0 && end + 1 < tokens.size() && depth(tokens.get(end + 1)) < 0) {
            end++;
            open--;
        }
        int start = tokens.get(first).start();
        String shown = text(sql, tokens.subList(first, end + 1));
        return new Excerpt(
                shown.length() <= WIDTH ? shown : shown.substring(0, WIDTH - 3) + "...", start);
    }

    /// How many parentheses a piece of a query opens and does not close.
    public static int unclosed(String piece, Dialect dialect) {
        return StatementTokens.lexemes(piece, dialect).stream().mapToInt(Excerpt::depth).sum();
    }

    /// The tokens with one space where the text has any, or a comment.
    private static String text(String sql, List<Lexeme> tokens) {
        StringBuilder text = new StringBuilder();
        int last = tokens.getFirst().start();
        for (Lexeme token : tokens) {
            text.append(token.start() > last ? " " : "");
            text.append(sql, token.start(), token.end());
            last = token.end();
        }
        return text.toString();
    }

    private static boolean opens(Lexeme token) {
        return token.kind() == FeldsparParserConstants.LPAREN;
    }

    private static int depth(Lexeme token) {
        return opens(token) ? 1 : token.kind() == FeldsparParserConstants.RPAREN ? -1 : 0;
    }

    /// The token at or behind an offset.
    private static int indexOf(List<Lexeme> tokens, int offset) {
        int index = 0;
        while (index < tokens.size() - 1 && tokens.get(index).end() <= offset) {
            index++;
        }
        return index;
    }
}
