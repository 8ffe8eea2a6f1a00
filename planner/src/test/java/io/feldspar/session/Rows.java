package io.feldspar.session;

import io.feldspar.executor.vector.Batch;
import io.feldspar.session.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows that a statement gives, for tests.
final class Rows {

    private Rows() {}

    /// Each a list of values as [io.feldspar.executor.vector.Values] defines them.
    static List<List<@Nullable Object>> of(FeldsparSession session, String sql) {
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

    /// The values as text, a line for each row.
    static String text(FeldsparSession session, String sql) {
        return of(session, sql).stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("\n"));
    }
}
