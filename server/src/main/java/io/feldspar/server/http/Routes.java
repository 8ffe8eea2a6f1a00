package io.feldspar.server.http;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.server.history.StatementJson;
import io.feldspar.server.wire.BasicCredentials;
import io.feldspar.server.wire.BearerToken;
import io.feldspar.server.wire.FeldsparServer;
import io.feldspar.server.wire.OpenSession;
import io.feldspar.session.operation.Operation;
import io.feldspar.session.operation.OperationId;
import io.feldspar.session.operation.OperationInfo;
import io.feldspar.session.operation.Operations;
import io.feldspar.session.operation.Profile;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What there is at which path. Where there are users each sees what is
/// theirs, and an administrator all.
///
/// ```text
/// GET    /                         the page, with its scripts and style
/// GET    /api/server               versions and numbers
/// GET    /api/sessions             open sessions; SqlRoutes has what begins so
/// GET    /api/groups               how busy resource groups are
/// GET    /api/executors            executors, and the last ones that went
/// GET    /api/storage              tables held in memory, and memory and disk in use
/// GET    /api/settings             the settings of the engine and the server
/// GET    /api/users                users with their sessions and statements
/// GET    /api/statements           statements that run, and the last ones that did
/// GET    /api/statements/ID        one of them
/// GET    /api/statements/ID/plan   its plan, with what was measured so far
/// GET    /api/statements/ID/stages its stages, with the attempts of their tasks
/// DELETE /api/statements/ID        cancels it
/// GET    /metrics                  numbers for Prometheus
/// ```
final class Routes implements Site {

    static final String STATEMENTS = "/api/statements";
    static final String PLAN = "plan";
    static final String STAGES = "stages";

    private final FeldsparServer server;
    private final Metrics metrics;
    private final SqlRoutes sql;
    private final EngineJson engine;

    Routes(FeldsparServer server) {
        this.server = server;
        this.metrics = new Metrics(server);
        this.sql = new SqlRoutes(server);
        this.engine = new EngineJson(server);
    }

    @Override
    public boolean authenticates() {
        return server.authenticates();
    }

    @Override
    public @Nullable String user(@Nullable String authorization) {
        try {
            BearerToken token = BearerToken.parse(authorization);
            if (token != null) {
                return server.userOf(token.text());
            }
            BasicCredentials given = BasicCredentials.parse(authorization);
            return given != null && server.admits(given.user(), given.password())
                    ? given.user()
                    : null;
        } catch (FeldsparException refused) {
            return null;
        }
    }

    @Override
    public Answer answer(Request request, @Nullable String user, String address)
            throws IOException {
        String path = request.path();
        if (path.startsWith(STATEMENTS + "/")) {
            return ofStatement(request.method(), path.substring(STATEMENTS.length() + 1), user);
        }
        if (SqlRoutes.takes(request)) {
            return sql.answer(request, user, address);
        }
        if (!request.method().equals(HttpMethod.GET)) {
            return Answer.notAllowed("GET");
        }
        Answer asset = Assets.find(path);
        return asset == null ? listing(path, user) : asset;
    }

    private Answer listing(String path, @Nullable String user) throws IOException {
        return switch (path) {
            case "/api/server" -> Answer.json(json -> metrics.writeServer(json, user));
            case SqlRoutes.SESSIONS -> Answer.json(json -> Json.sessions(json, sessions(user)));
            case "/api/groups" -> Answer.json(json -> Json.groups(json, server.groups().loads()));
            case "/api/executors" -> Answer.json(engine::writeExecutors);
            case "/api/storage" -> Answer.json(json -> engine.writeStorage(json, user));
            case "/api/settings" ->
                    Answer.json(json -> engine.writeSettings(json, isUnlimited(user)));
            case "/api/users" ->
                    Answer.json(json -> engine.writeUsers(json, sessions(user), statements(user)));
            case STATEMENTS -> Answer.json(json -> Json.statements(json, statements(user)));
            case "/metrics" -> new Answer(HttpResponseStatus.OK, Metrics.TYPE, metrics.text());
            default -> Answer.notFound();
        };
    }

    private List<OpenSession> sessions(@Nullable String user) {
        return server.sessions().stream()
                .filter(each -> isOf(each.connection().user(), user))
                .toList();
    }

    private List<OperationInfo> statements(@Nullable String user) {
        return operations().all().stream().filter(each -> isOf(each.user(), user)).toList();
    }

    private Operations operations() {
        return server.engine().operations();
    }

    private boolean isOf(String owner, @Nullable String user) {
        return isUnlimited(user) || owner.equals(user);
    }

    private boolean isUnlimited(@Nullable String user) {
        return user == null || server.engine().isAdmin(user);
    }

    private Answer ofStatement(HttpMethod method, String name, @Nullable String user)
            throws IOException {
        String[] parts = name.split("/", -1);
        OperationId id = new OperationId(parts[0]);
        Optional<OperationInfo> found =
                operations().find(id).filter(info -> isOf(info.user(), user));
        if (found.isEmpty() || parts.length > 2) {
            return Answer.notFound();
        }
        if (parts.length == 2) {
            return method.equals(HttpMethod.GET)
                    ? measured(found.get(), parts[1])
                    : Answer.notAllowed("GET");
        }
        if (method.equals(HttpMethod.GET)) {
            return Answer.json(json -> StatementJson.write(json, found.get()));
        }
        if (!method.equals(HttpMethod.DELETE)) {
            return Answer.notAllowed("GET and DELETE");
        }
        Optional<Operation> open = operations().open(id);
        return open.isPresent() && open.get().cancel()
                ? Answer.text(HttpResponseStatus.ACCEPTED, "Cancelled\n")
                : Answer.text(HttpResponseStatus.CONFLICT, "The statement has ended\n");
    }

    private Answer measured(OperationInfo info, String what) {
        Profile profile = info.profile();
        if (profile == null) {
            profile = operations().open(info.id()).map(Operation::profile).orElse(null);
        }
        if (profile == null) {
            return Answer.notFound();
        }
        return switch (what) {
            case PLAN -> Answer.json(profile.plan());
            case STAGES -> Answer.json(profile.stages());
            default -> Answer.notFound();
        };
    }
}
