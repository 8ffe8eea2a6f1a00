package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.session.operation.Operation;
import io.feldspar.session.operation.OperationRequest;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.session.operation.Redaction;
import io.feldspar.session.operation.StatementLimits;
import io.feldspar.session.operation.Timeout;
import io.feldspar.session.operation.Work;
import io.feldspar.session.setting.Setting;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.SecurityStatement;
import io.feldspar.sql.parser.Statement;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A statement of a session, to be run with values for its `?`. It is parsed when it is first
/// needed.
public final class PreparedStatement {

    private final FeldsparSession session;
    private final String sql;
    private volatile @Nullable Statement statement;

    PreparedStatement(FeldsparSession session, String sql) {
        this.session = session;
        this.sql = sql;
    }

    PreparedStatement(FeldsparSession session, String text, Statement statement) {
        this(session, text);
        this.statement = statement;
    }

    /// The statement, parsed.
    ///
    /// @throws FeldsparException with SYNTAX_ERROR
    public Statement parsed() {
        Statement known = statement;
        if (known == null) {
            known = showing(() -> session.engine().statements().parse(sql, session.dialect()));
            if (known instanceof Statement.Immediate immediate) {
                return immediate.with(session::textOf);
            }
            statement = known;
        }
        return known;
    }

    /// The error with the SQLSTATE of the session's dialect.
    private FeldsparException shown(FeldsparException error) {
        return session.dialect() == Dialect.SPARK ? error.inSpark() : error;
    }

    private <T> T showing(Supplier<T> work) {
        try {
            return work.get();
        } catch (FeldsparException error) {
            throw shown(error);
        }
    }

    private @Nullable QueryText query() {
        return query(parsed());
    }

    private static @Nullable QueryText query(Statement statement) {
        return switch (statement) {
            case Statement.Query query -> query.text();
            case Statement.Explain explain -> query(explain.statement());
            case Statement.CreateTable create -> create.query();
            case Statement.CreateView view -> view.query();
            case Statement.Copy copy -> copy.query();
            case Statement.Insert insert -> insert.query();
            case Statement.InsertPartition insert -> insert.query();
            case Statement.Cache cache -> cache.query();
            case Statement.DescribeQuery describe -> describe.query();
            case Statement.Summarize summarize -> summarize.query();
            case Statement.Declare declare -> declare.value();
            case Statement.SetVariable set ->
                    set.values().size() == 1 ? set.values().getFirst() : null;
            case Statement.Delete _,
                    Statement.Update _,
                    Statement.Merge _,
                    Statement.Truncate _,
                    Statement.DropPartitions _,
                    Statement.Optimize _,
                    Statement.Vacuum _,
                    Statement.Restore _,
                    Statement.AlterTable _,
                    Statement.CreateTableLike _,
                    Statement.Definition _,
                    Statement.Inspection _,
                    Statement.Set _,
                    Statement.Transaction _,
                    Statement.Execute _,
                    Statement.Immediate _,
                    Statement.Reshape _,
                    Statement.Security _ ->
                    null;
        };
    }

    public int parameterCount() {
        return switch (parsed()) {
            case Statement.RowChange change ->
                    change.parts().stream().mapToInt(QueryText::parameters).sum();
            case Statement.Execute execute ->
                    execute.parts().stream().mapToInt(QueryText::parameters).sum();
            default -> count(query());
        };
    }

    private static int count(@Nullable QueryText query) {
        return query == null ? 0 : query.parameters();
    }

    /// The types of the `?` as far as their surroundings tell, NULL where they do not.
    public List<Type> parameterTypes() {
        QueryText query = query();
        return query == null || query.parameters() < parameterCount()
                ? Collections.nCopies(parameterCount(), SimpleType.NULL)
                : showing(() -> session.parameterTypes(query));
    }

    /// Whether it gives rows, perhaps none. Only the text is looked at.
    ///
    /// @throws FeldsparException with SYNTAX_ERROR
    public boolean givesRows() {
        return givesRows(parsed());
    }

    private boolean givesRows(Statement known) {
        return switch (known) {
            case Statement.Execute execute ->
                    givesRows(session.prepared().get(execute.name()).statement());
            case Statement.Query _,
                    Statement.Explain _,
                    Statement.Summarize _,
                    Statement.Reshape _,
                    Statement.Inspection _ ->
                    true;
            case Statement.Security security ->
                    security.statement() instanceof SecurityStatement.ShowRoles
                            || security.statement() instanceof SecurityStatement.ShowGrants;
            case Statement.Set set ->
                    set.key() == null
                            || set.value() == null
                            || session.foreignSettings().accepts(set.key());
            case Statement.RowChange change -> change.returning() != null;
            case Statement.Change _, Statement.Definition _, Statement.Transaction _ -> false;
        };
    }

    /// Whether it may run tasks; others look at names and settings alone. Only the text is looked
    /// at.
    ///
    /// @throws FeldsparException with SYNTAX_ERROR
    public boolean runsTasks() {
        return switch (parsed()) {
            case Statement.Query _,
                    Statement.Summarize _,
                    Statement.Reshape _,
                    Statement.Execute _,
                    Statement.Change _ ->
                    true;
            case Statement.Explain explain ->
                    explain.kind() == Statement.Explain.Kind.ANALYZE
                            || explain.kind() == Statement.Explain.Kind.ANALYZE_JSON;
            case Statement.Inspection _,
                    Statement.Definition _,
                    Statement.Set _,
                    Statement.Transaction _,
                    Statement.Security _ ->
                    false;
        };
    }

    /// The columns of the rows that it gives, or null where it gives none or they are not known
    /// before it runs.
    public @Nullable Schema schema() {
        return parsed() instanceof Statement.Query query
                ? showing(() -> session.describe(query.text()))
                : null;
    }

    /// Runs it here, until its first rows can be asked for or all else is done.
    ///
    /// @param parameters the values of the `?` in order
    /// @throws FeldsparException naming what is wrong, where, and what to do
    public Operation execute(List<@Nullable Object> parameters) {
        Operation operation = operation(parameters, Timeout.NONE);
        operation.run();
        return operation;
    }

    /// An operation that runs it, still to be started.
    ///
    /// @param parameters the values of the `?` in order
    /// @param timeout if it is shorter than the session's
    public Operation operation(List<@Nullable Object> parameters, Timeout timeout) {
        StatementLimits limits = session.limits();
        Work work =
                new Work() {
                    @Override
                    public OperationResult run(Control control) {
                        Statement parsed = parsed();
                        StatementExecution execution = StatementExecution.of(parsed);
                        checkCount(parameters);
                        session.transaction().before(parsed);
                        return execution.run(
                                new StatementContext(session, control, limits, parameters));
                    }

                    @Override
                    public FeldsparException shown(FeldsparException error) {
                        return PreparedStatement.this.shown(error);
                    }
                };
        return session.engine()
                .registry()
                .submit(
                        new OperationRequest(
                                session.id(),
                                session.user(),
                                Redaction.of(sql),
                                timeout.or(sessionTimeout()).or(limits.timeout()),
                                limits,
                                work));
    }

    private Timeout sessionTimeout() {
        return new Timeout(
                session.settings().get(Setting.QUERY_TIMEOUT),
                "Raise setting '%s'.".formatted(Setting.QUERY_TIMEOUT.key()));
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
