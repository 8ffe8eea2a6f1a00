package io.feldspar.sql.parser;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Makes queries of few clauses: the constructor of `SqlSelect` takes all of them.
public final class Selects {

    private Selects() {}

    /// `SELECT items FROM from WHERE where`.
    ///
    /// @param from null for a single row
    /// @param where null for all rows
    public static SqlSelect of(
            SqlParserPos position,
            SqlNodeList items,
            @Nullable SqlNode from,
            @Nullable SqlNode where) {
        return new SqlSelect(
                position, null, items, from, where, null, null, null, null, null, null, null, null);
    }

    /// `SELECT * FROM table`.
    static SqlSelect all(SqlNode table) {
        return all(table.getParserPosition(), table);
    }

    /// The same, at another position.
    static SqlSelect all(SqlParserPos position, SqlNode table) {
        return of(position, SqlNodeList.of(SqlIdentifier.star(position)), table, null);
    }
}
