package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the next tokens begin, where the grammar cannot tell by one or two of them.
abstract class Lookaheads extends StatementActions {

    private static final Set<String> FIELDS_OF_OTHERS =
            Set.of(
                    "YEARS",
                    "Y",
                    "YR",
                    "YRS",
                    "YEAROFWEEK",
                    "QUARTERS",
                    "QTR",
                    "MONTHS",
                    "MON",
                    "MONS",
                    "WEEKS",
                    "W",
                    "WEEKOFYEAR",
                    "DAYS",
                    "D",
                    "DAYOFMONTH",
                    "DAYOFWEEK",
                    "DOW_ISO",
                    "DAYOFWEEK_ISO",
                    "DAYOFYEAR",
                    "HOURS",
                    "H",
                    "HR",
                    "HRS",
                    "MINUTES",
                    "M",
                    "MIN",
                    "MINS",
                    "SECONDS",
                    "S",
                    "SEC",
                    "SECS",
                    "MILLISECONDS",
                    "MS",
                    "MSEC",
                    "MICROSECONDS",
                    "US",
                    "USEC",
                    "DECADES",
                    "CENTURIES",
                    "MILLENNIA");

    /// How many constructs the parser is in whose parts `:` separates.
    int separators;

    /// Whether `>>` or `**` follows.
    final boolean doubledSignAhead() {
        Token first = getToken(1);
        return (first.kind == FeldsparParserConstants.GT
                        || first.kind == FeldsparParserConstants.STAR)
                && touch(first, getToken(2), first.kind);
    }

    /// Whether `:` follows as the first bound of a slice, not as the beginning of a parameter.
    final boolean openBoundAhead() {
        if (getToken(1).kind != FeldsparParserConstants.COLON) {
            return false;
        }
        return switch (getToken(2).kind) {
            case FeldsparParserConstants.COLON,
                    FeldsparParserConstants.RBRACKET,
                    FeldsparParserConstants.MINUS,
                    FeldsparParserConstants.LPAREN,
                    FeldsparParserConstants.UNSIGNED_INTEGER_LITERAL ->
                    true;
            default -> false;
        };
    }

    /// Whether `:` follows as in `v:name`, without spaces; `{k: v}` and `a[b : c]` are others.
    final boolean variantPathAhead() {
        Token last = getToken(0);
        if (!touch(last, getToken(1), FeldsparParserConstants.COLON) || separators > 0) {
            return false;
        }
        char end = last.image.charAt(last.image.length() - 1);
        boolean operand = Character.isLetterOrDigit(end) || "_`\")]".indexOf(end) >= 0;
        Token next = getToken(2);
        return operand && touch(getToken(1), next, next.kind);
    }

    /// Whether a token of the kind immediately follows the last one.
    final boolean nextTouches(int kind) {
        return touch(getToken(0), getToken(1), kind);
    }

    private static boolean touch(Token left, Token right, int kind) {
        return right.kind == kind
                && right.beginLine == left.endLine
                && right.beginColumn == left.endColumn + 1;
    }

    /// Whether `ANY (`, `SOME (` or `ALL (` follows.
    final boolean quantifierAhead() {
        return switch (getToken(1).kind) {
            case FeldsparParserConstants.ANY,
                    FeldsparParserConstants.SOME,
                    FeldsparParserConstants.ALL ->
                    getToken(2).kind == FeldsparParserConstants.LPAREN;
            default -> false;
        };
    }

    /// Whether LIKE or its like follows, perhaps behind NOT.
    final boolean patternAhead() {
        int first = getToken(1).kind == FeldsparParserConstants.NOT ? 2 : 1;
        return switch (getToken(first).kind) {
            case FeldsparParserConstants.LIKE,
                    FeldsparParserConstants.ILIKE,
                    FeldsparParserConstants.SIMILAR,
                    FeldsparParserConstants.GLOB ->
                    true;
            default -> false;
        };
    }

    /// Whether what follows ends a select list, so that the comma before was one too many.
    final boolean endOfItemsAhead() {
        return switch (getToken(1).kind) {
            case FeldsparParserConstants.FROM,
                    FeldsparParserConstants.WHERE,
                    FeldsparParserConstants.ORDER,
                    FeldsparParserConstants.LIMIT,
                    FeldsparParserConstants.RPAREN,
                    FeldsparParserConstants.SEMICOLON,
                    FeldsparParserConstants.EOF ->
                    true;
            default -> false;
        };
    }

    /// Whether a query may follow, which may end with an ORDER BY of its own.
    final boolean queryArgumentAhead() {
        return switch (getToken(1).kind) {
            case FeldsparParserConstants.SELECT,
                    FeldsparParserConstants.WITH,
                    FeldsparParserConstants.VALUES,
                    FeldsparParserConstants.TABLE,
                    FeldsparParserConstants.FROM,
                    FeldsparParserConstants.LPAREN ->
                    true;
            default -> false;
        };
    }

    /// Whether ORDER BY, LIMIT, OFFSET or FETCH follows.
    final boolean sortAhead() {
        return switch (getToken(1).kind) {
            case FeldsparParserConstants.ORDER,
                    FeldsparParserConstants.LIMIT,
                    FeldsparParserConstants.OFFSET,
                    FeldsparParserConstants.FETCH ->
                    true;
            default -> false;
        };
    }

    /// Whether a list of columns follows, not the query of a WITH without AS.
    final boolean columnsOfWithAhead() {
        return getToken(1).kind == FeldsparParserConstants.LPAREN
                && (getToken(3).kind == FeldsparParserConstants.COMMA
                        || getToken(3).kind == FeldsparParserConstants.RPAREN);
    }

    /// Whether the method of a sample follows in parentheses.
    final boolean sampleMethodAhead() {
        return getToken(1).kind == FeldsparParserConstants.LPAREN && isSampleMethod(getToken(2));
    }

    private static boolean isSampleMethod(Token word) {
        return switch (name(word)) {
            case "BERNOULLI", "SYSTEM", "RESERVOIR" -> true;
            default -> false;
        };
    }

    final void requireSampleMethod() {
        if (!isSampleMethod(getToken(0))) {
            throw at(
                    getToken(0),
                    ErrorCode.SYNTAX_ERROR,
                    "'%s' is not a sampling method".formatted(getToken(0).image),
                    "Write BERNOULLI, SYSTEM or RESERVOIR.");
        }
    }

    final boolean bucketAhead() {
        return name(getToken(1)).equals("BUCKET");
    }

    final boolean tableFunctionAhead() {
        String name = name(getToken(1));
        return name.startsWith("READ_") && getToken(2).kind == FeldsparParserConstants.LPAREN;
    }

    /// Whether LATERAL is followed by a call that no word of its own begins.
    final boolean lateralFunctionAhead() {
        return getToken(1).kind == FeldsparParserConstants.LATERAL
                && switch (getToken(2).kind) {
                    case FeldsparParserConstants.LPAREN,
                            FeldsparParserConstants.UNNEST,
                            FeldsparParserConstants.TABLE,
                            FeldsparParserConstants.VIEW ->
                            false;
                    default -> true;
                };
    }

    /// Whether a window begins with the name of another one.
    final boolean baseWindowAhead() {
        return switch (getToken(1).kind) {
            case FeldsparParserConstants.RPAREN,
                    FeldsparParserConstants.PARTITION,
                    FeldsparParserConstants.ORDER,
                    FeldsparParserConstants.ROWS,
                    FeldsparParserConstants.RANGE ->
                    false;
            case FeldsparParserConstants.GROUPS ->
                    getToken(2).kind == FeldsparParserConstants.RPAREN
                            || getToken(2).kind == FeldsparParserConstants.ORDER;
            default -> true;
        };
    }

    /// Whether a number or a text follows behind INTERVAL, not an expression.
    final boolean intervalNumberAhead() {
        return switch (getToken(1 + signsAhead()).kind) {
            case FeldsparParserConstants.UNSIGNED_INTEGER_LITERAL,
                    FeldsparParserConstants.DECIMAL_NUMERIC_LITERAL,
                    FeldsparParserConstants.QUOTED_STRING ->
                    true;
            default -> false;
        };
    }

    /// Whether another number and its unit follow within an interval.
    final boolean intervalPartAhead() {
        return intervalNumberAhead() && Intervals.isUnit(getToken(2 + signsAhead()).image);
    }

    private int signsAhead() {
        return switch (getToken(1).kind) {
            case FeldsparParserConstants.MINUS, FeldsparParserConstants.PLUS -> 1;
            default -> 0;
        };
    }

    /// Whether a field of EXTRACT follows that is a text or a word of other databases.
    final boolean fieldAhead() {
        Token field = getToken(1);
        return field.kind == FeldsparParserConstants.QUOTED_STRING
                || FIELDS_OF_OTHERS.contains(name(field));
    }

    /// Whether INTERVAL follows without a unit.
    final boolean bareIntervalAhead() {
        return getToken(1).kind == FeldsparParserConstants.INTERVAL
                && !Intervals.isUnit(getToken(2).image);
    }

    /// Whether `ROW (` follows.
    final boolean rowAhead() {
        return getToken(1).kind == FeldsparParserConstants.ROW
                && getToken(2).kind == FeldsparParserConstants.LPAREN;
    }

    /// Whether the last token was IDENTIFIER and a parenthesis follows.
    final boolean identifierClauseAhead() {
        return getToken(1).kind == FeldsparParserConstants.LPAREN
                && name(getToken(0)).equals("IDENTIFIER");
    }

    /// Whether a pipe operator follows: behind `|>`, or behind `|` before a word of an operator.
    final boolean pipeAhead() {
        return switch (getToken(1).kind) {
            case FeldsparParserConstants.PIPE -> true;
            case FeldsparParserConstants.VERTICAL_BAR ->
                    switch (getToken(2).kind) {
                        case FeldsparParserConstants.SELECT,
                                FeldsparParserConstants.WHERE,
                                FeldsparParserConstants.EXTEND,
                                FeldsparParserConstants.AGGREGATE,
                                FeldsparParserConstants.SET,
                                FeldsparParserConstants.DROP,
                                FeldsparParserConstants.RENAME,
                                FeldsparParserConstants.AS,
                                FeldsparParserConstants.JOIN,
                                FeldsparParserConstants.ORDER,
                                FeldsparParserConstants.LIMIT,
                                FeldsparParserConstants.UNION ->
                                true;
                        default -> false;
                    };
            default -> false;
        };
    }

    /// Whether `EXACT NEAREST` or `APPROX NEAREST` follows.
    final boolean nearestAhead() {
        String first = name(getToken(1));
        return (first.equals("EXACT") || first.equals("APPROX"))
                && name(getToken(2)).equals("NEAREST");
    }

    /// Whether DISTANCE follows, else requires SIMILARITY.
    final boolean distanceAhead() {
        return switch (name(getToken(1))) {
            case "DISTANCE" -> true;
            case "SIMILARITY" -> false;
            default -> unexpected("DISTANCE or SIMILARITY");
        };
    }

    /// The last token must be the name of the function concat.
    final void requireConcat() {
        if (!name(getToken(0)).equals("CONCAT")) {
            throw SyntaxErrors.unexpected(getToken(0), lines, "a string");
        }
    }

    /// The next token must be the name of an argument, one of these.
    final void requireArgumentName(String... names) {
        if (!List.of(names).contains(name(getToken(1)))) {
            unexpected("the name of an argument, " + String.join(" or ", names));
        }
    }

    /// Whether LANGUAGE SQL or its like follows.
    final boolean characteristicAhead() {
        return commentAhead()
                || switch (getToken(1).kind) {
                    case FeldsparParserConstants.LANGUAGE,
                            FeldsparParserConstants.NOT,
                            FeldsparParserConstants.DETERMINISTIC,
                            FeldsparParserConstants.CONTAINS,
                            FeldsparParserConstants.READS ->
                            true;
                    default -> false;
                };
    }

    /// Whether `AS 'class'` follows, perhaps after DETERMINISTIC.
    final boolean javaFunctionAhead() {
        return switch (getToken(1).kind) {
            case FeldsparParserConstants.AS,
                    FeldsparParserConstants.NOT,
                    FeldsparParserConstants.DETERMINISTIC ->
                    true;
            default -> false;
        };
    }

    /// Whether a table is made like another: LIKE follows its name, perhaps in a parenthesis.
    final boolean likeAhead() {
        if (getToken(1).kind != FeldsparParserConstants.TABLE) {
            return false;
        }
        int next = getToken(2).kind == FeldsparParserConstants.IF ? 5 : 2;
        while (getToken(next + 1).kind == FeldsparParserConstants.DOT) {
            next += 2;
        }
        Token after = getToken(next + 1);
        return after.kind == FeldsparParserConstants.LIKE
                || (after.kind == FeldsparParserConstants.LPAREN
                        && getToken(next + 2).kind == FeldsparParserConstants.LIKE);
    }

    /// Whether VALUE FOR follows the next word.
    final boolean sequenceAhead() {
        return getToken(2).kind == FeldsparParserConstants.VALUE
                && getToken(3).kind == FeldsparParserConstants.FOR;
    }

    /// Whether PARTITIONED BY follows.
    final boolean partitionedAhead() {
        return name(getToken(1)).equals("PARTITIONED")
                && getToken(2).kind == FeldsparParserConstants.BY;
    }

    /// Whether an action of ALTER TABLE follows that is about a partition field.
    ///
    /// @throws FeldsparException where it adds a partition
    final boolean partitionFieldAhead() {
        if (getToken(2).kind != FeldsparParserConstants.PARTITION) {
            return false;
        }
        refuse(
                getToken(3).kind == FeldsparParserConstants.LPAREN,
                "Partitions without rows are",
                "A partition is there when it has rows.");
        return name(getToken(3)).equals("FIELD");
    }

    /// Whether a column or a transform follows, and not the definition of a column.
    final boolean partitionTermAhead() {
        return switch (getToken(2).kind) {
            case FeldsparParserConstants.COMMA,
                    FeldsparParserConstants.RPAREN,
                    FeldsparParserConstants.LPAREN ->
                    true;
            default -> false;
        };
    }

    /// Whether `COMMENT 'text'` follows, of a field, a parameter or a function.
    final boolean commentAhead() {
        return name(getToken(1)).equals("COMMENT")
                && getToken(2).kind == FeldsparParserConstants.QUOTED_STRING;
    }

    /// Whether `lambda x:` or `lambda x,` follows.
    final boolean lambdaWordAhead() {
        return name(getToken(1)).equals("LAMBDA")
                && (getToken(3).kind == FeldsparParserConstants.COLON
                        || getToken(3).kind == FeldsparParserConstants.COMMA);
    }

    static String name(Token word) {
        return word.image.toUpperCase(Locale.ROOT);
    }
}
