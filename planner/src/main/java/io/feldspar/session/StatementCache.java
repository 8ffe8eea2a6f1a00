package io.feldspar.session;

import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.StatementParser;
import java.util.LinkedHashMap;
import java.util.Map;

/// Statements that were parsed before, by their text. Thread-safe.
final class StatementCache {

    /// Longer texts are parsed each time.
    private static final int MAX_LENGTH = 64 << 10;

    private final Map<String, Statement> entries;

    StatementCache(int size) {
        this.entries =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Statement> eldest) {
                        return size() > size;
                    }
                };
    }

    /// The only statement of a text.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with SYNTAX_ERROR or
    ///     STATEMENT_TOO_COMPLEX
    Statement parse(String sql) {
        synchronized (entries) {
            Statement known = entries.get(sql);
            if (known != null) {
                return known;
            }
        }
        Statement parsed = StatementParser.parseOne(sql);
        if (sql.length() <= MAX_LENGTH) {
            synchronized (entries) {
                entries.put(sql, parsed);
            }
        }
        return parsed;
    }
}
