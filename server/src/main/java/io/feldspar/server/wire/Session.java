package io.feldspar.server.wire;

import io.feldspar.executor.batch.Compression;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineMetadata;
import io.feldspar.jdbc.spi.StatementShape;
import io.feldspar.jdbc.wire.Message;
import io.feldspar.jdbc.wire.ProtocolException;
import io.feldspar.jdbc.wire.Replies;
import io.feldspar.jdbc.wire.Requests;
import io.feldspar.server.admission.ResourceGroups;
import io.feldspar.server.engine.EmbeddedConnection;
import io.feldspar.server.engine.EmbeddedStatement;
import io.feldspar.server.engine.Failures;
import io.feldspar.session.operation.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A client's session: its statements and what runs of them.
///
/// [#accept] is called by the connection's thread alone and never waits.
final class Session implements Execution.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /// How many statements a client may hold. Drivers close theirs.
    private static final int MOST_STATEMENTS = 10_000;

    /// How many requests may wait. Drivers wait for each answer.
    private static final int MOST_WAITING = 256;

    private final EmbeddedConnection connection;
    private final ServerLimits limits;
    private final ResourceGroups groups;
    private final Outgoing out;
    private final Compression compression;
    private final Lane lane;

    /// Belongs to the connection's thread.
    private final Map<Integer, OpenStatement> statements = new HashMap<>();

    /// Requests whose answer is being made.
    private final AtomicInteger waiting = new AtomicInteger();

    private final Map<Integer, Execution> executions = new ConcurrentHashMap<>();

    /// A statement with the lane in which it runs.
    private record OpenStatement(EmbeddedStatement statement, Lane lane) {}

    /// How a reply is made.
    private interface Answer {
        Message make() throws EngineException;
    }

    /// @param compression of rows
    Session(
            EmbeddedConnection connection,
            FeldsparServer server,
            Outgoing out,
            Compression compression) {
        this.connection = connection;
        this.limits = server.limits();
        this.groups = server.groups();
        this.out = out;
        this.compression = compression;
        this.lane = new Lane(limits.threads(), out::isTaken);
    }

    boolean isRunning() {
        return !executions.isEmpty();
    }

    @Override
    public boolean admit(EmbeddedStatement statement, Operation operation, Runnable later) {
        return groups.admit(statement, operation, later);
    }

    @Override
    public Compression compression() {
        return compression;
    }

    @Override
    public void ended(int request) {
        executions.remove(request);
        limits.endStatement();
    }

    @Override
    public void told() {
        limits.statementTold();
    }

    /// The client may take more.
    void resume() {
        executions.values().forEach(Execution::resume);
        resumeLanes();
    }

    private void resumeLanes() {
        lane.resume();
        statements.values().forEach(open -> open.lane().resume());
    }

    void accept(Incoming incoming) throws ProtocolException {
        try {
            carryOut(incoming);
        } catch (FeldsparException refused) {
            refuse(incoming.request(), refused);
        }
    }

    private void carryOut(Incoming incoming) throws ProtocolException {
        int request = incoming.request();
        switch (incoming.message()) {
            case Requests.Prepare prepare -> prepare(request, prepare);
            case Requests.Execute execute -> execute(incoming, execute);
            case Requests.Credit credit -> {
                Execution execution = executions.get(request);
                if (execution != null) {
                    execution.addCredit(credit.bytes);
                }
            }
            case Requests.Cancel _ -> stop(request, Execution::cancel);
            case Requests.CloseResult _ -> stop(request, Execution::close);
            case Requests.CloseStatement close -> closeStatement(close.statement);
            case Requests.GetProgress get -> {
                Execution execution = executions.get(get.execution);
                out.send(
                        request,
                        execution == null ? new Replies.Progress(0, 0) : execution.progress());
            }
            case Requests.GetObjects get -> answer(lane, request, () -> objects(get));
            case Requests.GetLocation _ -> answer(lane, request, this::location);
            case Requests.Use use -> answer(lane, request, () -> use(use));
            case Requests.Ping _ -> out.send(request, new Requests.Pong());
            case Requests.Pong _ -> {
                // That it came is all that it says.
            }
            default ->
                    throw new ProtocolException(
                            "a message " + incoming.message() + " may not come in a session");
        }
    }

    private void answer(Lane where, int request, Answer answer) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            throw new FeldsparException(
                    ErrorCode.SERVER_BUSY,
                    "%d requests of the session wait already".formatted(MOST_WAITING),
                    "Wait for their answers.");
        }
        where.answer(
                () -> {
                    try {
                        out.send(request, answer.make());
                    } catch (EngineException | RuntimeException | Error error) {
                        refuse(request, error);
                    } finally {
                        waiting.decrementAndGet();
                    }
                });
    }

    private void refuse(int request, Throwable error) {
        out.send(request, Replies.Failure.of(Failures.of(error)));
    }

    private OpenStatement open(int id, @Nullable String sql) throws ProtocolException {
        OpenStatement known = statements.get(id);
        if (known != null) {
            return known;
        }
        if (sql == null) {
            throw new ProtocolException("there is no statement " + id);
        }
        if (statements.size() == MOST_STATEMENTS) {
            throw new FeldsparException(
                    ErrorCode.SERVER_BUSY,
                    "The session has %d open statements".formatted(MOST_STATEMENTS),
                    "Close those that are no longer used.");
        }
        OpenStatement made =
                new OpenStatement(
                        connection.statement(sql), new Lane(limits.threads(), out::isTaken));
        statements.put(id, made);
        return made;
    }

    private void prepare(int request, Requests.Prepare prepare) throws ProtocolException {
        OpenStatement open = open(prepare.statement, prepare.sql);
        answer(
                open.lane(),
                request,
                () -> {
                    StatementShape shape = open.statement().describe();
                    return new Replies.Prepared(shape.columns(), shape.parameters());
                });
    }

    private void execute(Incoming incoming, Requests.Execute asked) throws ProtocolException {
        int request = incoming.request();
        OpenStatement open = open(asked.statement, asked.sql);
        limits.beginStatement();
        Execution execution =
                new Execution(incoming, asked, open.statement(), open.lane(), out, this);
        if (executions.putIfAbsent(request, execution) != null) {
            limits.endStatement();
            limits.statementTold();
            throw new ProtocolException("the request " + request + " is in use");
        }
        open.lane().execute(execution::begin);
    }

    /// How an execution is stopped.
    private interface Stop {
        void stop(Execution execution);
    }

    private void stop(int request, Stop how) {
        Execution execution = executions.get(request);
        if (execution != null) {
            limits.threads().execute(() -> how.stop(execution));
        }
    }

    private void closeStatement(int id) {
        OpenStatement open = statements.remove(id);
        if (open != null) {
            executions.forEach(
                    (request, execution) -> {
                        if (execution.isOf(open.statement())) {
                            stop(request, Execution::close);
                        }
                    });
            open.lane()
                    .execute(
                            () -> {
                                try {
                                    open.statement().close();
                                } catch (EngineException error) {
                                    LOG.warn("A statement could not be closed", error);
                                }
                            });
        }
    }

    private Message location() {
        return new Replies.Location(connection.catalog(), connection.schema());
    }

    private Message use(Requests.Use use) throws EngineException {
        String schema = use.schema;
        if (schema == null) {
            connection.useCatalog(use.catalog);
        } else {
            connection.use(use.catalog, schema);
        }
        return location();
    }

    private Message objects(Requests.GetObjects get) throws EngineException {
        EngineMetadata metadata = connection.metadata();
        return switch (get.kind) {
            case CATALOGS -> new Replies.Names(metadata.catalogs());
            case SCHEMAS -> new Replies.Names(metadata.schemas(get.catalog));
            case TABLES -> new Replies.Tables(metadata.tables(get.catalog, get.schema));
            case COLUMNS ->
                    new Replies.Columns(metadata.columns(get.catalog, get.schema, get.table));
            case FUNCTIONS -> new Replies.Functions(metadata.functions());
            case KEYWORDS -> new Replies.Names(metadata.keywords());
        };
    }

    /// Stops what runs and ends the session, on a thread that may wait.
    void close() {
        executions.values().forEach(Execution::close);
        resumeLanes();
        try {
            connection.close();
        } catch (EngineException error) {
            LOG.warn("A session could not be closed", error);
        }
    }
}
