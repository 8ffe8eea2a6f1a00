package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.setting.Setting;
import io.feldspar.sql.catalog.CatalogTransaction;
import io.feldspar.sql.parser.Statement;
import java.nio.file.Path;
import java.util.List;

/// The transaction of a session, if there is one. Changes of rows of the default catalog are part
/// of it; statements that cannot be rolled back are refused. Thread-safe.
final class SessionTransaction {

    /// What a statement does with data.
    private enum Effect {
        /// It looks at names and changes the session alone.
        NONE,
        READS,
        CHANGES_ROWS,
        /// It cannot be rolled back.
        LASTS
    }

    private final FeldsparSession session;

    /// Guarded by this, as the transaction of the catalog is when it begins or ends.
    private boolean explicit;

    private boolean readOnly;

    SessionTransaction(FeldsparSession session) {
        this.session = session;
    }

    /// Makes a statement part of the transaction, which may begin with it.
    ///
    /// @throws FeldsparException with ACTIVE_TRANSACTION or READ_ONLY_TRANSACTION
    synchronized void before(Statement statement) {
        Effect effect = effect(statement);
        CatalogTransaction active = session.catalog().transaction();
        boolean reads = effect == Effect.READS || effect == Effect.CHANGES_ROWS;
        if (active == null) {
            if (reads && !session.settings().get(Setting.AUTOCOMMIT)) {
                begin(false, false);
            }
            return;
        }
        if (readOnly && (effect == Effect.CHANGES_ROWS || effect == Effect.LASTS)) {
            throw new FeldsparException(
                    ErrorCode.READ_ONLY_TRANSACTION,
                    "The transaction is READ ONLY",
                    "Begin another one without READ ONLY.");
        }
        if (effect == Effect.LASTS) {
            if (explicit || active.changed()) {
                throw refused("The statement");
            }
            end(active.rollback());
        }
    }

    /// The error of what cannot be part of a transaction.
    ///
    /// @param what such as `The statement`
    static FeldsparException refused(String what) {
        return new FeldsparException(
                ErrorCode.ACTIVE_TRANSACTION,
                what + " cannot run in a transaction, since it cannot be rolled back",
                "COMMIT or ROLLBACK first, and run it with '%s' on."
                        .formatted(Setting.AUTOCOMMIT.key()));
    }

    private static Effect effect(Statement statement) {
        return switch (statement) {
            case Statement.Query _, Statement.Summarize _, Statement.Reshape _ -> Effect.READS;
            case Statement.Explain explain -> effect(explain);
            case Statement.Change change -> effect(change);
            case Statement.Definition definition -> effect(definition);
            case Statement.Security _ -> Effect.LASTS;
            case Statement.Set _,
                    Statement.Transaction _,
                    Statement.Inspection _,
                    Statement.Execute _ ->
                    Effect.NONE;
        };
    }

    private static Effect effect(Statement.Explain explain) {
        return switch (explain.kind()) {
            case ANALYZE, ANALYZE_JSON -> effect(explain.statement());
            case PLAN, STAGES, FORMATTED, JSON -> Effect.READS;
        };
    }

    private static Effect effect(Statement.Change change) {
        return switch (change) {
            case Statement.InsertPartition _,
                    Statement.RowChange _,
                    Statement.Truncate _,
                    Statement.DropPartitions _ ->
                    Effect.CHANGES_ROWS;
            case Statement.Copy _,
                    Statement.Cache _,
                    Statement.Declare _,
                    Statement.SetVariable _ ->
                    Effect.READS;
            case Statement.CreateTable _,
                    Statement.CreateTableLike _,
                    Statement.AlterTable _,
                    Statement.Optimize _,
                    Statement.Vacuum _,
                    Statement.Restore _ ->
                    Effect.LASTS;
            case Statement.Immediate immediate ->
                    throw new IllegalStateException("a text that was not parsed: " + immediate);
        };
    }

    private static Effect effect(Statement.Definition definition) {
        return switch (definition) {
            case Statement.CreateView view -> view.temporary() ? Effect.NONE : Effect.LASTS;
            case Statement.CreateFunction function ->
                    function.temporary() ? Effect.NONE : Effect.LASTS;
            case Statement.CreateJavaFunction function ->
                    function.temporary() ? Effect.NONE : Effect.LASTS;
            case Statement.Drop drop ->
                    drop.kind() == Statement.Drop.Kind.VARIABLE ? Effect.NONE : Effect.LASTS;
            case Statement.Reset _,
                    Statement.Prepare _,
                    Statement.Deallocate _,
                    Statement.Use _,
                    Statement.CreateIndex _,
                    Statement.Uncache _,
                    Statement.ClearCache _ ->
                    Effect.NONE;
            case Statement.CreateSchema _, Statement.CreateSequence _, Statement.RenameTable _ ->
                    Effect.LASTS;
        };
    }

    /// START TRANSACTION.
    ///
    /// @throws FeldsparException with ACTIVE_TRANSACTION where there is one
    synchronized void start(boolean onlyReads) {
        CatalogTransaction active = session.catalog().transaction();
        if (active != null && (explicit || active.changed())) {
            throw new FeldsparException(
                    ErrorCode.ACTIVE_TRANSACTION,
                    "There is a transaction already",
                    "COMMIT or ROLLBACK it first.");
        }
        begin(true, onlyReads);
    }

    private void begin(boolean byStatement, boolean onlyReads) {
        explicit = byStatement;
        readOnly = onlyReads;
        session.catalog().transaction(session.catalog().catalogs().begin());
    }

    /// Makes its changes; in any case it is over.
    ///
    /// @return false where there was none
    synchronized boolean commit() {
        CatalogTransaction active = session.catalog().transaction();
        if (active == null) {
            return false;
        }
        try {
            end(active.commit());
        } finally {
            session.catalog().transaction(null);
        }
        return true;
    }

    /// Commits one that began without START TRANSACTION.
    synchronized void commitImplicit() {
        if (!explicit) {
            commit();
        }
    }

    /// Forgets its changes.
    ///
    /// @return false where there was none
    synchronized boolean rollback() {
        CatalogTransaction active = session.catalog().transaction();
        if (active == null) {
            return false;
        }
        end(active.rollback());
        return true;
    }

    private void end(List<Path> garbage) {
        session.catalog().transaction(null);
        session.engine().files().retire(garbage);
    }
}
