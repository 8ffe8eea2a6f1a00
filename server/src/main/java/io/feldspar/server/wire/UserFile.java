package io.feldspar.server.wire;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.wire.ProtocolException;
import io.feldspar.jdbc.wire.Scram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The users of a server with what it needs to check their passwords, which are not in it.
///
/// ```text
/// name:SCRAM-SHA-256$iterations:salt$stored key:server key          keys and salt in Base64
/// ```
public final class UserFile implements Authenticator {

    private static final int ITERATIONS = 20_000;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final Path file;

    public UserFile(Path file) {
        this.file = file;
    }

    /// What the server knows of a user.
    record Keys(int iterations, byte[] salt, byte[] stored, byte[] server) {

        static Keys of(String password) {
            byte[] salt = Scram.random(SALT_BYTES);
            byte[] salted = Scram.salted(password, salt, ITERATIONS);
            return new Keys(
                    ITERATIONS, salt, Scram.hash(Scram.clientKey(salted)), Scram.serverKey(salted));
        }

        /// Keys of nobody, so that an unknown name takes as long as a wrong password. The salt is
        /// the same each time, as a user's is.
        static Keys ofNobody(byte[] secret, String name) {
            byte[] salt = Arrays.copyOf(Scram.hmac(secret, name), SALT_BYTES);
            return new Keys(ITERATIONS, salt, Scram.random(KEY_BYTES), Scram.random(KEY_BYTES));
        }

        private String text() {
            return "%s$%d:%s$%s:%s"
                    .formatted(
                            Scram.MECHANISM,
                            iterations,
                            Scram.encoded(salt),
                            Scram.encoded(stored),
                            Scram.encoded(server));
        }

        private static Keys parse(String text) throws ProtocolException {
            String[] parts = text.split("[$:]", -1);
            if (parts.length != 5
                    || !parts[0].equals(Scram.MECHANISM)
                    || !parts[1].matches("\\d{4,8}")) {
                throw new ProtocolException("it is not SCRAM-SHA-256$iterations:salt$keys");
            }
            return new Keys(
                    Integer.parseInt(parts[1]),
                    Scram.decoded(parts[2]),
                    Scram.decoded(parts[3]),
                    Scram.decoded(parts[4]));
        }
    }

    /// The keys of a user, or null where there is no such user. The file is read each time, so that
    /// a new user needs no restart.
    @Nullable Keys find(String name) {
        return read().get(name);
    }

    /// Takes as long for an unknown user as for a known one.
    @Override
    public boolean verify(String name, String password) {
        Keys known = find(name);
        Keys keys = known == null ? Keys.ofNobody(Scram.random(KEY_BYTES), name) : known;
        byte[] salted = Scram.salted(password, keys.salt(), keys.iterations());
        return MessageDigest.isEqual(Scram.hash(Scram.clientKey(salted)), keys.stored())
                && known != null;
    }

    /// Fails unless the file can be read and nobody but its owner can.
    void check() {
        read();
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE)
                    || permissions.contains(PosixFilePermission.GROUP_WRITE)) {
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        "The user file '%s' of '%s' may be read or written by others: %s"
                                .formatted(
                                        file,
                                        ServerSetting.USERS.key(),
                                        PosixFilePermissions.toString(permissions)),
                        "Run chmod 600.");
            }
        } catch (UnsupportedOperationException noPosix) {
            return;
        } catch (IOException error) {
            throw unreadable(error);
        }
    }

    private Map<String, Keys> read() {
        Map<String, Keys> users = new LinkedHashMap<>();
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                int colon = line.indexOf(":" + Scram.MECHANISM);
                if (!line.isBlank()) {
                    users.put(
                            line.substring(0, Math.max(colon, 0)),
                            Keys.parse(line.substring(colon + 1)));
                }
            }
            return users;
        } catch (ProtocolException error) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "Line %d of the user file '%s' is malformed: %s"
                            .formatted(number, file, error.getMessage()),
                    "Write it with './feldspar adduser'.");
        } catch (IOException error) {
            throw unreadable(error);
        }
    }

    private FeldsparException unreadable(IOException error) {
        return new FeldsparException(
                ErrorCode.IO_ERROR,
                "The user file '%s' of '%s' cannot be read: %s"
                        .formatted(file, ServerSetting.USERS.key(), error),
                "Write it with './feldspar adduser'.",
                error);
    }

    /// Adds a user, or gives one another password.
    public void add(String name, String password) throws IOException {
        if (name.isBlank() || name.chars().anyMatch(character -> character < ' ')) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER, "'%s' cannot be a user".formatted(name));
        }
        if (password.isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER, "The password of '%s' is empty".formatted(name));
        }
        Map<String, Keys> users = Files.exists(file) ? read() : new LinkedHashMap<>();
        users.put(name, Keys.of(password));
        StringBuilder text = new StringBuilder();
        users.forEach(
                (user, keys) -> text.append(user).append(':').append(keys.text()).append('\n'));
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(written);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    written,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(written, text);
        Files.move(
                written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
