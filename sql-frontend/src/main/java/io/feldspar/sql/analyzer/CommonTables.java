package io.feldspar.sql.analyzer;

import io.feldspar.sql.parser.RecursiveWith;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Writes WITH in the form that the validator takes: names spelled as where they are defined, items
/// of WITH RECURSIVE behind those that they read, and recursive ones as a
/// [io.feldspar.sql.parser.RecursiveUnion].
final class CommonTables extends SqlShuttle {

    /// What each name is spelled like, by the name in lower case.
    private Map<String, String> scope = new HashMap<>();

    private CommonTables() {}

    static SqlNode writtenOut(SqlNode query) {
        SqlNode changed = query.accept(new CommonTables());
        return changed == null ? query : changed;
    }

    static String key(SqlIdentifier name) {
        return name.getSimple().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call instanceof SqlWith with) {
            return with(with);
        }
        SqlNode visited = super.visit(call);
        if (visited instanceof SqlSelect select && select.getFrom() != null) {
            select.setFrom(spelled(select.getFrom()));
        }
        return visited;
    }

    private SqlWith with(SqlWith with) {
        Map<String, String> outer = scope;
        scope = new HashMap<>(outer);
        List<SqlWithItem> items = new ArrayList<>();
        for (SqlWithItem item : RecursiveItems.inOrder(with.withList)) {
            items.add(item(item));
            scope.put(key(item.name), item.name.getSimple());
        }
        SqlNode body = visited(with.body);
        scope = outer;
        SqlNodeList list = new SqlNodeList(items, with.withList.getParserPosition());
        return new SqlWith(with.getParserPosition(), list, body);
    }

    private SqlWithItem item(SqlWithItem item) {
        boolean recursive =
                item.recursive instanceof RecursiveWith && RecursiveItems.readsItself(item);
        SqlNode query = recursive ? RecursiveItems.union(item) : item.query;
        if (recursive) {
            scope.put(key(item.name), item.name.getSimple());
        }
        return new SqlWithItem(
                item.getParserPosition(),
                item.name,
                item.columnList,
                visited(query),
                SqlLiteral.createBoolean(recursive, item.getParserPosition()));
    }

    private SqlNode visited(SqlNode node) {
        SqlNode visited = node.accept(this);
        return visited == null ? node : visited;
    }

    /// The item of FROM with names spelled as where they are defined.
    private SqlNode spelled(SqlNode from) {
        switch (from) {
            case SqlIdentifier name when name.isSimple() -> {
                String spelled = scope.get(key(name));
                return spelled == null || spelled.equals(name.getSimple())
                        ? name
                        : new SqlIdentifier(spelled, name.getParserPosition());
            }
            case SqlJoin join -> {
                join.setLeft(spelled(join.getLeft()));
                join.setRight(spelled(join.getRight()));
            }
            case SqlCall call when TableReads.holdsTable(call) ->
                    call.setOperand(0, spelled(call.operand(0)));
            default -> {}
        }
        return from;
    }
}
