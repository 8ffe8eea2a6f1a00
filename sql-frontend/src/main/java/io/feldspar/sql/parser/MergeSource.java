package io.feldspar.sql.parser;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The other table of a statement that changes rows.
///
/// @param text as FROM has it
/// @param alias its name in the expressions, or null
record MergeSource(QueryText text, @Nullable String alias) {

    /// UPDATE … FROM and DELETE … USING, as MERGE.
    ///
    /// @param condition which rows match, or null for all
    Statement merge(
            List<String> table,
            @Nullable String targetAlias,
            @Nullable QueryText condition,
            MergeClause.Action action,
            @Nullable QueryText returning) {
        return new Statement.Merge(
                table,
                targetAlias,
                text,
                alias,
                condition == null ? QueryText.known("TRUE", text.dialect()) : condition,
                List.of(new MergeClause(MergeClause.Match.MATCHED, null, action)),
                false,
                returning);
    }
}
