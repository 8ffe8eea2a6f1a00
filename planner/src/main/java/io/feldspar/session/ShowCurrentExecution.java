package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.Statement;
import java.util.List;

/// SHOW CURRENT SCHEMA: the current catalog and schema.
record ShowCurrentExecution(Statement.ShowCurrent show) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        FeldsparSession session = context.session();
        boolean spark = session.dialect() == Dialect.SPARK;
        return TextRows.of(
                List.of("catalog", spark ? "namespace" : "schema"),
                List.of(List.of(session.currentCatalog(), session.currentSchema())));
    }
}
