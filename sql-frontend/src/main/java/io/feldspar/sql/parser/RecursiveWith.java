package io.feldspar.sql.parser;

import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/// What says that an item of WITH is recursive, with how often its query runs at most.
public final class RecursiveWith extends SqlLiteral {

    /// Where the query names no limit.
    static final int NO_LIMIT = -1;

    private final int limit;

    RecursiveWith(int limit, SqlParserPos position) {
        super(true, SqlTypeName.BOOLEAN, position);
        this.limit = limit;
    }

    /// How many times the recursive query runs at most, or -1 for the limit of the session.
    public int limit() {
        return limit;
    }
}
