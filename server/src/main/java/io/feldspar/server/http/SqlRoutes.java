package io.feldspar.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.engine.Failures;
import io.feldspar.server.wire.FeldsparServer;
import io.feldspar.server.wire.NamedSessions;
import io.feldspar.session.setting.Setting;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Runs statements for clients over HTTP, with the rights of the user who asks. A session is known
/// by a name that nobody can guess.
///
/// ```text
/// POST   /api/sessions                          begins one: {"catalog": …, "schema": …} or {}
/// GET    /api/sessions/NAME                     where it is
/// POST   /api/sessions/NAME/statements          runs a statement: {"statement": …}
/// GET    /api/sessions/NAME/statements/ID?rows= how far it is, or its next rows
/// DELETE /api/sessions/NAME                     ends it
/// ```
final class SqlRoutes {

    static final String SESSIONS = "/api/sessions";

    private static final String STATEMENTS = "statements";
    private static final String CLIENT = "web";

    /// A browser that is closed without a word leaves its session behind.
    private static final Duration MOST_IDLE = Duration.ofMinutes(30);

    private static final long POLL_MILLIS = 500;
    private static final int ROWS = 1000;
    private static final int MOST_ROWS = 10_000;
    private static final int NAME_BYTES = 16;
    private static final JsonFactory JSON = new JsonFactory();

    private final FeldsparServer server;
    private final NamedSessions<String, SqlSession> sessions;
    private final SecureRandom random = new SecureRandom();

    SqlRoutes(FeldsparServer server) {
        this.server = server;
        this.sessions = new NamedSessions<>(server, "http", MOST_IDLE);
        server.atEnd(sessions::close);
    }

    /// Whether the request is for one of the paths here.
    static boolean takes(Request request) {
        return request.path().startsWith(SESSIONS + "/")
                || (request.path().equals(SESSIONS) && !request.method().equals(HttpMethod.GET));
    }

    Answer answer(Request request, @Nullable String user, String address) throws IOException {
        try {
            return answerOrThrow(request, user, address);
        } catch (JsonProcessingException malformed) {
            return Answer.text(
                    HttpResponseStatus.BAD_REQUEST, malformed.getOriginalMessage() + "\n");
        } catch (EngineException | FeldsparException refused) {
            return Answer.failed(HttpResponseStatus.BAD_REQUEST, Failures.of(refused));
        }
    }

    private Answer answerOrThrow(Request request, @Nullable String user, String address)
            throws IOException, EngineException {
        boolean post = request.method().equals(HttpMethod.POST);
        if (post && !request.isJson()) {
            return Answer.text(
                    HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE, "application/json is expected\n");
        }
        if (request.path().equals(SESSIONS)) {
            return post ? begin(request, user, address) : Answer.notAllowed("GET and POST");
        }
        List<String> parts =
                List.of(request.path().substring(SESSIONS.length() + 1).split("/", -1));
        SqlSession session = sessions.find(parts.getFirst());
        if (session == null || (user != null && !session.connection().user().equals(user))) {
            return Answer.notFound();
        }
        session.touch();
        if (parts.size() == 1) {
            return session(request.method(), parts.getFirst(), session);
        }
        if (!parts.get(1).equals(STATEMENTS) || parts.size() > 3) {
            return Answer.notFound();
        }
        if (parts.size() == 2) {
            return post ? run(request, session) : Answer.notAllowed("POST");
        }
        return request.method().equals(HttpMethod.GET)
                ? rows(request, session, parts.get(2))
                : Answer.notAllowed("GET");
    }

    private Answer begin(Request request, @Nullable String user, String address)
            throws IOException, EngineException {
        Map<String, String> wanted = fields(request);
        Map<String, String> properties = new TreeMap<>();
        properties.put(Setting.CLIENT_NAME.key(), CLIENT);
        if (user != null) {
            properties.put("user", user);
        }
        for (String key : List.of("catalog", "schema")) {
            String value = wanted.get(key);
            if (value != null) {
                properties.put(key, value);
            }
        }
        sessions.checkRoom();
        SqlSession session = new SqlSession(server, server.connect(properties, address));
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        String name = HexFormat.of().formatHex(bytes);
        sessions.add(name, session);
        return Answer.json(HttpResponseStatus.CREATED, describe(name, session));
    }

    private static byte[] describe(String name, SqlSession session) throws IOException {
        return Json.of(
                json -> {
                    json.writeStartObject();
                    json.writeStringField("session", name);
                    json.writeStringField("user", session.connection().user());
                    json.writeStringField("catalog", session.connection().catalog());
                    json.writeStringField("schema", session.connection().schema());
                    json.writeEndObject();
                });
    }

    private Answer session(HttpMethod method, String name, SqlSession session) throws IOException {
        if (method.equals(HttpMethod.GET)) {
            return Answer.json(HttpResponseStatus.OK, describe(name, session));
        }
        if (method.equals(HttpMethod.DELETE)) {
            sessions.close(name);
            return Answer.text(HttpResponseStatus.ACCEPTED, "Closed\n");
        }
        return Answer.notAllowed("GET and DELETE");
    }

    private static Answer run(Request request, SqlSession session) throws IOException {
        Map<String, String> asked = fields(request);
        String sql = asked.get("statement");
        if (sql == null) {
            return Answer.text(HttpResponseStatus.BAD_REQUEST, "'statement' is missing\n");
        }
        long timeout = number(asked.getOrDefault("timeoutMillis", "0"), 0, Integer.MAX_VALUE);
        SqlResult result = session.run(sql, timeout);
        return Answer.json(
                HttpResponseStatus.CREATED,
                Json.of(
                        json -> {
                            json.writeStartObject();
                            json.writeStringField("id", result.id());
                            json.writeEndObject();
                        }));
    }

    private static Answer rows(Request request, SqlSession session, String id) throws IOException {
        SqlResult result = session.result(id);
        if (result == null) {
            return Answer.notFound();
        }
        List<String> given = new QueryStringDecoder(request.uri()).parameters().get("rows");
        int most = given == null ? ROWS : (int) number(given.getFirst(), 1, MOST_ROWS);
        Answer answer = Answer.json(json -> result.write(json, most, POLL_MILLIS));
        session.touch();
        return answer;
    }

    /// The number, or the bound that it is beyond; the least where it is none.
    private static long number(String text, long least, long most) {
        return text.matches("\\d{1,18}") ? Math.clamp(Long.parseLong(text), least, most) : least;
    }

    /// The texts and numbers of the body, by their names.
    ///
    /// @throws IOException where it is not an object of these
    private static Map<String, String> fields(Request request) throws IOException {
        Map<String, String> fields = new TreeMap<>();
        try (JsonParser in = JSON.createParser(request.body())) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(in, "an object is expected");
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                if (value.isStructStart()) {
                    throw new JsonParseException(
                            in, "'%s' is to be a text or number".formatted(name));
                }
                if (value != JsonToken.VALUE_NULL) {
                    fields.put(name, in.getText());
                }
            }
        }
        return fields;
    }
}
