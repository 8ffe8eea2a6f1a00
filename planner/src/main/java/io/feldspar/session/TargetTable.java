package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableName;
import java.util.List;

/// The table of the warehouse that a statement changes.
final class TargetTable {

    private TargetTable() {}

    /// The table, which the user may change.
    ///
    /// @param what the statement changes, for errors, with `%s` for the name
    static Relation.IcebergTable find(StatementContext context, List<String> written, String what) {
        TableName name = context.catalog().resolve(written);
        CatalogEntry entry = context.catalogs().entry(name);
        if (entry == null) {
            throw new FeldsparException(
                    ErrorCode.TABLE_NOT_FOUND,
                    "Table '%s' not found".formatted(String.join(".", written)),
                    "See SHOW TABLES.");
        }
        context.catalog().access().require(Privilege.OWNERSHIP, name.securable());
        if (entry.relation() instanceof Relation.Restricted) {
            throw new FeldsparException(
                    ErrorCode.INSUFFICIENT_PRIVILEGE,
                    (what + " cannot be changed while it has a row filter or a column mask")
                            .formatted(name.name()),
                    "Drop these first.");
        }
        if (!(entry.relation() instanceof Relation.IcebergTable own)) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    (what + " cannot be changed: it is not a table of the warehouse")
                            .formatted(name.name()),
                    "Make one of it with CREATE TABLE … AS.");
        }
        return own;
    }
}
