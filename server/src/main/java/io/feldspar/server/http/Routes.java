package io.feldspar.server.http;

import io.feldspar.server.wire.FeldsparServer;
import io.feldspar.server.wire.OpenSession;
import io.feldspar.session.operation.Operation;
import io.feldspar.session.operation.OperationId;
import io.feldspar.session.operation.OperationInfo;
import io.feldspar.session.operation.Operations;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
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
/// DELETE /api/statements/ID      cancels it
/// GET    /metrics                numbers for Prometheus
/// ```
final class Routes {

    private static final String STATEMENTS = "/api/statements";

    /// The page and its parts: file and type by path.
    private static final Map<String, Asset> ASSETS =
            Map.of(
                    "/", new Asset("index.html", "text/html; charset=utf-8"),
                    "/app.js", new Asset("app.js", "text/javascript; charset=utf-8"),
                    "/app.css", new Asset("app.css", "text/css; charset=utf-8"));

    private record Asset(String file, String type) {}

    private final FeldsparServer server;
    private final Metrics metrics;

    Routes(FeldsparServer server) {
        this.server = server;
        this.metrics = new Metrics(server);
    }

    /// @param user who asks, or null where there are no users
    Answer answer(Request request, @Nullable String user) throws IOException {
        String path = request.path();
        if (path.startsWith(STATEMENTS + "/")) {
            String id = path.substring(STATEMENTS.length() + 1);
            return statement(request.method(), new OperationId(id), user);
        }
        if (!request.method().equals(HttpMethod.GET)) {
            return Answer.text(HttpResponseStatus.METHOD_NOT_ALLOWED, "Only GET is allowed here\n");
        }
        Asset asset = ASSETS.get(path);
        if (asset != null) {
            return asset(asset);
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

    private Answer statement(HttpMethod method, OperationId id, @Nullable String user)
            throws IOException {
        Optional<OperationInfo> found =
                operations().find(id).filter(info -> isOf(info.user(), user));
        if (found.isEmpty()) {
            return Answer.notFound();
        }
        if (method.equals(HttpMethod.GET)) {
            return json(json -> Json.statement(json, found.get()));
        }
        if (!method.equals(HttpMethod.DELETE)) {
            return Answer.text(
                    HttpResponseStatus.METHOD_NOT_ALLOWED,
                    "Only GET and DELETE are allowed here\n");
        }
        Optional<Operation> open = operations().open(id);
        return open.isPresent() && open.get().cancel()
                ? Answer.text(HttpResponseStatus.ACCEPTED, "Cancelled\n")
                : Answer.text(HttpResponseStatus.CONFLICT, "The statement has ended\n");
    }

    private static Answer asset(Asset asset) throws IOException {
        try (InputStream in = Routes.class.getResourceAsStream(asset.file())) {
            if (in == null) {
                throw new IOException("'%s' is not on the class path".formatted(asset.file()));
            }
            return new Answer(HttpResponseStatus.OK, asset.type(), in.readAllBytes());
        }
    }
}
