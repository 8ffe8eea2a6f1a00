package io.feldspar.benchmarks.differential;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks queries of an engine with the usual settings and of one with others. There is one engine in
/// a process at a time, so that all queries are asked of the one and then of the other.
///
/// @param folder where the tables are
record Ways(Path folder) {

    /// An answer: rows, or an error's SQLSTATE and message.
    private record Answer(@Nullable Rows rows, String error) {}

    /// For each query what differs, or null.
    ///
    /// @param settings those of the other engine, as a JDBC URL has them
    List<@Nullable String> differences(String settings, List<String> queries)
            throws SQLException, IOException {
        List<Answer> usual = answers("", queries);
        List<Answer> others = answers("?" + settings, queries);
        List<@Nullable String> differences = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            differences.add(difference(usual.get(i), others.get(i)));
        }
        return differences;
    }

    private List<Answer> answers(String settings, List<String> queries)
            throws SQLException, IOException {
        List<Answer> answers = new ArrayList<>();
        try (Tables tables = Tables.open(folder, settings)) {
            for (String sql : queries) {
                answers.add(answer(tables, sql));
            }
        }
        return answers;
    }

    private static Answer answer(Tables tables, String sql) {
        try {
            return new Answer(tables.feldspar(sql), "");
        } catch (SQLException e) {
            return new Answer(null, e.getSQLState() + " " + e.getMessage());
        }
    }

    private static @Nullable String difference(Answer usual, Answer other) {
        Rows wanted = usual.rows;
        Rows given = other.rows;
        if (wanted != null && given != null) {
            return wanted.difference(given, false);
        }
        // Two orders of evaluation may find an error of one sort in two places, or not at all.
        boolean refused =
                Answers.refusal(usual.error)
                        || Answers.refusal(other.error)
                        || (wanted == null && given == null);
        return refused ? null : "'%s' with, '%s' without".formatted(other.error, usual.error);
    }
}
