package io.feldspar.sql.parser;

/// The text of a query within the text it came from, so that errors name the place a user sees.
///
/// @param source the whole text that was parsed
/// @param start where the query begins in it
/// @param end where it ends, exclusive
/// @param parameters how many `?` it holds
public record QueryText(String source, int start, int end, int parameters) {

    public String sql() {
        return source.substring(start, end);
    }

    /// The same query as a text of its own.
    public static QueryText of(String sql) {
        return StatementParser.query(sql);
    }
}
