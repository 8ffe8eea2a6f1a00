package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;

/// DESCRIBE of a query: the columns that it would have.
record DescribeQueryExecution(Statement.DescribeQuery describe) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        return DescribedColumns.of(context)
                .rows(context.session().describe(describe.query()))
                .result();
    }
}
