package io.feldspar.sql.error;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;

/// Errors with their place in SQL text, as `… at 2:17. Advice.`
public final class SqlErrors {

    private SqlErrors() {}

    /// @param problem what is wrong
    /// @param offset of the place in the text
    /// @param advice what to do, a sentence; may be empty
    public static FeldsparException at(
            ErrorCode code, String problem, SourceLines text, int offset, String advice) {
        return new FeldsparException(code, problem, advice).at(text.location(offset));
    }
}
