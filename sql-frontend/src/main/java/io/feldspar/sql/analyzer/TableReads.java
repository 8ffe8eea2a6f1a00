package io.feldspar.sql.analyzer;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/// Finds the simple names, in lower case, that a query reads as tables and does not define itself.
final class TableReads extends SqlBasicVisitor<@Nullable Void> {

    private static final Set<SqlKind> OVER_TABLE =
            EnumSet.of(
                    SqlKind.AS,
                    SqlKind.TABLE_REF,
                    SqlKind.TABLESAMPLE,
                    SqlKind.LATERAL,
                    SqlKind.PIVOT,
                    SqlKind.UNPIVOT);

    private final Set<String> names = new HashSet<>();

    private TableReads() {}

    static Set<String> of(SqlNode query) {
        TableReads reads = new TableReads();
        query.accept(reads);
        return reads.names;
    }

    /// Whether the first operand of an item of FROM is an item of FROM.
    static boolean holdsTable(SqlCall from) {
        return OVER_TABLE.contains(from.getKind());
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        switch (call) {
            case SqlWith with -> {
                names.addAll(with(with));
                return null;
            }
            case SqlSelect select when select.getFrom() != null -> from(select.getFrom());
            default -> {}
        }
        return super.visit(call);
    }

    private static Set<String> with(SqlWith with) {
        Set<String> reads = of(with.body);
        for (SqlNode node : with.withList.reversed()) {
            SqlWithItem item = (SqlWithItem) node;
            if (reads.remove(CommonTables.key(item.name))) {
                reads.addAll(of(item.query));
            }
            if (item.recursive.booleanValue()) {
                reads.remove(CommonTables.key(item.name));
            }
        }
        return reads;
    }

    private void from(SqlNode from) {
        switch (from) {
            case SqlIdentifier name when name.isSimple() -> names.add(CommonTables.key(name));
            case SqlJoin join -> {
                from(join.getLeft());
                from(join.getRight());
            }
            case SqlCall call when holdsTable(call) -> from(call.operand(0));
            default -> {}
        }
    }
}
