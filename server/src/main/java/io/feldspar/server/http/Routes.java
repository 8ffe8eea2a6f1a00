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
/// GET    /                       the page, with /app.js and /app.css
/// GET    /api/server             versions and numbers
/// GET    /api/sessions           open sessions
/// GET    /api/groups             how busy resource groups are
/// GET    /api/statements         statements that run, and the last ones that did
/// GET    /api/statements/ID      one of them
/// GET    /api/statements/ID/plan its plan, with what was measured so far
/// DELETE /api/statements/ID      cancels it
/// GET    /metrics                numbers for Prometheus
/// ```
final class Routes implements Site {

    static final String STATEMENTS = "/api/statements";
    static final String PLAN = "/plan";

    private final FeldsparServer server;
    private final Metrics metrics;

    Routes(FeldsparServer server) {
        this.server = server;
        this.metrics = new Metrics(server);
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
    public Answer answer(Request request, @Nullable String user) throws IOException {
        String path = request.path();
        if (path.startsWith(STATEMENTS + "/")) {
            return ofStatement(request.method(), path.substring(STATEMENTS.length() + 1), user);
        }
        if (!request.method().equals(HttpMethod.GET)) {
            return Answer.text(HttpResponseStatus.METHOD_NOT_ALLOWED, "Only GET is allowed here\n");
        }
        Answer asset = Assets.find(path);
        if (asset != null) {
            return asset;
        }
        return switch (path) {
            case "/api/server" -> json(metrics::writeServer);
            case "/api/sessions" -> json(json -> Json.sessions(json, sessions(user)));
            case "/api/groups" -> json(json -> Json.groups(json, server.groups().loads()));
            case STATEMENTS -> json(json -> Json.statements(json, statements(user)));
            case "/metrics" -> new Answer(HttpResponseStatus.OK, Metrics.TYPE, metrics.text());
            default -> Answer.notFound();
        };
    }

    private static Answer json(Json.Content content) throws IOException {
        return new Answer(HttpResponseStatus.OK, "application/json", Json.of(content));
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
        return user == null || owner.equals(user) || server.engine().isAdmin(user);
    }

    private Answer ofStatement(HttpMethod method, String name, @Nullable String user)
            throws IOException {
        boolean plan = name.endsWith(PLAN);
        OperationId id =
                new OperationId(plan ? name.substring(0, name.length() - PLAN.length()) : name);
        Optional<OperationInfo> found =
                operations().find(id).filter(info -> isOf(info.user(), user));
        if (found.isEmpty()) {
            return Answer.notFound();
        }
        if (method.equals(HttpMethod.GET)) {
            return plan ? plan(found.get()) : json(json -> StatementJson.write(json, found.get()));
        }
        if (plan || !method.equals(HttpMethod.DELETE)) {
            return Answer.text(
                    HttpResponseStatus.METHOD_NOT_ALLOWED,
                    "Only GET and DELETE of a statement are allowed here\n");
        }
        Optional<Operation> open = operations().open(id);
        return open.isPresent() && open.get().cancel()
                ? Answer.text(HttpResponseStatus.ACCEPTED, "Cancelled\n")
                : Answer.text(HttpResponseStatus.CONFLICT, "The statement has ended\n");
    }

    private Answer plan(OperationInfo info) {
        String profile = info.profile();
        if (profile == null) {
            profile = operations().open(info.id()).map(Operation::profile).orElse(null);
        }
        return profile == null ? Answer.notFound() : Answer.json(profile);
    }
}
