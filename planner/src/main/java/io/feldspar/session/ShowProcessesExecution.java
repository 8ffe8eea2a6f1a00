package io.feldspar.session;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.session.operation.OperationInfo;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.session.operation.Progress;
import io.feldspar.sql.parser.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SHOW PROCESSLIST: the statements that wait or run, the oldest first. An administrator sees those
/// of all users.
record ShowProcessesExecution(Statement.ShowProcesses show) implements StatementExecution {

    private static final int MOST_CHARACTERS = 100;

    private static final Schema SCHEMA =
            new Schema(
                    List.of(
                            column("id", SimpleType.VARCHAR),
                            column("session", SimpleType.BIGINT),
                            column("user", SimpleType.VARCHAR),
                            column("group", SimpleType.VARCHAR),
                            column("state", SimpleType.VARCHAR),
                            column("milliseconds", SimpleType.BIGINT),
                            column("tasks", SimpleType.BIGINT),
                            column("total_tasks", SimpleType.BIGINT),
                            column("rows", SimpleType.BIGINT),
                            column("statement", SimpleType.VARCHAR)));

    private static Field column(String name, Type type) {
        return new Field(name, type, false);
    }

    @Override
    public OperationResult run(StatementContext context) {
        FeldsparSession session = context.session();
        boolean all = context.catalog().access().isAdmin();
        return TextRows.of(
                SCHEMA,
                session.engine().operations().all().stream()
                        .filter(info -> !info.state().ended())
                        .filter(info -> all || info.user().equals(session.user()))
                        .map(this::row)
                        .toList());
    }

    private List<@Nullable Object> row(OperationInfo info) {
        Progress progress = info.progress();
        return List.of(
                info.id().text(),
                info.session(),
                info.user(),
                info.group(),
                info.state().name(),
                info.elapsed().toMillis(),
                (long) progress.completedTasks(),
                (long) progress.totalTasks(),
                progress.rows(),
                statement(info.statement()));
    }

    private String statement(String text) {
        return show.full() || text.length() <= MOST_CHARACTERS
                ? text
                : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
