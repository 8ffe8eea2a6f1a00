package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.parser.PreparedText;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// The statements of a session that PREPARE named. Thread-safe.
final class PreparedStatements {

    private final Map<String, PreparedText> named =
            new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

    /// One that had the name before is forgotten.
    void add(String name, PreparedText text) {
        named.put(name, text);
    }

    /// @throws FeldsparException with PREPARED_STATEMENT_NOT_FOUND
    PreparedText get(String name) {
        PreparedText found = named.get(name);
        if (found == null) {
            throw notFound(name);
        }
        return found;
    }

    /// @throws FeldsparException with PREPARED_STATEMENT_NOT_FOUND
    void remove(String name) {
        if (named.remove(name) == null) {
            throw notFound(name);
        }
    }

    void clear() {
        named.clear();
    }

    private static FeldsparException notFound(String name) {
        return new FeldsparException(
                ErrorCode.PREPARED_STATEMENT_NOT_FOUND,
                "Prepared statement '%s' not found".formatted(name),
                "PREPARE it in this session.");
    }
}
