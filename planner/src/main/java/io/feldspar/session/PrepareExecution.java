package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;

/// PREPARE and DEALLOCATE.
record PrepareExecution(Statement.Prepare prepare) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        if (prepare.text().statement() instanceof Statement.Execute
                || prepare.text().statement() instanceof Statement.Prepare) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "PREPARE and EXECUTE cannot be prepared",
                    "Prepare the statement itself.");
        }
        context.session().prepared().add(prepare.name(), prepare.text());
        return new OperationResult.Updated(0);
    }

    static OperationResult deallocate(StatementContext context, Statement.Deallocate deallocate) {
        String name = deallocate.name();
        if (name == null) {
            context.session().prepared().clear();
        } else {
            context.session().prepared().remove(name);
        }
        return new OperationResult.Updated(0);
    }
}
