package io.feldspar.sql.analyzer;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlSelect;

/// An aggregate in a subquery that belongs to a query around it, see [OuterAggregates].
///
/// @param owner the query that it belongs to
record OuterAggregate(SqlCall call, SqlSelect owner) {

    /// Ends a validation whose tree has to be changed first, see [Validation].
    static final class Found extends RuntimeException {

        private static final long serialVersionUID = 1;

        Found() {
            super("an aggregate belongs to an outer query", null, false, false);
        }
    }
}
