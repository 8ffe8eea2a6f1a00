package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.SourceLines;
import io.feldspar.sql.error.SqlErrors;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the parser did not expect, and some of what it did.
final class SyntaxErrors implements FeldsparParserConstants {

    /// What is most often meant where the parser would take several words, in this order.
    private static final List<Integer> LIKELY =
            List.of(
                    RPAREN, COMMA, FROM, AS, WHERE, JOIN, ON, GROUP, BY, HAVING, ORDER, LIMIT,
                    SELECT, VALUES, THEN, WHEN, END, AND, OR, IN, BETWEEN, LIKE, IS, NOT, NULL,
                    EXISTS, SET, TO, INTO, TABLE, VIEW, EQ, LPAREN, RBRACKET, SEMICOLON);

    private static final int MAX_EXPECTED = 5;

    private static final String EXPRESSION = "an expression";
    private static final String NAME = "a name";

    /// Said alone, since they comprise all else that is expected.
    private static final Set<String> COMPRISING =
            Set.of("an expression or '*'", "an expression or a query", "a table", "a type");

    /// The tokens after a name or within a list of names.
    private static final Set<Integer> AFTER_NAME =
            Set.of(COMMA, FROM, BY, LPAREN, RPAREN, SEMICOLON, EQ, DOT);

    private SyntaxErrors() {}

    static FeldsparException translate(ParseException error, SourceLines lines) {
        Token found = error.currentToken.next;
        Set<Integer> expected = new LinkedHashSet<>();
        for (int[] sequence : error.expectedTokenSequences) {
            expected.add(sequence[0]);
        }
        String operand = category(expected).startsWith(EXPRESSION) ? "" : behind(found.kind);
        return operand.isEmpty() || found.next == null
                ? unexpected(found, advice(found, expected), lines)
                : unexpected(found.next, "Expected " + operand + ".", lines);
    }

    /// What belongs behind an operator; the parser looks ahead, and so refuses the operator where
    /// that is missing.
    private static String behind(int operator) {
        return switch (operator) {
            case PLUS,
                    MINUS,
                    STAR,
                    SLASH,
                    PERCENT_REMAINDER,
                    CONCAT,
                    EQ,
                    NE,
                    NE2,
                    LT,
                    LE,
                    GT,
                    GE,
                    AND,
                    OR,
                    LIKE,
                    ILIKE,
                    BETWEEN,
                    NULL_SAFE_EQUALS,
                    COMMA ->
                    EXPRESSION;
            case JOIN -> "a table";
            case CAST_OPERATOR -> "a type";
            case DOT -> "a name";
            case NOT -> "IN, LIKE or BETWEEN";
            case IN -> "'('";
            case IS -> "NULL, NOT NULL, TRUE, FALSE or DISTINCT FROM";
            default -> "";
        };
    }

    /// @param expected what is expected there, as in `Expected TABLE or VIEW.`
    static FeldsparException unexpected(Token found, SourceLines lines, String expected) {
        return unexpected(found, "Expected " + expected + ".", lines);
    }

    private static FeldsparException unexpected(Token found, String advice, SourceLines lines) {
        boolean end = found.kind == EOF;
        return SqlErrors.at(
                ErrorCode.SYNTAX_ERROR,
                end
                        ? "Syntax error: the statement ends too early"
                        : "Syntax error: found '" + found.image + "'",
                lines,
                end ? lines.text().length() : lines.offset(found.beginLine, found.beginColumn),
                advice);
    }

    private static String advice(Token found, Set<Integer> expected) {
        List<String> shown = new ArrayList<>();
        String category = category(expected);
        if (!category.isEmpty()) {
            shown.add(category);
        }
        if (!comprisesAll(category, expected)) {
            addWords(shown, expected);
        }
        boolean name = category.equals(NAME);
        boolean perhapsName = category.startsWith(EXPRESSION) && !beginsClause(found.kind);
        String reserved = name || perhapsName ? reserved(found) : "";
        String list = shown.isEmpty() ? "" : "Expected " + alternatives(shown) + ".";
        return reserved.isEmpty() ? list : (list + " " + reserved).strip();
    }

    /// Many words may be names too, and say nothing where only a name can be.
    private static boolean comprisesAll(String category, Set<Integer> expected) {
        return COMPRISING.contains(category)
                || (category.equals(NAME) && Collections.disjoint(expected, AFTER_NAME));
    }

    private static void addWords(List<String> shown, Set<Integer> expected) {
        boolean few = expected.size() <= MAX_EXPECTED;
        for (int kind : few ? List.copyOf(expected) : LIKELY) {
            boolean shows = expected.contains(kind) && isFixed(kind);
            if (shows && shown.size() < MAX_EXPECTED && !namesExpression(shown, kind)) {
                shown.add(image(kind));
            }
        }
    }

    /// What the expected tokens begin, or an empty text. The parser looks ahead for expressions in
    /// several ways, and does not always name every token that begins one.
    private static String category(Set<Integer> expected) {
        boolean name = expected.contains(IDENTIFIER);
        if (expected.contains(STREAM) && expected.contains(STAR)) {
            return "an expression or '*'";
        }
        if ((expected.contains(SELECT) && expected.contains(VALUE))
                || expected.equals(Set.of(DEFAULT_, TABLE))) {
            return "an expression or a query";
        }
        if (expected.contains(CASE)
                || (!name && expected.contains(NOT) && expected.contains(EXISTS))
                || expected.equals(Set.of(STAR))
                || expected.equals(Set.of(DEFAULT_))) {
            return EXPRESSION;
        }
        if (expected.contains(VALUES) && expected.contains(TABLE) && !expected.contains(SELECT)) {
            return "a table";
        }
        if (name) {
            return expected.contains(DATE) && expected.contains(ANY) ? "a type" : NAME;
        }
        if (expected.contains(QUOTED_STRING)) {
            return "a string";
        }
        return expected.contains(UNSIGNED_INTEGER_LITERAL) ? "a number" : "";
    }

    /// Whether the kind begins an expression, which the list has already.
    private static boolean namesExpression(List<String> shown, int kind) {
        return shown.contains(EXPRESSION)
                && (kind == LPAREN
                        || kind == NOT
                        || kind == EXISTS
                        || kind == NULL
                        || kind == DEFAULT_);
    }

    /// Whether all tokens of the kind are the same text.
    private static boolean isFixed(int kind) {
        return tokenImage[kind].startsWith("\"");
    }

    private static String image(int kind) {
        String quoted = tokenImage[kind];
        String text = quoted.substring(1, quoted.length() - 1);
        return Character.isLetter(text.charAt(0)) ? text : "'" + text + "'";
    }

    private static String alternatives(List<String> shown) {
        int last = shown.size() - 1;
        return last == 0
                ? shown.getFirst()
                : String.join(", ", shown.subList(0, last)) + " or " + shown.get(last);
    }

    /// Whether the word follows an expression, so that one is missing before it.
    private static boolean beginsClause(int kind) {
        return switch (kind) {
            case FROM,
                    WHERE,
                    GROUP,
                    HAVING,
                    LIMIT,
                    SELECT,
                    UNION,
                    INTERSECT,
                    EXCEPT,
                    ON,
                    JOIN,
                    WHEN,
                    THEN ->
                    true;
            default -> false;
        };
    }

    private static String reserved(Token found) {
        return isReserved(found)
                ? "'%s' is a reserved word; as a name write \"%s\"."
                        .formatted(found.image, found.image.toLowerCase(Locale.ROOT))
                : "";
    }

    private static boolean isReserved(Token token) {
        try {
            new FeldsparParser(
                            new FeldsparParserTokenManager(
                                    new SimpleCharStream(new StringReader(token.image)),
                                    FeldsparParserConstants.DQID))
                    .ReservedWord();
            return true;
        } catch (ParseException | TokenMgrError _) {
            return false;
        }
    }
}
