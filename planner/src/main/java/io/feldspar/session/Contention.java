package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.WritableCatalog;
import io.feldspar.sql.catalog.WritableCatalog.HeldRows;
import java.util.List;
import java.util.function.Supplier;

/// Runs statements that replace rows. One that fails because others replaced the same rows at the
/// same time runs again from the new state, and alone, so that it does not fail again because of
/// another such statement. In a transaction, COMMIT meets the conflict, and nothing runs again.
final class Contention {

    /// Other engines, and changes of the columns, do not wait for us.
    private static final int ATTEMPTS = 5;

    private Contention() {}

    /// @param table as the statement names it
    /// @param alone whether it waits for all other changes of the table at once
    /// @param change leaves nothing where it fails
    static OperationResult run(
            StatementContext context,
            List<String> table,
            boolean alone,
            Supplier<OperationResult> change) {
        if (context.catalog().transaction() != null) {
            return change.get();
        }
        for (int attempt = 1; ; attempt++) {
            try (HeldRows _ = hold(context, table, alone || attempt > 1)) {
                return change.get();
            } catch (FeldsparException e) {
                if (e.code() != ErrorCode.SERIALIZATION_FAILURE || attempt == ATTEMPTS) {
                    throw e;
                }
                context.operation().again();
            }
        }
    }

    /// Nothing is held of what cannot be changed.
    private static HeldRows hold(StatementContext context, List<String> written, boolean alone) {
        TableName name = context.catalog().resolve(written);
        CatalogEntry entry = context.catalogs().entry(name);
        if (entry == null || !(entry.relation() instanceof Relation.IcebergTable own)) {
            return () -> {};
        }
        WritableCatalog catalog = context.catalogs().writable(name.catalog());
        return catalog.holdRows(own, alone, context.operation()::check);
    }
}
