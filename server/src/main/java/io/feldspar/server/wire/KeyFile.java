package io.feldspar.server.wire;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.ParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file of keys (RFC 7517), read again when it has changed. Thread-safe.
final class KeyFile implements JWKSource<SecurityContext> {

    private final Path file;
    private volatile @Nullable Known known;

    private record Known(Object version, JWKSet keys) {}

    KeyFile(Path file) {
        this.file = file;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
            throws KeySourceException {
        return selector.select(keys());
    }

    /// @throws KeySourceException where the file cannot be read
    JWKSet keys() throws KeySourceException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Object version = List.of(now.lastModifiedTime(), now.size());
            Known last = known;
            if (last == null || !last.version().equals(version)) {
                last = new Known(version, JWKSet.parse(Files.readString(file)));
                known = last;
            }
            return last.keys();
        } catch (IOException | ParseException error) {
            throw new KeySourceException("The keys cannot be read: " + error, error);
        }
    }
}
