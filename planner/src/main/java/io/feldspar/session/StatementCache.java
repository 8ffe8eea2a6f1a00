package io.feldspar.session;

import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.StatementParser;
import java.util.LinkedHashMap;
import java.util.Map;

/// Statements that were parsed before, by their text. Thread-safe.
final class StatementCache {

    /// Longer texts are parsed each time.
    private static final int MAX_LENGTH = 64 << 10;

    private record Key(String sql, Dialect dialect) {}

    private final Map<Key, Statement> entries;

    StatementCache(int size) {
        this.entries =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Key, Statement> eldest) {
                        return size() > size;
                    }
                };
    }

    /// The only statement of a text.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with SYNTAX_ERROR or
    ///     STATEMENT_TOO_COMPLEX
    Statement parse(String sql, Dialect dialect) {
        Key key = new Key(sql, dialect);
        synchronized (entries) {
            Statement known = entries.get(key);
            if (known != null) {
                return known;
            }
        }
        Statement parsed = StatementParser.parseOne(sql, dialect);
        if (sql.length() <= MAX_LENGTH) {
            synchronized (entries) {
                entries.put(key, parsed);
            }
        }
        return parsed;
    }
}
