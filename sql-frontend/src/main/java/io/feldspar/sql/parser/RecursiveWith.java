package io.feldspar.sql.parser;

import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/// What says that an item of WITH is recursive, with how often its query runs at most.
public final class RecursiveWith extends SqlLiteral {

    /// As Spark has it.
    static final int DEFAULT_LIMIT = 100;

    private final int limit;

    RecursiveWith(int limit, SqlParserPos position) {
        super(true, SqlTypeName.BOOLEAN, position);
        this.limit = limit;
    }

    /// How many times the recursive query runs at most.
    public int limit() {
        return limit;
    }
}
