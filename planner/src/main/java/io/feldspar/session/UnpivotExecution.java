package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Reshaping;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.WrittenName;
import java.util.stream.Collectors;

/// UNPIVOT as a statement: a query with the clause of that name.
///
/// ```text
/// UNPIVOT t ON COLUMNS(* EXCLUDE (k)) INTO NAME n VALUE v
/// SELECT * FROM t UNPIVOT (v FOR n IN (a, b))
/// ```
record UnpivotExecution(Reshaping.Unpivot unpivot) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        String source = unpivot.part().source();
        Dialect dialect = unpivot.part().dialect();
        Schema columns =
                described(context, "SELECT %s FROM %s".formatted(unpivot.columns(), source));
        String sql =
                "SELECT * FROM (SELECT * FROM %s) UNPIVOT (%s FOR %s IN (%s)) %s"
                        .formatted(
                                source,
                                WrittenName.of(unpivot.value(), dialect),
                                WrittenName.of(unpivot.name(), dialect),
                                columns.fields().stream()
                                        .map(Field::name)
                                        .map(name -> WrittenName.of(name, dialect))
                                        .collect(Collectors.joining(", ")),
                                unpivot.part().tail());
        return run(context, QueryText.of(sql, dialect));
    }

    private Schema described(StatementContext context, String sql) {
        try {
            return context.session().describe(QueryText.of(sql, unpivot.part().dialect()));
        } catch (FeldsparException e) {
            throw withoutPlace(e);
        }
    }

    /// Runs a query that was made of a statement.
    static OperationResult run(StatementContext context, QueryText query) {
        try {
            return new QueryExecution(new Statement.Query(query)).run(context);
        } catch (FeldsparException e) {
            throw withoutPlace(e);
        }
    }

    /// The place of an error is that in a query which the user has not written.
    static FeldsparException withoutPlace(FeldsparException error) {
        return error.code() == ErrorCode.INTERNAL_ERROR
                ? error
                : new FeldsparException(error.code(), error.problem(), error.advice(), error);
    }
}
