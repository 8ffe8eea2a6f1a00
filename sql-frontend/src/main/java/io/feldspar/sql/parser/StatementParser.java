package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.sql.parser.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parses statements. Queries are found and kept as text, which the analyzer hands to Calcite; the
/// statements around them are parsed here.
public final class StatementParser {

    /// The longest text that is looked at.
    public static final int MAX_LENGTH = 16 << 20;

    private final TokenStream tokens;

    private StatementParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    /// The statements of a text, which semicolons separate.
    ///
    /// @throws FeldsparException with SYNTAX_ERROR or STATEMENT_TOO_COMPLEX
    public static List<Statement> parse(String sql) {
        TokenStream tokens = tokens(sql);
        List<Statement> statements = new ArrayList<>();
        while (!tokens.atEnd()) {
            if (!tokens.acceptSymbol(";")) {
                statements.add(new StatementParser(tokens).statement());
                if (!tokens.atEnd()) {
                    tokens.expectSymbol(";");
                }
            }
        }
        return statements;
    }

    /// The only statement of a text.
    public static Statement parseOne(String sql) {
        List<Statement> statements = parse(sql);
        if (statements.size() != 1) {
            throw new FeldsparException(
                    ErrorCode.SYNTAX_ERROR,
                    "Expected one statement but found " + statements.size() + ".");
        }
        return statements.getFirst();
    }

    /// Whether the text ends within a statement, quotes or a comment, so that more is to come.
    public static boolean incomplete(String sql) {
        List<Token> found;
        try {
            found = Lexer.tokens(sql);
        } catch (FeldsparException e) {
            return true;
        }
        return found.size() > 1 && !found.get(found.size() - 2).isSymbol(";");
    }

    static QueryText query(String sql) {
        TokenStream tokens = tokens(sql);
        QueryText query = new StatementParser(tokens).queryText();
        tokens.acceptSymbol(";");
        tokens.expectEnd();
        return query;
    }

    private static TokenStream tokens(String sql) {
        if (sql.length() > MAX_LENGTH) {
            throw new FeldsparException(
                    ErrorCode.STATEMENT_TOO_COMPLEX,
                    "The statement has %d characters, more than the limit of %d. Split it, or load the values from a file."
                            .formatted(sql.length(), MAX_LENGTH));
        }
        TokenStream tokens = new TokenStream(sql, Lexer.tokens(sql));
        Nesting.check(sql, tokens.all());
        return tokens;
    }

    private Statement statement() {
        Token first = tokens.peek();
        return switch (first.upper()) {
            case "EXPLAIN" -> explain();
            case "CREATE" -> create();
            case "DROP" -> drop();
            case "COPY" -> copy();
            case "INSERT" -> insert();
            case "SHOW" -> show();
            case "DESCRIBE", "DESC" -> describe();
            case "SET" -> set();
            case "RESET" -> reset();
            case "USE" -> use();
            case "SELECT", "WITH", "VALUES", "(", "TABLE", "FROM" ->
                    new Statement.Query(queryText());
            default ->
                    throw tokens.unexpected(
                            first,
                            "a statement such as SELECT, WITH, EXPLAIN, CREATE, DROP, COPY, INSERT,"
                                    + " SHOW, DESCRIBE, SET or USE");
        };
    }

    /// Everything up to the next semicolon.
    private QueryText queryText() {
        Token first = tokens.peek();
        if (first.kind() == Kind.END || first.isSymbol(";")) {
            throw tokens.unexpected(first, "a query");
        }
        int parameters = 0;
        Token last = first;
        while (!tokens.atEnd() && !tokens.peek().isSymbol(";")) {
            last = tokens.next();
            parameters += last.isSymbol("?") ? 1 : 0;
        }
        return new QueryText(tokens.sql(), first.start(), last.end(), parameters);
    }

    private Statement explain() {
        tokens.next();
        Statement.Explain.Kind kind =
                tokens.accept("ANALYZE")
                        ? Statement.Explain.Kind.ANALYZE
                        : tokens.accept("STAGES")
                                ? Statement.Explain.Kind.STAGES
                                : Statement.Explain.Kind.PLAN;
        if (tokens.accept("PLAN")) {
            tokens.accept("FOR");
        }
        return new Statement.Explain(kind, queryText());
    }

    private Statement create() {
        tokens.next();
        boolean replace = tokens.accept("OR");
        if (replace) {
            tokens.expect("REPLACE");
        }
        boolean temporary = tokens.accept("TEMP") || tokens.accept("TEMPORARY");
        if (tokens.accept("VIEW")) {
            return createView(replace, temporary);
        }
        if (!temporary && tokens.accept("TABLE")) {
            return createTable(replace);
        }
        if (!temporary && !replace && tokens.accept("SCHEMA")) {
            boolean ifNotExists = ifNotExists();
            return new Statement.CreateSchema(tokens.name(), ifNotExists);
        }
        throw tokens.unexpected(tokens.peek(), "TABLE, VIEW or SCHEMA");
    }

    private Statement createView(boolean replace, boolean temporary) {
        boolean ifNotExists = ifNotExists();
        List<String> name = tokens.name();
        List<String> columns = tokens.peek().isSymbol("(") ? tokens.identifiers() : List.of();
        tokens.expect("AS");
        return new Statement.CreateView(
                name, temporary, replace, ifNotExists, columns, queryText());
    }

    private Statement createTable(boolean replace) {
        boolean ifNotExists = ifNotExists();
        List<String> name = tokens.name();
        List<Field> columns =
                tokens.peek().isSymbol("(") ? ColumnDefinitions.parse(tokens) : List.of();
        String format = null;
        String location = null;
        Map<String, String> options = new LinkedHashMap<>();
        while (true) {
            if (tokens.accept("USING")) {
                format = tokens.identifier().toLowerCase(Locale.ROOT);
            } else if (tokens.accept("LOCATION")) {
                location = tokens.string();
            } else if (tokens.accept("OPTIONS")) {
                options.putAll(options());
            } else {
                break;
            }
        }
        QueryText query = tokens.accept("AS") ? queryText() : null;
        if (query == null && location == null) {
            throw tokens.unexpected(tokens.peek(), "LOCATION 'path' or AS query");
        }
        return new Statement.CreateTable(
                name, ifNotExists, replace, columns, format, location, options, query);
    }

    private boolean ifNotExists() {
        if (!tokens.accept("IF")) {
            return false;
        }
        tokens.expect("NOT");
        tokens.expect("EXISTS");
        return true;
    }

    /// `(key value, key = value, …)`; keys come out in lower case.
    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        tokens.expectSymbol("(");
        while (!tokens.acceptSymbol(")")) {
            StringBuilder key = new StringBuilder(optionKey());
            while (tokens.acceptSymbol(".")) {
                key.append('.').append(optionKey());
            }
            tokens.acceptSymbol("=");
            boolean flag = tokens.peek().isSymbol(",") || tokens.peek().isSymbol(")");
            options.put(key.toString().toLowerCase(Locale.ROOT), flag ? "true" : optionValue());
            if (!tokens.peek().isSymbol(")")) {
                tokens.expectSymbol(",");
            }
        }
        return options;
    }

    private String optionKey() {
        return tokens.peek().kind() == Kind.STRING ? tokens.string() : tokens.identifier();
    }

    private String optionValue() {
        boolean negative = tokens.acceptSymbol("-");
        Token value = tokens.next();
        return switch (value.kind()) {
            case WORD, QUOTED, STRING, NUMBER -> (negative ? "-" : "") + value.text();
            case SYMBOL, END -> throw tokens.unexpected(value, "a value");
        };
    }

    private Statement drop() {
        tokens.next();
        Statement.Drop.Kind kind =
                tokens.accept("TABLE")
                        ? Statement.Drop.Kind.TABLE
                        : tokens.accept("VIEW") ? Statement.Drop.Kind.VIEW : dropSchema();
        boolean ifExists = tokens.accept("IF");
        if (ifExists) {
            tokens.expect("EXISTS");
        }
        return new Statement.Drop(kind, tokens.name(), ifExists);
    }

    private Statement.Drop.Kind dropSchema() {
        if (!tokens.accept("SCHEMA")) {
            throw tokens.unexpected(tokens.peek(), "TABLE, VIEW or SCHEMA");
        }
        return Statement.Drop.Kind.SCHEMA;
    }

    private Statement copy() {
        tokens.next();
        QueryText query;
        if (tokens.peek().isSymbol("(")) {
            query = parenthesized();
        } else {
            query = QueryText.of("SELECT * FROM " + quoted(tokens.name()));
        }
        tokens.expect("TO");
        String target = tokens.string();
        Map<String, String> options =
                tokens.peek().isSymbol("(") ? options() : new LinkedHashMap<>();
        return new Statement.Copy(query, target, options);
    }

    private QueryText parenthesized() {
        tokens.expectSymbol("(");
        Token first = tokens.peek();
        Token last = first;
        int parameters = 0;
        for (int depth = 0; depth > 0 || !tokens.peek().isSymbol(")"); ) {
            last = tokens.next();
            if (last.kind() == Kind.END) {
                throw tokens.unexpected(last, ")");
            }
            depth += last.isSymbol("(") ? 1 : last.isSymbol(")") ? -1 : 0;
            parameters += last.isSymbol("?") ? 1 : 0;
        }
        tokens.expectSymbol(")");
        return new QueryText(tokens.sql(), first.start(), last.end(), parameters);
    }

    private static String quoted(List<String> name) {
        List<String> parts = new ArrayList<>();
        name.forEach(part -> parts.add('"' + part.replace("\"", "\"\"") + '"'));
        return String.join(".", parts);
    }

    private Statement insert() {
        tokens.next();
        tokens.expect("INTO");
        List<String> table = tokens.name();
        boolean columnsGiven = tokens.peek().isSymbol("(") && !tokens.peek(1).is("SELECT");
        List<String> columns = columnsGiven ? tokens.identifiers() : List.of();
        return new Statement.Insert(table, columns, queryText());
    }

    private Statement show() {
        tokens.next();
        Token what = tokens.next();
        Statement.Show.Kind kind =
                switch (what.upper()) {
                    case "TABLES" -> Statement.Show.Kind.TABLES;
                    case "VIEWS" -> Statement.Show.Kind.VIEWS;
                    case "SCHEMAS", "DATABASES" -> Statement.Show.Kind.SCHEMAS;
                    case "CATALOGS" -> Statement.Show.Kind.CATALOGS;
                    case "FUNCTIONS" -> Statement.Show.Kind.FUNCTIONS;
                    case "COLUMNS" -> null;
                    default -> {
                        if (what.isIdentifier()) {
                            yield null;
                        }
                        throw tokens.unexpected(
                                what,
                                "TABLES, VIEWS, SCHEMAS, CATALOGS, FUNCTIONS, COLUMNS or a setting");
                    }
                };
        if (kind == null) {
            return what.is("COLUMNS") ? showColumns() : showSetting(what);
        }
        boolean inside = tokens.accept("IN") || tokens.accept("FROM");
        List<String> in = inside ? tokens.name() : List.of();
        String like = tokens.accept("LIKE") ? tokens.string() : null;
        return new Statement.Show(kind, in, like);
    }

    private Statement showColumns() {
        if (!tokens.accept("FROM")) {
            tokens.expect("IN");
        }
        return new Statement.Describe(tokens.name());
    }

    private Statement showSetting(Token first) {
        return first.is("ALL")
                ? new Statement.Set(null, null)
                : new Statement.Set(key(first.text()), null);
    }

    private Statement describe() {
        tokens.next();
        if (tokens.accept("FUNCTION")) {
            Token name = tokens.next();
            return new Statement.DescribeFunction(name.text());
        }
        Token next = tokens.peek();
        if (next.is("SELECT") || next.is("WITH") || next.is("VALUES") || next.isSymbol("(")) {
            return new Statement.DescribeQuery(queryText());
        }
        tokens.accept("TABLE");
        return new Statement.Describe(tokens.name());
    }

    private Statement set() {
        tokens.next();
        if (tokens.atEnd() || tokens.peek().isSymbol(";")) {
            return new Statement.Set(null, null);
        }
        String key = key(tokens.identifier());
        if (tokens.atEnd() || tokens.peek().isSymbol(";")) {
            return new Statement.Set(key, null);
        }
        if (!tokens.accept("TO")) {
            tokens.expectSymbol("=");
        }
        StringBuilder value = new StringBuilder(optionValue());
        while (tokens.peek().kind() == Kind.WORD || tokens.peek().kind() == Kind.NUMBER) {
            value.append(tokens.next().text());
        }
        return new Statement.Set(key, value.toString());
    }

    private Statement reset() {
        tokens.next();
        boolean all = tokens.atEnd() || tokens.peek().isSymbol(";") || tokens.accept("ALL");
        return new Statement.Reset(all ? null : key(tokens.identifier()));
    }

    private String key(String first) {
        StringBuilder key = new StringBuilder(first);
        while (tokens.acceptSymbol(".")) {
            key.append('.').append(tokens.identifier());
        }
        return key.toString();
    }

    private Statement use() {
        tokens.next();
        @Nullable Token kind = tokens.peek(1).isIdentifier() ? tokens.peek() : null;
        if (kind != null && (kind.is("SCHEMA") || kind.is("CATALOG") || kind.is("DATABASE"))) {
            tokens.next();
        }
        return new Statement.Use(tokens.name());
    }
}
