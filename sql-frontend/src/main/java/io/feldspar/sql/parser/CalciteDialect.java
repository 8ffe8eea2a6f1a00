package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.catalog.FileReference;
import io.feldspar.sql.parser.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes a query as Calcite's parser wants it, token by token, and remembers where each character
/// came from.
///
/// ```text
/// `a b`                               "a b"
/// FROM 'x.csv'                        FROM "x.csv"
/// read_csv('x', header => true)       csv."x…"
/// INTERVAL '90 days'                  INTERVAL '90' DAY(2)
/// INTERVAL '1 year 2 months'          INTERVAL '14' MONTH
/// SELECT 1 WHERE a                    SELECT 1 FROM (VALUES (0)) WHERE a
/// trim(a), ifnull(a, b)               BTRIM(a), COALESCE(a, b)
/// datediff(DAY, a, b)                 "DATEDIFF"('DAY', a, b)
/// a == b                              a = b
/// GROUP BY ALL                        GROUP BY "ALL"
/// CURRENT_TIMESTAMP                   CURRENT_TIMESTAMP(6)
/// CAST(a AS STRING)                   CAST(a AS VARCHAR)
/// a + b::INT                          a + (b::INT)
/// ```
public final class CalciteDialect {

    private static final Pattern INTERVAL = Pattern.compile("\\s*(-?\\d+)\\s+([A-Za-z]+)\\s*");

    private static final Pattern INTERVAL_PART = Pattern.compile("(-?\\d{1,9})\\s+([A-Za-z]+)");

    private static final Pattern INTERVALS =
            Pattern.compile("\\s*(?:-?\\d{1,9}\\s+[A-Za-z]+\\s*){2,}");

    private static final long SECONDS_A_DAY = 86_400;

    private static final Map<String, Long> MONTHS = Map.of("YEAR", 12L, "QUARTER", 3L, "MONTH", 1L);

    private static final Map<String, Long> SECONDS =
            Map.of(
                    "WEEK", 7 * SECONDS_A_DAY,
                    "DAY", SECONDS_A_DAY,
                    "HOUR", 3600L,
                    "MINUTE", 60L,
                    "SECOND", 1L);

    private static final Map<String, String> UNITS =
            Map.ofEntries(
                    Map.entry("YEARS", "YEAR"),
                    Map.entry("MONTHS", "MONTH"),
                    Map.entry("MON", "MONTH"),
                    Map.entry("MONS", "MONTH"),
                    Map.entry("WEEKS", "WEEK"),
                    Map.entry("QUARTERS", "QUARTER"),
                    Map.entry("DAYS", "DAY"),
                    Map.entry("HOURS", "HOUR"),
                    Map.entry("MINUTES", "MINUTE"),
                    Map.entry("MINS", "MINUTE"),
                    Map.entry("SECONDS", "SECOND"),
                    Map.entry("SECS", "SECOND"));

    private static final Set<String> PRECISE =
            Set.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND");

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("STRING", "VARCHAR"),
                    Map.entry("TEXT", "VARCHAR"),
                    Map.entry("BLOB", "VARBINARY"),
                    Map.entry("BYTEA", "VARBINARY"),
                    Map.entry("BOOL", "BOOLEAN"),
                    Map.entry("LONG", "BIGINT"),
                    Map.entry("INT8", "BIGINT"),
                    Map.entry("INT4", "INTEGER"),
                    Map.entry("INT2", "SMALLINT"),
                    Map.entry("FLOAT8", "DOUBLE"),
                    Map.entry("FLOAT4", "REAL"),
                    Map.entry("DATETIME", "TIMESTAMP"),
                    Map.entry("NUMERIC", "DECIMAL"),
                    Map.entry("DECIMAL", "DECIMAL"));

    private static final Set<String> BEHIND_GROUPING =
            Set.of(
                    "HAVING",
                    "ORDER",
                    "LIMIT",
                    "OFFSET",
                    "FETCH",
                    "UNION",
                    "INTERSECT",
                    "EXCEPT",
                    "MINUS",
                    "QUALIFY",
                    "WINDOW");

    private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST");

    private final TokenStream tokens;
    private final InfixCasts casts;
    private final QueryText query;
    private final Predicate<String> isFile;
    private final StringBuilder out = new StringBuilder();
    private int[] origins = new int[256];
    private final Deque<Level> levels = new ArrayDeque<>();
    private String previous = "";

    /// What is known inside a pair of parentheses, or outside all.
    private static final class Level {

        private final boolean cast;
        private boolean withoutFrom;

        private Level(boolean cast) {
            this.cast = cast;
        }
    }

    private CalciteDialect(QueryText query, Predicate<String> isFile) {
        this.query = query;
        List<Token> lexed = Lexer.tokens(query.sql());
        this.tokens = new TokenStream(query.source(), lexed);
        this.casts = InfixCasts.in(lexed);
        this.isFile = isFile;
    }

    /// A query for Calcite.
    ///
    /// @param origins for each character of `sql` its offset in the text that the user wrote
    public record Text(String sql, int[] origins, QueryText query) {

        /// The same text behind empty lines.
        public Text behind(int lines) {
            int[] moved = new int[lines + origins.length];
            Arrays.fill(moved, 0, lines, query.start());
            System.arraycopy(origins, 0, moved, lines, origins.length);
            return lines == 0 ? this : new Text("\n".repeat(lines) + sql, moved, query);
        }

        /// The place in the user's text of a line and column, both from 1, in this one.
        public int origin(int line, int column) {
            int offset = SqlErrors.offset(sql, line, column);
            return offset < origins.length ? origins[offset] : query.end();
        }
    }

    /// @param isFile whether a string behind FROM names a file
    public static Text translate(QueryText query, Predicate<String> isFile) {
        CalciteDialect dialect = new CalciteDialect(query, isFile);
        dialect.run();
        return new Text(
                dialect.out.toString(),
                Arrays.copyOf(dialect.origins, dialect.out.length()),
                query);
    }

    private void run() {
        levels.push(new Level(false));
        while (!tokens.atEnd()) {
            Token token = tokens.next();
            String before = previous;
            previous = token.kind() == Kind.WORD ? token.upper() : token.text();
            if (token.isSymbol("(")) {
                levels.push(new Level(CASTS.contains(before)));
            } else if (token.isSymbol(")") && levels.size() > 1) {
                levels.pop();
            }
            if (casts.opening(token) > 0) {
                emit("(".repeat(casts.opening(token)), token);
            }
            translate(token, before);
            close(casts.closing(token), token);
        }
    }

    private void close(int parentheses, Token token) {
        for (int i = 0; i < parentheses; i++) {
            append(")", token);
            origins[out.length() - 1] = query.start() + token.end() - 1;
        }
    }

    private void translate(Token token, String before) {
        boolean source = before.equals("FROM") || before.equals("JOIN");
        boolean type = before.equals("::") || (before.equals("AS") && levels.getFirst().cast);
        if (token.kind() == Kind.QUOTED) {
            emit(identifier(token.text()), token);
        } else if (token.kind() == Kind.STRING && source && isFile.test(token.text())) {
            emit(identifier(token.text()), token);
        } else if (token.kind() == Kind.STRING && before.equals("INTERVAL")) {
            interval(token);
        } else if (token.kind() == Kind.WORD && type && TYPES.containsKey(token.upper())) {
            boolean bare =
                    TYPES.get(token.upper()).equals("DECIMAL") && !tokens.peek().isSymbol("(");
            emit(TYPES.get(token.upper()) + (bare ? "(18, 3)" : ""), token);
        } else if (token.upper().startsWith("READ_") && tokens.peek().isSymbol("(")) {
            reader(token);
        } else if (token.kind() == Kind.WORD) {
            word(token, before);
        } else if (token.isSymbol("==")) {
            emit("=", token);
        } else {
            emit(query.sql().substring(token.start(), token.end()), token);
        }
    }

    private void word(Token token, String before) {
        Level level = levels.getFirst();
        boolean called = tokens.peek().isSymbol("(") && !before.equals(".");
        switch (token.upper()) {
            case "SELECT" -> {
                level.withoutFrom = true;
                emit(token.text(), token);
            }
            case "FROM" -> {
                level.withoutFrom = false;
                emit(token.text(), token);
            }
            case "WHERE" -> {
                emit(level.withoutFrom ? "FROM (VALUES (0)) WHERE" : token.text(), token);
                level.withoutFrom = false;
            }
            case "CURRENT_TIMESTAMP", "LOCALTIMESTAMP", "CURRENT_TIME", "LOCALTIME" ->
                    emit(called ? token.text() : token.text() + "(6)", token);
            case "IFNULL", "NVL" -> emit(called ? "COALESCE" : token.text(), token);
            case "TRIM" -> emit(called && !namesFrom() ? "BTRIM" : token.text(), token);
            case "ALL" -> {
                // Calcite's GROUP BY ALL goes on with the columns.
                boolean alone = before.equals("BY") && endsGrouping(tokens.peek());
                emit(alone ? identifier("ALL") : token.text(), token);
            }
            case "DATEDIFF", "DATE_DIFF" -> {
                emit(called ? "\"DATEDIFF\"" : token.text(), token);
                if (called && tokens.peek(1).kind() == Kind.WORD && commas() == 2) {
                    unit(tokens.next(), tokens.next());
                }
            }
            case "RANGE", "GENERATE_SERIES" -> {
                if (called && (before.equals("FROM") || before.equals("JOIN"))) {
                    throw refused(
                            token,
                            "The table function '" + token.text() + "' is not supported",
                            "Write VALUES (1), (2), or read the numbers from a file.");
                }
                emit(token.text(), token);
            }
            case "LIMIT", "OFFSET" -> {
                refuseNegative(token);
                refuseExpression(token);
                emit(token.text(), token);
            }
            default -> emit(token.text(), token);
        }
    }

    private static boolean endsGrouping(Token token) {
        return token.kind() == Kind.END
                || token.isSymbol(")")
                || (token.kind() == Kind.WORD && BEHIND_GROUPING.contains(token.upper()));
    }

    /// A unit that is written as a word becomes a string, which functions take.
    private void unit(Token parenthesis, Token word) {
        levels.push(new Level(false));
        emit(parenthesis.text(), parenthesis);
        boolean known = UNITS.containsKey(word.upper()) || UNITS.containsValue(word.upper());
        emit(known ? "'" + word.upper() + "'" : word.text(), word);
        previous = word.upper();
    }

    /// Whether FROM stands between the parentheses that open next, but in none within.
    private boolean namesFrom() {
        return inCall(token -> token.is("FROM")) > 0;
    }

    private long commas() {
        return inCall(token -> token.isSymbol(","));
    }

    /// How many such tokens stand between the parentheses that open next, but in none within.
    private long inCall(Predicate<Token> sought) {
        long found = 0;
        int depth = 0;
        for (int i = 0; tokens.peek(i).kind() != Kind.END; i++) {
            Token token = tokens.peek(i);
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")") && --depth == 0) {
                break;
            } else if (depth == 1 && sought.test(token)) {
                found++;
            }
        }
        return found;
    }

    private void refuseNegative(Token keyword) {
        if (tokens.peek().isSymbol("-") && tokens.peek(1).kind() == Kind.NUMBER) {
            throw SqlErrors.at(
                    ErrorCode.INVALID_PARAMETER,
                    keyword.upper() + " is negative",
                    query.source(),
                    query.start() + tokens.peek().start(),
                    "Write 0 or more.");
        }
    }

    private void refuseExpression(Token keyword) {
        Token behind = tokens.peek(1);
        boolean operator = behind.kind() == Kind.SYMBOL && "+-*/%".contains(behind.text());
        if (tokens.peek().kind() == Kind.NUMBER && operator) {
            throw refused(
                    tokens.peek(),
                    keyword.upper() + " takes a number and no expression",
                    "Write the number that it comes to.");
        }
    }

    private FeldsparException refused(Token place, String message, String advice) {
        int offset = query.start() + place.start();
        return SqlErrors.at(ErrorCode.NOT_SUPPORTED, message, query.source(), offset, advice);
    }

    private static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private void interval(Token literal) {
        Matcher matcher = INTERVAL.matcher(literal.text());
        Token last = literal;
        String amount = literal.text().strip();
        String unit = null;
        if (matcher.matches()) {
            amount = matcher.group(1);
            unit = matcher.group(2).toUpperCase(Locale.ROOT);
        } else if (INTERVALS.matcher(literal.text()).matches()) {
            CompoundInterval sum = compound(literal);
            amount = Long.toString(sum.amount());
            unit = sum.unit();
        } else if (tokens.peek().kind() == Kind.WORD) {
            boolean range = tokens.peek(1).is("TO") || tokens.peek(1).isSymbol("(");
            last = range ? literal : tokens.next();
            unit = range ? null : last.upper();
        }
        emit("'" + amount.replace("'", "''") + "'", literal);
        if (unit != null) {
            String singular = UNITS.getOrDefault(unit, unit);
            int digits = amount.replace("-", "").length();
            boolean wide = digits > 2 && digits <= 10 && amount.matches("-?\\d+");
            emit(singular + (wide && PRECISE.contains(singular) ? "(" + digits + ")" : ""), last);
            previous = singular;
        }
    }

    /// Several amounts as one of the smallest unit that they share.
    private record CompoundInterval(long amount, String unit) {}

    private CompoundInterval compound(Token literal) {
        long months = 0;
        long seconds = 0;
        boolean hasMonths = false;
        boolean hasSeconds = false;
        Matcher part = INTERVAL_PART.matcher(literal.text());
        while (part.find()) {
            String unit = part.group(2).toUpperCase(Locale.ROOT);
            String singular = UNITS.getOrDefault(unit, unit);
            long amount = Long.parseLong(part.group(1));
            Long inMonths = MONTHS.get(singular);
            Long inSeconds = SECONDS.get(singular);
            if (inMonths != null) {
                months += amount * inMonths;
                hasMonths = true;
            } else if (inSeconds != null) {
                seconds += amount * inSeconds;
                hasSeconds = true;
            }
            if ((inMonths == null && inSeconds == null) || (hasMonths && hasSeconds)) {
                throw SqlErrors.at(
                        ErrorCode.NOT_SUPPORTED,
                        "The interval '" + literal.text() + "' mixes months with shorter units",
                        query.source(),
                        query.start() + literal.start(),
                        "Add two intervals, one of them in years and months.");
            }
        }
        return hasMonths
                ? new CompoundInterval(months, "MONTH")
                : seconds % SECONDS_A_DAY == 0
                        ? new CompoundInterval(seconds / SECONDS_A_DAY, "DAY")
                        : new CompoundInterval(seconds, "SECOND");
    }

    /// `read_csv('a', 'b', header => true)`, also with a list of paths in brackets.
    private void reader(Token name) {
        String format = name.text().substring("read_".length()).toLowerCase(Locale.ROOT);
        List<String> paths = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        tokens.expectSymbol("(");
        boolean list = tokens.acceptSymbol("[");
        while (tokens.peek().kind() == Kind.STRING) {
            paths.add(tokens.string());
            tokens.acceptSymbol(",");
        }
        if (list) {
            tokens.expectSymbol("]");
            tokens.acceptSymbol(",");
        }
        while (!tokens.acceptSymbol(")")) {
            String key = tokens.identifier().toLowerCase(Locale.ROOT);
            if (!tokens.acceptSymbol("=>")) {
                tokens.expectSymbol("=");
            }
            Token value = tokens.next();
            if (value.kind() == Kind.SYMBOL || value.kind() == Kind.END) {
                throw tokens.unexpected(value, "a value");
            }
            options.put(key, value.text());
            if (!tokens.peek().isSymbol(")")) {
                tokens.expectSymbol(",");
            }
        }
        if (paths.isEmpty()) {
            throw tokens.unexpected(tokens.peek(), "a path in single quotes");
        }
        emit(format + "." + identifier(new FileReference(paths, options).encode()), name);
        previous = ")";
    }

    /// Appends text that stands for a token.
    private void emit(String text, Token token) {
        boolean glued = out.isEmpty() || gap(token) == 0;
        append(glued ? text : (lineBreak(token) ? "\n" : " ") + text, token);
    }

    private int lastEnd;

    private int gap(Token token) {
        return token.start() - lastEnd;
    }

    private boolean lineBreak(Token token) {
        return query.sql().substring(lastEnd, Math.max(lastEnd, token.start())).contains("\n");
    }

    private void append(String text, Token token) {
        int from = out.length();
        out.append(text);
        if (out.length() > origins.length) {
            origins = Arrays.copyOf(origins, Math.max(out.length(), 2 * origins.length));
        }
        int lead = !text.isEmpty() && Character.isWhitespace(text.charAt(0)) ? 1 : 0;
        int length = token.end() - token.start();
        for (int i = from; i < out.length(); i++) {
            int within = Math.clamp(i - from - lead, 0, Math.max(0, length - 1));
            origins[i] = query.start() + token.start() + within;
        }
        lastEnd = token.end();
    }
}
