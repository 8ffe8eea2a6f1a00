package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;
import java.util.List;

/// START TRANSACTION, COMMIT and ROLLBACK.
record TransactionExecution(Statement.Transaction transaction) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        SessionTransaction session = context.session().transaction();
        return switch (transaction.kind()) {
            case START -> {
                session.start(transaction.readOnly());
                yield new OperationResult.Updated(0);
            }
            case COMMIT -> ended(context.operation().commit(session::commit));
            case ROLLBACK -> ended(context.operation().commit(session::rollback));
            case SAVEPOINT ->
                    throw new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "Transactions have no savepoints",
                            "ROLLBACK undoes the whole transaction.");
        };
    }

    private static OperationResult ended(boolean was) {
        return new OperationResult.Updated(
                0, was ? List.of() : List.of("There is no transaction in progress."));
    }
}
