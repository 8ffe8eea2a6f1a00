package io.feldspar.executor.function.schema;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Type;
import org.jspecify.annotations.Nullable;

/// A text, or a part of one, that does not fit its type.
final class Unfit extends Exception {

    private static final long serialVersionUID = 1;

    private final @Nullable String text;
    private final @Nullable Type type;

    /// @param text null where the whole is malformed
    Unfit(@Nullable String text, @Nullable Type type) {
        super(null, null, false, false);
        this.text = text;
        this.type = type;
    }

    /// The error for it.
    ///
    /// @param whole the text of the row
    FeldsparException error(String format, String whole) {
        Type wanted = type;
        return new FeldsparException(
                ErrorCode.INVALID_CAST,
                wanted == null || text == null
                        ? "'%s' is not valid %s".formatted(shown(whole), format)
                        : "The value '%s' in '%s' is not a valid %s"
                                .formatted(shown(text), shown(whole), wanted.sql()),
                "Correct it, or set mode to PERMISSIVE to get NULL.");
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }
}
