package io.feldspar.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A tab of a headless Chromium, over its DevTools protocol.
final class Chromium implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
    private static final long SECONDS = 60;

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();

    /// The program, or null where it is not installed.
    static @Nullable Path program() {
        return PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
    }

    Chromium(Path program, Path profile) throws Exception {
        this.process =
                new ProcessBuilder(
                                program.toString(),
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--no-first-run",
                                "--remote-debugging-port=0",
                                "--remote-allow-origins=*",
                                "--window-size=1280,1000",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectErrorStream(true)
                        .start();
        URI browser = endpoint();
        URI list = URI.create("http://%s:%d/json".formatted(browser.getHost(), browser.getPort()));
        JsonNode tabs =
                MAPPER.readTree(
                        client.send(
                                        HttpRequest.newBuilder(list).build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .body());
        String address = "";
        for (JsonNode tab : tabs) {
            if (tab.path("type").asText().equals("page")) {
                address = tab.path("webSocketDebuggerUrl").asText();
            }
        }
        this.socket =
                client.newWebSocketBuilder()
                        .connectTimeout(Duration.ofSeconds(SECONDS))
                        .buildAsync(URI.create(address), new Listener())
                        .get(SECONDS, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Log")) {
            call(domain + ".enable", Map.of());
        }
    }

    private URI endpoint() throws IOException {
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int at = line.indexOf("ws://");
            if (at >= 0) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                return URI.create(line.substring(at).strip());
            }
        }
        throw new IOException("Chromium has ended with " + process.exitValue());
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    accept(MAPPER.readTree(text.toString()));
                } catch (IOException malformed) {
                    problems.add(malformed.toString());
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void accept(JsonNode message) {
        CompletableFuture<JsonNode> waiting = answers.remove(message.path("id").asInt(-1));
        if (waiting != null) {
            waiting.complete(message);
        }
        JsonNode parameters = message.path("params");
        switch (message.path("method").asText()) {
            case "Runtime.exceptionThrown" ->
                    problems.add(parameters.path("exceptionDetails").toString());
            case "Log.entryAdded" -> {
                if (parameters.path("entry").path("level").asText().equals("error")) {
                    problems.add(parameters.path("entry").toString());
                }
            }
            default -> {
                // Other events do not matter.
            }
        }
    }

    private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode message = MAPPER.createObjectNode().put("id", id).put("method", method);
        message.set("params", MAPPER.valueToTree(parameters));
        socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
        JsonNode given = answer.get(SECONDS, TimeUnit.SECONDS);
        if (given.has("error")) {
            throw new IOException(method + ": " + given.get("error"));
        }
        return given.path("result");
    }

    void open(String url) throws Exception {
        call("Page.navigate", Map.of("url", url));
    }

    /// The value of an expression of JavaScript; promises are awaited.
    JsonNode evaluate(String expression) throws Exception {
        JsonNode result =
                call(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "awaitPromise",
                                true,
                                "returnByValue",
                                true));
        if (result.has("exceptionDetails")) {
            throw new IOException(result.get("exceptionDetails").toString());
        }
        return result.path("result").path("value");
    }

    /// Waits until an expression is true.
    void await(String expression) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!evaluate(
                        "(() => { try { return Boolean(%s) } catch { return false } })()"
                                .formatted(expression))
                .asBoolean()) {
            if (System.nanoTime() > end) {
                throw new IOException(
                        "not true: %s; the page has: %s; problems: %s"
                                .formatted(
                                        expression,
                                        evaluate("document.body.innerText").asText(),
                                        problems));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    String text() throws Exception {
        return evaluate("document.body.innerText").asText();
    }

    void screenshot(Path file) throws Exception {
        JsonNode shot =
                call(
                        "Page.captureScreenshot",
                        Map.of("format", "png", "captureBeyondViewport", true));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(shot.path("data").asText()));
    }

    /// Errors of scripts, and what the policy of the page or the network refused.
    List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
