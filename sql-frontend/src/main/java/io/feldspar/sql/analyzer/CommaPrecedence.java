package io.feldspar.sql.analyzer;

import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// A comma in FROM binds less than a JOIN; the parser takes both from left to right.
///
/// ```text
/// FROM a, b RIGHT JOIN c ON p
///
/// RIGHT(COMMA(a, b), c, p)   →   COMMA(a, RIGHT(b, c, p))
/// ```
final class CommaPrecedence extends SqlShuttle {

    private CommaPrecedence() {}

    /// The query, changed in place.
    static SqlNode in(SqlNode query) {
        SqlNode changed = query.accept(new CommaPrecedence());
        return changed == null ? query : changed;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        return visited instanceof SqlJoin join ? rotated(join) : visited;
    }

    private static SqlNode rotated(SqlJoin join) {
        if (join.getJoinType() == JoinType.COMMA
                || !(join.getLeft() instanceof SqlJoin comma)
                || comma.getJoinType() != JoinType.COMMA) {
            return join;
        }
        join.setLeft(comma.getRight());
        comma.setRight(rotated(join));
        return comma;
    }
}
