package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;
import java.nio.file.Path;
import java.util.Locale;

/// COPY, which writes the rows of a query to a file.
record CopyExecution(Statement.Copy copy) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        String format = copy.options().get("format");
        if (format == null) {
            format = context.catalogs().formatOf(copy.target());
        }
        if (format == null) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The format of '%s' is not clear from its name".formatted(copy.target()),
                    "Add (FORMAT parquet) or another.");
        }
        PlannedQuery planned = context.plan(copy.query());
        WriteTarget target =
                new WriteTarget(
                        Path.of(copy.target()),
                        true,
                        format.toLowerCase(Locale.ROOT),
                        planned.schema(),
                        copy.options());
        try (StagedFiles staged = StagedFiles.write(context, planned, target)) {
            return staged.commit(() -> true);
        }
    }
}
