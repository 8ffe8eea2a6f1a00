package io.feldspar.server.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.feldspar.server.history.PastStatements;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page with the statements of a history, and what it asks for.
///
/// ```text
/// GET    /                         the page, with its scripts and style
/// GET    /api/server               where the history is
/// GET    /api/statements           the last statements; ?text= limits them to those with that text
/// GET    /api/statements/ID        one of them
/// GET    /api/statements/ID/plan   its plan
/// GET    /api/statements/ID/stages its stages
/// ```
final class PastRoutes implements Site {

    private static final int MOST = 1000;

    private final Path directory;
    private final PastStatements past;

    PastRoutes(Path directory) {
        this.directory = directory;
        this.past = new PastStatements(directory);
    }

    /// Users that may read the files may start one of these.
    @Override
    public boolean authenticates() {
        return false;
    }

    @Override
    public @Nullable String user(@Nullable String authorization) {
        return null;
    }

    @Override
    public Answer answer(Request request, @Nullable String user, String address)
            throws IOException {
        if (!request.method().equals(HttpMethod.GET)) {
            return Answer.notAllowed("GET");
        }
        String path = request.path();
        Answer asset = Assets.find(path);
        if (asset != null) {
            return asset;
        }
        if (path.equals("/api/server")) {
            return Answer.json(this::describe);
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
        String[] parts = path.substring(Routes.STATEMENTS.length() + 1).split("/", -1);
        String found =
                switch (parts.length) {
                    case 1 -> past.find(parts[0]);
                    case 2 -> measured(parts[0], parts[1]);
                    default -> null;
                };
        return found == null ? Answer.notFound() : Answer.json(found);
    }

    private @Nullable String measured(String id, String what) throws IOException {
        return switch (what) {
            case Routes.PLAN -> past.plan(id);
            case Routes.STAGES -> past.stages(id);
            default -> null;
        };
    }

    private void describe(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("history", directory.toAbsolutePath().toString());
        json.writeNumberField("damagedLines", past.last(MOST, "").damaged());
        json.writeEndObject();
    }
}
