package io.feldspar.sql.analyzer;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Copies trees: what validates one may change it in place.
final class CopiedTree extends SqlShuttle {

    private CopiedTree() {}

    static SqlNode of(SqlNode node) {
        SqlNode copied = node.accept(new CopiedTree());
        return copied == null ? node : copied;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        CallCopyingArgHandler copies = new CallCopyingArgHandler(call, true);
        call.getOperator().acceptCall(this, call, false, copies);
        return copies.result();
    }

    @Override
    public SqlNode visit(SqlIdentifier identifier) {
        return identifier.clone(identifier.getParserPosition());
    }
}
