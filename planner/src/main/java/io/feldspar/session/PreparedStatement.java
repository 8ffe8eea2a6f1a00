package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement that was parsed, to be run with values for its `?`.
public final class PreparedStatement {

    private final FeldsparSession session;
    private final Statement statement;

    PreparedStatement(FeldsparSession session, Statement statement) {
        this.session = session;
        this.statement = statement;
    }

    private @Nullable QueryText query() {
        return switch (statement) {
            case Statement.Query query -> query.text();
            case Statement.Explain explain -> explain.query();
            case Statement.CreateTable create -> create.query();
            case Statement.CreateView view -> view.query();
            case Statement.Copy copy -> copy.query();
            case Statement.Insert insert -> insert.query();
            case Statement.DescribeQuery describe -> describe.query();
            case Statement.CreateSchema _,
                    Statement.Drop _,
                    Statement.Show _,
                    Statement.Describe _,
                    Statement.DescribeFunction _,
                    Statement.Set _,
                    Statement.Reset _,
                    Statement.Use _ ->
                    null;
        };
    }

    public int parameterCount() {
        QueryText query = query();
        return query == null ? 0 : query.parameters();
    }

    /// The types of the `?` as far as their surroundings tell, NULL where they do not.
    public List<Type> parameterTypes() {
        QueryText query = query();
        return query == null || query.parameters() == 0 ? List.of() : session.parameterTypes(query);
    }

    /// The columns of the rows that it gives, or null where it gives none or they are not known
    /// before it runs.
    public @Nullable Schema schema() {
        return statement instanceof Statement.Query query ? session.describe(query.text()) : null;
    }

    /// @param parameters the values of the `?` in order
    /// @throws FeldsparException with PARAMETER_COUNT where they are more or fewer
    public StatementResult execute(List<@Nullable Object> parameters) {
        checkCount(parameters);
        return session.run(statement, parameters);
    }

    /// @param queryId a number of [FeldsparSession#newQueryId], used for this run alone
    /// @param parameters the values of the `?` in order
    public StatementResult execute(long queryId, List<@Nullable Object> parameters) {
        checkCount(parameters);
        return session.run(queryId, statement, parameters);
    }

    private void checkCount(List<@Nullable Object> parameters) {
        if (parameters.size() != parameterCount()) {
            throw new FeldsparException(
                    ErrorCode.PARAMETER_COUNT,
                    "The statement has %d parameters, but %d values were given"
                            .formatted(parameterCount(), parameters.size()),
                    "Give one for each '?'.");
        }
    }
}
