package io.feldspar.sql.parser;

import io.feldspar.sql.catalog.FileReference;
import io.feldspar.sql.parser.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
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
/// CAST(a AS STRING)                   CAST(a AS VARCHAR)
/// ```
public final class CalciteDialect {

    private static final Pattern INTERVAL = Pattern.compile("\\s*(-?\\d+)\\s+([A-Za-z]+)\\s*");

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

    private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST");

    private final TokenStream tokens;
    private final QueryText query;
    private final Predicate<String> isFile;
    private final StringBuilder out = new StringBuilder();
    private int[] origins = new int[256];
    private final List<Boolean> casts = new ArrayList<>();
    private String previous = "";

    private CalciteDialect(QueryText query, Predicate<String> isFile) {
        this.query = query;
        this.tokens = new TokenStream(query.source(), Lexer.tokens(query.sql()));
        this.isFile = isFile;
    }

    /// A query for Calcite.
    ///
    /// @param origins for each character of `sql` its offset in the text that the user wrote
    public record Text(String sql, int[] origins, QueryText query) {

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
        while (!tokens.atEnd()) {
            Token token = tokens.next();
            String before = previous;
            previous = token.kind() == Kind.WORD ? token.upper() : token.text();
            if (token.isSymbol("(")) {
                casts.add(CASTS.contains(before));
            } else if (token.isSymbol(")") && !casts.isEmpty()) {
                casts.removeLast();
            }
            translate(token, before);
        }
    }

    private void translate(Token token, String before) {
        boolean source = before.equals("FROM") || before.equals("JOIN");
        boolean type =
                before.equals("::") || (before.equals("AS") && !casts.isEmpty() && casts.getLast());
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
        } else {
            emit(query.sql().substring(token.start(), token.end()), token);
        }
    }

    private static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private void interval(Token literal) {
        Matcher matcher = INTERVAL.matcher(literal.text());
        String amount = literal.text().strip();
        String unit = null;
        if (matcher.matches()) {
            amount = matcher.group(1);
            unit = matcher.group(2).toUpperCase(Locale.ROOT);
        } else if (tokens.peek().kind() == Kind.WORD) {
            boolean range = tokens.peek(1).is("TO") || tokens.peek(1).isSymbol("(");
            unit = range ? null : tokens.next().upper();
        }
        emit("'" + amount.replace("'", "''") + "'", literal);
        if (unit != null) {
            String singular = UNITS.getOrDefault(unit, unit);
            int digits = amount.replace("-", "").length();
            boolean wide = digits > 2 && digits <= 10 && amount.matches("-?\\d+");
            emit(
                    singular + (wide && PRECISE.contains(singular) ? "(" + digits + ")" : ""),
                    literal);
            previous = singular;
        }
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
