package io.feldspar.server.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.feldspar.server.history.PastStatements;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page with the statements of a history, and what it asks for.
///
/// ```text
/// GET    /                       the page, with /app.js and /app.css
/// GET    /api/server             where the history is
/// GET    /api/statements         the last statements; ?text= limits them to those with that text
/// GET    /api/statements/ID      one of them
/// GET    /api/statements/ID/plan its plan
/// ```
final class PastRoutes implements Site {

    private static final int MOST = 1000;

    private final Path directory;
    private final PastStatements past;

    PastRoutes(Path directory) {
        this.directory = directory;
        this.past = new PastStatements(directory);
    }

    /// Whoever may read the files may start one of these.
    @Override
    public boolean authenticates() {
        return false;
    }

    @Override
    public @Nullable String user(@Nullable String authorization) {
        return null;
    }

    @Override
    public Answer answer(Request request, @Nullable String user) throws IOException {
        if (!request.method().equals(HttpMethod.GET)) {
            return Answer.text(HttpResponseStatus.METHOD_NOT_ALLOWED, "Only GET is allowed here\n");
        }
        String path = request.path();
        Answer asset = Assets.find(path);
        if (asset != null) {
            return asset;
        }
        if (path.equals("/api/server")) {
            return new Answer(HttpResponseStatus.OK, "application/json", Json.of(this::describe));
        }
        if (path.equals(Routes.STATEMENTS)) {
            List<String> texts =
                    new QueryStringDecoder(request.uri())
                            .parameters()
                            .getOrDefault("text", List.of(""));
            List<String> statements = past.last(MOST, texts.getFirst()).statements();
            return Answer.json("[" + String.join(",", statements) + "]");
        }
        if (!path.startsWith(Routes.STATEMENTS + "/")) {
            return Answer.notFound();
        }
        String name = path.substring(Routes.STATEMENTS.length() + 1);
        String found =
                name.endsWith(Routes.PLAN)
                        ? past.profile(name.substring(0, name.length() - Routes.PLAN.length()))
                        : past.find(name);
        return found == null ? Answer.notFound() : Answer.json(found);
    }

    private void describe(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("history", directory.toAbsolutePath().toString());
        json.writeNumberField("damagedLines", past.last(MOST, "").damaged());
        json.writeEndObject();
    }
}
