package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.Locale;

/// What a write does where there is something.
public enum SaveMode {
    /// Adds the rows to those that are there.
    Append,
    /// Puts the rows in their place.
    Overwrite,
    /// Fails.
    ErrorIfExists,
    /// Leaves what is there, and writes nothing.
    Ignore;

    /// @throws FeldsparException with INVALID_PARAMETER
    static SaveMode of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "append" -> Append;
            case "overwrite" -> Overwrite;
            case "error", "errorifexists", "default" -> ErrorIfExists;
            case "ignore" -> Ignore;
            default ->
                    throw new FeldsparException(
                            ErrorCode.INVALID_PARAMETER,
                            "'%s' is not a mode of writing".formatted(word),
                            "Use append, overwrite, ignore or errorifexists.");
        };
    }
}
