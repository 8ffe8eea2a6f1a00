package io.feldspar.sql.analyzer;

import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;

/// Parses the text of a query with Calcite's Babel parser, which reserves the fewest words.
final class QueryParser {

    private static final SqlParser.Config CONFIG =
            SqlParser.config()
                    .withParserFactory(SqlBabelParserImpl.FACTORY)
                    .withQuoting(Quoting.DOUBLE_QUOTE)
                    .withUnquotedCasing(Casing.UNCHANGED)
                    .withQuotedCasing(Casing.UNCHANGED)
                    .withCaseSensitive(false)
                    .withIdentifierMaxLength(100_000)
                    .withConformance(FeldsparConformance.INSTANCE);

    private QueryParser() {}

    /// @throws StackOverflowError where the query is nested too deep for this thread's stack
    static SqlNode parse(String sql) throws SqlParseException {
        try {
            return SqlParser.create(sql, CONFIG).parseQuery();
        } catch (SqlParseException e) {
            // The parser takes every throwable for an error of syntax.
            if (e.getCause() instanceof StackOverflowError overflow) {
                throw overflow;
            }
            throw e;
        }
    }
}
