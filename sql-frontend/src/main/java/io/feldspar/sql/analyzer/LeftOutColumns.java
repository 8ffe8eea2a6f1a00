package io.feldspar.sql.analyzer;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/// Tells that `*` leaves out columns whose types the engine does not have, such as the intervals of
/// Parquet files.
final class LeftOutColumns {

    private LeftOutColumns() {}

    /// @param unreadable the columns that the query's tables have but nothing can read
    static List<String> warnings(List<String> unreadable) {
        if (unreadable.isEmpty()) {
            return List.of();
        }
        String names = "'" + String.join("', '", unreadable) + "'";
        return List.of("* omits %s, whose type is not supported.".formatted(names));
    }

    /// Whether a SELECT of the query has a `*`.
    static boolean selectsAll(SqlNode query) {
        boolean[] found = new boolean[1];
        query.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        if (call instanceof SqlSelect select) {
                            found[0] |= select.getSelectList().stream().anyMatch(this::isStar);
                        }
                        return super.visit(call);
                    }

                    private boolean isStar(@Nullable SqlNode item) {
                        return item instanceof SqlIdentifier identifier && identifier.isStar();
                    }
                });
        return found[0];
    }
}
