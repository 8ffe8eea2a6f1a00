package io.feldspar.server.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The page and its parts.
final class Assets {

    private static final String PAGE = "/index.html";

    /// The names of the parts; nothing else of the class path is served.
    private static final Set<String> NAMES =
            Set.of(
                    PAGE,
                    "/app.css",
                    "/app.js",
                    "/dom.js",
                    "/pages.js",
                    "/statement.js",
                    "/dag.js",
                    "/timeline.js",
                    "/sql.js",
                    "/cluster.html",
                    "/cluster.js");

    /// Types by the ends of names.
    private static final Map<String, String> TYPES =
            Map.of(
                    ".html", "text/html; charset=utf-8",
                    ".js", "text/javascript; charset=utf-8",
                    ".css", "text/css; charset=utf-8");

    private Assets() {}

    /// What there is at the path, or null.
    static @Nullable Answer find(String path) throws IOException {
        String name = path.equals("/") ? PAGE : path;
        if (!NAMES.contains(name)) {
            return null;
        }
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.')), "");
        try (InputStream in = Assets.class.getResourceAsStream(name.substring(1))) {
            if (in == null) {
                throw new IOException("'%s' is not on the class path".formatted(name));
            }
            return new Answer(HttpResponseStatus.OK, type, in.readAllBytes());
        }
    }
}
