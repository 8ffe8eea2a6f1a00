package io.feldspar.sql.analyzer;

import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TableName;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Names tables in the body of a function in full, as where the function was made.
final class FunctionTables extends SqlShuttle {

    private final Relation.Function function;
    private final SessionCatalog catalog;
    private final Relation.Definer definer;

    private FunctionTables(
            Relation.Function function, SessionCatalog catalog, Relation.Definer definer) {
        this.function = function;
        this.catalog = catalog;
        this.definer = definer;
    }

    /// @param definer with whose rights tables are looked up
    static SqlNode qualified(
            SqlNode body,
            Relation.Function function,
            SessionCatalog catalog,
            Relation.Definer definer) {
        SqlNode changed = body.accept(new FunctionTables(function, catalog, definer));
        return changed == null ? body : changed;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (visited instanceof SqlSelect select && select.getFrom() != null) {
            select.setFrom(qualified(select.getFrom()));
        }
        return visited;
    }

    private SqlNode qualified(SqlNode from) {
        switch (from) {
            case SqlIdentifier name when name.names.size() < 3 -> {
                return full(name);
            }
            case SqlJoin join -> {
                join.setLeft(qualified(join.getLeft()));
                join.setRight(qualified(join.getRight()));
            }
            case SqlCall call when TableReads.holdsTable(call) ->
                    call.setOperand(0, qualified(call.operand(0)));
            default -> {}
        }
        return from;
    }

    private SqlIdentifier full(SqlIdentifier name) {
        String schema = name.isSimple() ? function.currentSchema() : name.names.get(0);
        TableName full = new TableName(function.currentCatalog(), schema, name.names.getLast());
        boolean hidden =
                definer.kind() == Relation.Definer.Kind.READER
                        && name.isSimple()
                        && catalog.temporaryView(name.getSimple()) != null;
        return hidden || catalog.catalogs(definer).entry(full) == null
                ? name
                : new SqlIdentifier(
                        List.of(full.catalog(), full.schema(), full.name()),
                        name.getParserPosition());
    }
}
