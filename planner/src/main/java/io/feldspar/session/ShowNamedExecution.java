package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.session.setting.Settings;
import io.feldspar.sql.parser.Statement;

/// SHOW name: a setting where there is one of that name, or else the columns of a table.
record ShowNamedExecution(Statement.ShowNamed show) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        String key = String.join(".", show.name());
        boolean setting =
                Settings.known(key)
                        || ForeignSettings.isTimeZone(key)
                        || context.session().foreignSettings().acceptsSparks(key);
        return setting
                ? new SetExecution(new Statement.Set(key, null)).run(context)
                : table(context);
    }

    private OperationResult table(StatementContext context) {
        try {
            return new DescribeExecution(new Statement.Describe(show.name(), false, null))
                    .run(context);
        } catch (FeldsparException e) {
            throw e.code() == ErrorCode.TABLE_NOT_FOUND ? neither(e) : e;
        }
    }

    private FeldsparException neither(FeldsparException cause) {
        return new FeldsparException(
                ErrorCode.INVALID_PARAMETER,
                "Neither a setting nor a table is called '%s'"
                        .formatted(String.join(".", show.name())),
                cause.advice().startsWith("Did") ? cause.advice() : "See SHOW ALL and SHOW TABLES.",
                cause);
    }
}
