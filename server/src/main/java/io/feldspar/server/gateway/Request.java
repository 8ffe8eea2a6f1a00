package io.feldspar.server.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A line that the client sends.
sealed interface Request {

    /// How the client calls the request; the answer has it too.
    long id();

    /// A request that has one answer.
    sealed interface Answered extends Request {}

    /// Runs a statement. Its result is open under the id of this request.
    record Execute(long id, String sql, List<@Nullable Object> parameters) implements Answered {}

    /// Asks for the next rows of a result.
    record Fetch(long id, long query, int rows) implements Answered {}

    /// Closes a result.
    record Close(long id, long query) implements Answered {}

    /// Cancels the request of that id. It has no answer of its own.
    record Cancel(long id) implements Request {}

    /// @throws IOException where the line is not a request
    static Request parse(JsonFactory factory, String line) throws IOException {
        Map<String, @Nullable Object> fields = new HashMap<>();
        try (JsonParser json = factory.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("A request is an object, not: " + line);
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                fields.put(name, JsonValues.read(json));
            }
        }
        long id = number(fields, "id");
        return switch (text(fields, "do")) {
            case "execute" -> new Execute(id, text(fields, "sql"), parameters(fields));
            case "fetch" ->
                    new Fetch(id, number(fields, "query"), Math.toIntExact(number(fields, "rows")));
            case "close" -> new Close(id, number(fields, "query"));
            case "cancel" -> new Cancel(id);
            default -> throw new IOException("'%s' is not a request".formatted(fields.get("do")));
        };
    }

    private static String text(Map<String, @Nullable Object> fields, String name)
            throws IOException {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IOException("A request needs the text '%s'".formatted(name));
    }

    private static long number(Map<String, @Nullable Object> fields, String name)
            throws IOException {
        if (fields.get(name) instanceof Long number) {
            return number;
        }
        throw new IOException("A request needs the number '%s'".formatted(name));
    }

    private static List<@Nullable Object> parameters(Map<String, @Nullable Object> fields)
            throws IOException {
        return switch (fields.get("parameters")) {
            case null -> List.of();
            case List<?> values -> new ArrayList<>(values);
            default -> throw new IOException("'parameters' is a list");
        };
    }
}
