package io.feldspar.session;

import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.session.operation.Operation;
import io.feldspar.sql.parser.QueryText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A query that runs when its rows are asked for.
public final class Dataset {

    private final FeldsparSession session;
    private final String sql;

    Dataset(FeldsparSession session, String sql) {
        this.session = session;
        this.sql = sql;
    }

    public Schema schema() {
        return session.describe(QueryText.of(sql, session.dialect()));
    }

    /// All rows, each a list of values as [io.feldspar.executor.vector.Values] defines them.
    public List<List<@Nullable Object>> collect() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Operation result = session.execute(sql)) {
            for (Batch batch = result.next(); batch != null; batch = result.next()) {
                for (int i = 0; i < batch.rowCount(); i++) {
                    rows.add(batch.values(i));
                }
            }
        }
        return rows;
    }

    public long count() {
        long rows = 0;
        try (Operation result = session.execute(sql)) {
            for (Batch batch = result.next(); batch != null; batch = result.next()) {
                rows += batch.rowCount();
            }
        }
        return rows;
    }

    /// The first rows as text, a line each.
    public String show(int limit) {
        StringBuilder text = new StringBuilder();
        int left = limit;
        try (Operation result = session.execute(sql)) {
            text.append(
                            result.schema().fields().stream()
                                    .map(field -> field.name())
                                    .collect(Collectors.joining(" | ")))
                    .append('\n');
            for (Batch batch = result.next(); batch != null && left > 0; batch = result.next()) {
                for (int i = 0; i < batch.rowCount() && left > 0; i++, left--) {
                    text.append(
                                    batch.values(i).stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(" | ")))
                            .append('\n');
                }
            }
        }
        return text.toString();
    }
}
