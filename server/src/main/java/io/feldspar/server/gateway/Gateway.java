package io.feldspar.server.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Runs the statements of one client on one connection, one after the other.
///
/// Each request is a line, and each but a cancel has one line as its answer, in the same order:
///
/// ```text
/// {"id": 1, "do": "execute", "sql": "SELECT 1 AS a", "parameters": []}
/// {"id": 1, "columns": [["a", "INTEGER"]]}
/// {"id": 2, "do": "fetch", "query": 1, "rows": 1000}
/// {"id": 2, "rows": [[1]], "end": true}
/// {"id": 3, "do": "execute", "sql": "SELEC 1"}
/// {"id": 3, "error": {"state": "42601", "message": "..."}}
/// ```
public final class Gateway {

    private final Connection connection;
    private final Writer out;
    private final JsonFactory factory = new JsonFactory();
    private final Map<Long, OpenQuery> queries = new HashMap<>();
    private volatile @Nullable PreparedStatement running;

    /// The request that was cancelled last, which may not be running yet.
    private volatile long cancelled;

    /// What an answer has in addition to its id.
    private interface Content<E extends Exception> {
        void write(JsonGenerator json) throws E, IOException;
    }

    /// @param out where answers go
    public Gateway(Connection connection, Writer out) {
        this.connection = connection;
        this.out = out;
    }

    /// Answers requests until there are no more.
    ///
    /// @throws IOException where a line is not a request, or the client cannot be reached
    public void run(BufferedReader in) throws IOException {
        long last = 0;
        try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                switch (Request.parse(factory, line)) {
                    case Request.Cancel(long id) -> cancel(id);
                    case Request.Answered request -> {
                        last = request.id();
                        worker.execute(() -> answer(request));
                    }
                }
            }
            cancel(last);
        }
    }

    private void cancel(long request) {
        cancelled = request;
        PreparedStatement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                throw new IllegalStateException("a statement cannot be cancelled", e);
            }
        }
    }

    private void answer(Request.Answered request) {
        try {
            out.write(answerTo(request));
            out.flush();
        } catch (IOException _) {
            // The client is gone; the end of its requests is next.
            return;
        }
    }

    private String answerTo(Request.Answered request) {
        try {
            return line(request, json -> respond(request, json));
        } catch (SQLException error) {
            return line(request, json -> writeError(error, json));
        }
    }

    private void respond(Request.Answered request, JsonGenerator json)
            throws SQLException, IOException {
        switch (request) {
            case Request.Execute execute -> execute(execute, json);
            case Request.Fetch(long _, long query, int rows) -> {
                OpenQuery open = open(query);
                running = open.statement();
                open.writeRows(rows, json);
            }
            case Request.Close(long _, long query) -> close(query);
        }
    }

    /// The statement stays open where it returns rows.
    private void execute(Request.Execute request, JsonGenerator json)
            throws SQLException, IOException {
        PreparedStatement statement = connection.prepareStatement(request.sql());
        running = statement;
        try {
            List<@Nullable Object> parameters = request.parameters();
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            if (cancelled == request.id()) {
                throw new SQLException("The statement was cancelled", "57014");
            }
            if (statement.execute()) {
                ResultSet rows = statement.getResultSet();
                OpenQuery.writeColumns(rows.getMetaData(), json);
                queries.put(request.id(), new OpenQuery(statement, rows));
                return;
            }
            json.writeNumberField("updated", statement.getLargeUpdateCount());
        } catch (SQLException | RuntimeException error) {
            statement.close();
            throw error;
        }
        statement.close();
    }

    private OpenQuery open(long query) throws SQLException {
        OpenQuery open = queries.get(query);
        if (open == null) {
            throw new SQLException("The result %d is not open".formatted(query), "24000");
        }
        return open;
    }

    private void close(long query) throws SQLException {
        OpenQuery open = queries.remove(query);
        if (open != null) {
            open.close();
        }
    }

    private static void writeError(SQLException error, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("error");
        json.writeStringField("state", error.getSQLState());
        json.writeStringField("message", error.getMessage());
        json.writeEndObject();
    }

    private <E extends Exception> String line(Request request, Content<E> content) throws E {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("id", request.id());
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        return line.append('\n').toString();
    }
}
