package io.feldspar.sql.parser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// WHEN … THEN … of MERGE.
///
/// @param condition of the rows that it is for, besides those that match or do not, or null for all
public record MergeClause(Match match, @Nullable QueryText condition, Action action) {

    /// Which rows there are.
    public enum Match {
        /// Of the table and of the source.
        MATCHED,
        /// Of the source alone.
        NOT_MATCHED,
        /// Of the table alone.
        NOT_MATCHED_BY_SOURCE
    }

    /// What becomes of the rows.
    public sealed interface Action {

        /// @param assignments empty for all columns from those of the same name
        record Update(List<Statement.Assignment> assignments) implements Action {}

        record Delete() implements Action {}

        /// @param columns that are given, or empty for all
        /// @param values empty for all columns from those of the same name
        record Insert(List<String> columns, List<QueryText> values) implements Action {}

        /// The rows stay as they are, and no later clause sees them.
        record Nothing() implements Action {}
    }

    List<QueryText> parts() {
        List<QueryText> parts = new ArrayList<>();
        if (condition != null) {
            parts.add(condition);
        }
        switch (action) {
            case Action.Update(List<Statement.Assignment> assignments) ->
                    assignments.forEach(each -> parts.add(each.value()));
            case Action.Insert(_, List<QueryText> values) -> parts.addAll(values);
            case Action.Delete _, Action.Nothing _ -> {}
        }
        return parts;
    }
}
