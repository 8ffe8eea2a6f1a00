package io.feldspar.sql.parser;

import io.feldspar.sql.catalog.Formula;
import io.feldspar.sql.error.SourceLines;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/// The items of `VALUES (1, DEFAULT), (2, 3)` that are DEFAULT.
///
/// @param width how many items a row has
/// @param some the positions where a row has DEFAULT
/// @param all the positions where every row has
public record DefaultItems(int width, Set<Integer> some, Set<Integer> all) {

    /// @return null where the query is not VALUES, or has no DEFAULT
    static @Nullable DefaultItems of(SqlNode query) {
        if (query.getKind() != SqlKind.VALUES || !(query instanceof SqlCall values)) {
            return null;
        }
        Set<Integer> some = new HashSet<>();
        Set<Integer> all = null;
        int width = 0;
        for (SqlNode row : values.getOperandList()) {
            Set<Integer> own = new HashSet<>();
            List<SqlNode> items = ((SqlCall) row).getOperandList();
            for (int i = 0; i < items.size(); i++) {
                if (isDefault(items.get(i))) {
                    own.add(i);
                }
            }
            width = items.size();
            some.addAll(own);
            if (all == null) {
                all = own;
            } else {
                all.retainAll(own);
            }
        }
        return some.isEmpty() ? null : new DefaultItems(width, some, Objects.requireNonNull(all));
    }

    /// DEFAULT is not a reserved word, so that the parser takes it for the name of a column.
    private static boolean isDefault(SqlNode item) {
        return item.getKind() == SqlKind.DEFAULT
                || (item instanceof SqlIdentifier name
                        && name.isSimple()
                        && name.getSimple().equalsIgnoreCase("DEFAULT")
                        && !name.isComponentQuoted(0));
    }

    /// Puts expressions in place of the items.
    ///
    /// @param values by position, null for NULL
    static void replace(SqlNode query, List<@Nullable Formula> values) {
        for (SqlNode row : ((SqlCall) query).getOperandList()) {
            SqlCall items = (SqlCall) row;
            for (int i = 0; i < items.operandCount(); i++) {
                if (isDefault(items.operand(i))) {
                    items.setOperand(i, expression(values.get(i)));
                }
            }
        }
    }

    private static SqlNode expression(@Nullable Formula value) {
        String sql = value == null ? "NULL" : "(\n" + value.sql() + "\n)";
        QueryText text =
                value == null
                        ? QueryText.of("SELECT " + sql)
                        : QueryText.of("SELECT " + sql, value.dialect());
        return ((SqlSelect) text.tree(SourceLines.of(text.source()))).getSelectList().get(0);
    }
}
