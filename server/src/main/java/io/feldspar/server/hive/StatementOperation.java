package io.feldspar.server.hive;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.ExecutionOptions;
import io.feldspar.server.engine.EmbeddedStatement;
import io.feldspar.server.wire.SubmittedStatement;
import io.feldspar.session.operation.Operation;
import io.feldspar.session.operation.OperationInfo;
import io.feldspar.session.operation.OperationState;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusResp;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TOperationState;
import org.apache.hive.service.rpc.thrift.TOperationType;
import org.jspecify.annotations.Nullable;

/// A statement that runs, or whose rows wait to be fetched.
///
/// To clients it is finished once its first rows are there, which are fetched as more are made. It
/// counts as running until its last row is fetched.
final class StatementOperation implements HiveOperation {

    /// How long a question for the state waits for the end, and with it a cancel on the same
    /// connection.
    private static final long LONG_POLL_MILLIS = 500;

    private final SubmittedStatement statement;
    private final boolean timed;
    private final TOperationHandle handle;
    private final OperationLog log = new OperationLog();

    /// Guarded by itself.
    private final RowCursor rows;

    private StatementOperation(SubmittedStatement statement, boolean timed, boolean givesRows) {
        this.statement = statement;
        this.timed = timed;
        this.handle =
                new TOperationHandle(Handles.random(), TOperationType.EXECUTE_STATEMENT, givesRows);
        Operation operation = statement.operation();
        this.rows =
                new RowCursor(
                        new RowCursor.Source() {
                            @Override
                            public @Nullable Batch next() {
                                return operation.next();
                            }

                            @Override
                            public boolean nextIsThere() {
                                return operation.state() == OperationState.FINISHED;
                            }
                        });
    }

    /// A statement of the session, still to be run.
    ///
    /// @throws EngineException where its text is wrong, or too many run
    static StatementOperation of(HiveSession session, TExecuteStatementReq request)
            throws EngineException {
        EmbeddedStatement statement = session.connection().statement(request.getStatement());
        boolean givesRows = statement.givesRows();
        long millis = Math.max(0, TimeUnit.SECONDS.toMillis(request.getQueryTimeout()));
        return new StatementOperation(
                SubmittedStatement.of(
                        session.server(), statement, new ExecutionOptions(0, millis, 0)),
                millis > 0,
                givesRows);
    }

    /// Runs it once it is its turn, on a thread of the server.
    void start() {
        statement.start(
                () -> operation().warnings().forEach(warning -> log.add("Warning: " + warning)));
    }

    private Operation operation() {
        return statement.operation();
    }

    @Override
    public TOperationHandle handle() {
        return handle;
    }

    @Override
    public String id() {
        return operation().id().text();
    }

    @Override
    public void status(TGetOperationStatusResp status, boolean withProgress) {
        boolean done = statement.isReady(LONG_POLL_MILLIS);
        OperationInfo info = operation().info();
        EngineException error = statement.failure();
        status.setOperationState(state(done, error, info.state()));
        status.setOperationStarted(info.submitted().toEpochMilli());
        Instant ended = info.ended();
        if (ended != null) {
            status.setOperationCompleted(ended.toEpochMilli());
        }
        status.setHasResultSet(handle.isHasResultSet());
        if (error != null) {
            status.setErrorMessage(error.getMessage());
            status.setSqlState(error.sqlState());
        } else if (done && !handle.isHasResultSet()) {
            status.setNumModifiedRows(info.progress().rows());
        }
        if (withProgress) {
            status.setProgressUpdateResponse(ProgressReport.of(info));
        }
    }

    private TOperationState state(
            boolean done, @Nullable EngineException error, OperationState state) {
        if (!done) {
            return state == OperationState.QUEUED
                    ? TOperationState.PENDING_STATE
                    : TOperationState.RUNNING_STATE;
        }
        if (error == null) {
            return TOperationState.FINISHED_STATE;
        }
        return switch (error.sqlState()) {
            case EngineException.CANCELLED -> TOperationState.CANCELED_STATE;
            case EngineException.TIMEOUT ->
                    timed ? TOperationState.TIMEDOUT_STATE : TOperationState.ERROR_STATE;
            default -> TOperationState.ERROR_STATE;
        };
    }

    @Override
    public boolean isRunning() {
        return !statement.isReady();
    }

    @Override
    public Schema schema() throws EngineException {
        statement.awaitReady();
        return operation().schema();
    }

    @Override
    public RowBatch fetch(int most) throws EngineException {
        Schema schema = schema();
        synchronized (rows) {
            try {
                RowBatch fetched = rows.fetch(schema, most);
                if (fetched.rows() == 0) {
                    statement.end();
                }
                return fetched;
            } catch (RuntimeException | Error error) {
                throw statement.fail(error);
            }
        }
    }

    @Override
    public void rewind() {
        synchronized (rows) {
            if (rows.offset() > 0) {
                throw new FeldsparException(
                        ErrorCode.NOT_SUPPORTED,
                        "The rows of a statement can be fetched only once",
                        "Run it again.");
            }
        }
    }

    @Override
    public List<String> newLogLines() {
        OperationInfo info = operation().info();
        log.add(ProgressReport.line(info));
        return log.take();
    }

    @Override
    public void cancel() {
        statement.cancel();
    }

    @Override
    public void close() {
        statement.close();
    }
}
