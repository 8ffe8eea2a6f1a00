package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;

/// Errors with their place in SQL text, as `… at 2:17. Advice.`
public final class SqlErrors {

    private SqlErrors() {}

    /// @param message what is wrong
    /// @param offset of the place in the text
    public static FeldsparException at(ErrorCode code, String message, String sql, int offset) {
        return at(code, message, sql, offset, "");
    }

    /// @param advice what to do, a sentence; may be empty
    public static FeldsparException at(
            ErrorCode code, String message, String sql, int offset, String advice) {
        return new FeldsparException(code, message, advice).at("at " + place(sql, offset));
    }

    /// Line and column of an offset, both from 1, as `line:column`.
    public static String place(String sql, int offset) {
        int line = 1;
        int lineStart = 0;
        int end = Math.min(offset, sql.length());
        for (int i = 0; i < end; i++) {
            if (sql.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return line + ":" + (end - lineStart + 1);
    }

    /// The offset of a line and a column, both from 1.
    public static int offset(String sql, int line, int column) {
        int offset = 0;
        for (int i = 1; i < line; i++) {
            int end = sql.indexOf('\n', offset);
            if (end < 0) {
                return sql.length();
            }
            offset = end + 1;
        }
        return Math.min(sql.length(), offset + column - 1);
    }
}
