package io.feldspar.server.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The page and its parts.
final class Assets {

    /// File and type by path.
    private static final Map<String, Asset> ALL =
            Map.of(
                    "/", new Asset("index.html", "text/html; charset=utf-8"),
                    "/app.js", new Asset("app.js", "text/javascript; charset=utf-8"),
                    "/app.css", new Asset("app.css", "text/css; charset=utf-8"));

    private record Asset(String file, String type) {}

    private Assets() {}

    /// What there is at the path, or null.
    static @Nullable Answer find(String path) throws IOException {
        Asset asset = ALL.get(path);
        if (asset == null) {
            return null;
        }
        try (InputStream in = Assets.class.getResourceAsStream(asset.file())) {
            if (in == null) {
                throw new IOException("'%s' is not on the class path".formatted(asset.file()));
            }
            return new Answer(HttpResponseStatus.OK, asset.type(), in.readAllBytes());
        }
    }
}
