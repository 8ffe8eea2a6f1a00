package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.error.CalciteProblems;
import io.feldspar.sql.error.SourceLines;
import java.io.StringReader;
import java.util.List;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;

/// Parses statements and the queries in them, by the grammar in `src/main/codegen`.
public final class StatementParser {

    /// The longest text that is looked at.
    public static final int MAX_LENGTH = 16 << 20;

    private static final int MAX_NAME_LENGTH = 100_000;
    private static final int MAX_BUFFER = 4096;

    private StatementParser() {}

    /// What a parser is asked for.
    private interface Production<T> {
        T parse(FeldsparParser parser) throws ParseException;
    }

    /// The statements of a text, which semicolons separate.
    ///
    /// @throws FeldsparException with SYNTAX_ERROR or STATEMENT_TOO_COMPLEX
    public static List<Statement> parse(String sql) {
        return parse(sql, Dialect.FELDSPAR);
    }

    /// The same in a dialect.
    public static List<Statement> parse(String sql, Dialect dialect) {
        return parse(
                SourceLines.of(limited(sql)), 0, sql.length(), dialect, FeldsparParser::Statements);
    }

    /// The only statement of a text.
    public static Statement parseOne(String sql) {
        return parseOne(sql, Dialect.FELDSPAR);
    }

    /// The same in a dialect.
    public static Statement parseOne(String sql, Dialect dialect) {
        List<Statement> statements = parse(sql, dialect);
        if (statements.size() != 1) {
            throw new FeldsparException(
                    ErrorCode.SYNTAX_ERROR,
                    "Expected one statement but found " + statements.size() + ".");
        }
        return statements.getFirst();
    }

    /// As [#incomplete(String, Dialect)], in our own dialect.
    public static boolean incomplete(String sql) {
        return incomplete(sql, Dialect.FELDSPAR);
    }

    /// Whether the text ends within a statement, quotes or a comment, so that more is to come.
    public static boolean incomplete(String sql, Dialect dialect) {
        try {
            List<StatementTokens.Lexeme> found = StatementTokens.lexemes(sql, dialect);
            return !found.isEmpty() && found.getLast().kind() != FeldsparParserConstants.SEMICOLON;
        } catch (FeldsparException e) {
            return true;
        }
    }

    static QueryText query(String sql, Dialect dialect) {
        return parse(
                SourceLines.of(limited(sql)),
                0,
                sql.length(),
                dialect,
                FeldsparParser::OnlyQueryOfText);
    }

    /// Parses a query again.
    static SqlNode tree(QueryText query, SourceLines lines) {
        return parse(lines, query.start(), query.end(), query.dialect(), FeldsparParser::OnlyQuery);
    }

    /// The parts of a name such as `schema."my table"`.
    ///
    /// @throws FeldsparException with SYNTAX_ERROR
    public static List<String> name(String text) {
        return parse(
                SourceLines.of(limited(text)),
                0,
                text.length(),
                Dialect.FELDSPAR,
                FeldsparParser::OnlyName);
    }

    /// The type that a text is: columns as in CREATE TABLE, which make a struct, or a type.
    ///
    /// @throws FeldsparException with SYNTAX_ERROR or TYPE_MISMATCH where it is neither
    public static SqlDataTypeSpec schema(String text) {
        FeldsparException problem;
        try {
            return type("STRUCT<" + limited(text) + ">");
        } catch (FeldsparException e) {
            problem = e;
        }
        try {
            return type(text);
        } catch (FeldsparException e) {
            boolean columns = text.strip().indexOf(' ') >= 0;
            throw new FeldsparException(
                    ErrorCode.SYNTAX_ERROR,
                    "Invalid schema '%s': %s".formatted(text, (columns ? problem : e).problem()),
                    "Write it as in 'a INT, b ARRAY<STRING>'.");
        }
    }

    /// What the productions do, for trees that are not parsed.
    static FeldsparParser actions(Dialect dialect) {
        return parser(SourceLines.of(""), 0, 0, dialect);
    }

    /// Parses an item of SELECT.
    static SqlNode item(String sql, Dialect dialect) {
        return parse(
                SourceLines.of(limited(sql)),
                0,
                sql.length(),
                dialect,
                FeldsparParser::OnlySelectItem);
    }

    /// Parses a type.
    static SqlDataTypeSpec typeOf(String text) {
        return type(limited(text));
    }

    private static SqlDataTypeSpec type(String text) {
        return parse(
                SourceLines.of(text), 0, text.length(), Dialect.SPARK, FeldsparParser::OnlyType);
    }

    private static String limited(String sql) {
        if (sql.length() > MAX_LENGTH) {
            throw new FeldsparException(
                    ErrorCode.STATEMENT_TOO_COMPLEX,
                    "The statement has %d characters, more than the limit of %d"
                            .formatted(sql.length(), MAX_LENGTH),
                    "Split it, or load the values from a file.");
        }
        return sql;
    }

    private static <T> T parse(
            SourceLines lines, int start, int end, Dialect dialect, Production<T> production) {
        return DeepStack.call(() -> parseHere(lines, start, end, dialect, production));
    }

    private static <T> T parseHere(
            SourceLines lines, int start, int end, Dialect dialect, Production<T> production) {
        FeldsparParser parser = parser(lines, start, end, dialect);
        try {
            return production.parse(parser);
        } catch (ParseException e) {
            throw SyntaxErrors.translate(e, lines);
        } catch (CalciteContextException e) {
            throw CalciteProblems.translate(e, lines);
        }
    }

    private static FeldsparParser parser(SourceLines lines, int start, int end, Dialect dialect) {
        SimpleCharStream characters =
                new SimpleCharStream(
                        new StringReader(lines.text().substring(start, end)),
                        lines.line(start),
                        lines.column(start),
                        Math.clamp(end - start, 16, MAX_BUFFER));
        characters.setTabSize(1);
        FeldsparParser parser = new FeldsparParser(new StatementTokens(characters, lines, dialect));
        parser.begin(lines, dialect);
        parser.setUnquotedCasing(Casing.UNCHANGED);
        parser.setQuotedCasing(Casing.UNCHANGED);
        parser.setIdentifierMaxLength(MAX_NAME_LENGTH);
        parser.setConformance(FeldsparConformance.INSTANCE);
        return parser;
    }
}
