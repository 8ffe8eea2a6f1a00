package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;

/// A statement that writes the rows of a query to files.
interface WriteExecution extends StatementExecution {

    /// Plans the write; nothing is made yet.
    PlannedWrite plan(StatementContext context);

    @Override
    default OperationResult run(StatementContext context) {
        return new OperationResult.Updated(StagedWrite.run(context, plan(context), false).rows());
    }
}
