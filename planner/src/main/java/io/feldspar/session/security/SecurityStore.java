package io.feldspar.session.security;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.access.Principal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Who may do what in an engine, in a file that outlives it. A change is in the file before anybody
/// sees it, and the file holds all of it or nothing, even where the process dies. Thread-safe.
public final class SecurityStore {

    private final Path file;
    private final Set<String> admins;
    private volatile SecurityState state;

    /// @param file made with the first change
    /// @param admins users who may do everything, besides those that have the role `admin`
    /// @throws FeldsparException where the file cannot be read
    public SecurityStore(Path file, Set<String> admins) {
        this.file = file.toAbsolutePath();
        this.admins = Set.copyOf(admins);
        this.state = load(this.file);
    }

    private static SecurityState load(Path file) {
        try {
            return Files.exists(file)
                    ? SecurityScript.read(Files.readString(file))
                    : SecurityState.EMPTY;
        } catch (IOException error) {
            throw new FeldsparException(
                    ErrorCode.IO_ERROR,
                    "The file '%s' of roles and grants cannot be read: %s".formatted(file, error),
                    "See setting 'feldspar.security.file'.",
                    error);
        } catch (FeldsparException error) {
            throw new FeldsparException(
                    ErrorCode.DATA_CORRUPT,
                    "The file '%s' of roles and grants is malformed: %s"
                            .formatted(file, error.getMessage()),
                    "Restore it from a copy.",
                    error);
        }
    }

    SecurityState state() {
        return state;
    }

    /// Whether a user may do everything.
    boolean isAdmin(String user) {
        return admins.contains(user);
    }

    /// All that a user has, roles included.
    Set<Principal> principals(String user, Set<String> roles) {
        Set<Principal> all = new HashSet<>(Set.of(Principal.user(user), Principal.PUBLIC));
        roles.forEach(role -> all.add(Principal.role(role)));
        return all;
    }

    /// What the user may see and do in a new session.
    public SessionAccess access(String user) {
        return new SessionAccess(this, user);
    }

    /// Makes a change, all of it or, where it fails, nothing.
    synchronized void change(UnaryOperator<SecurityState> change) {
        SecurityState changed = change.apply(state);
        if (changed.version() != state.version()) {
            save(SecurityScript.write(changed));
            state = changed;
        }
    }

    private void save(String text) {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(written);
            Files.createFile(written, onlyOwner());
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    written,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel names =
                    FileChannel.open(file.resolveSibling(""), StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException error) {
            throw new FeldsparException(
                    ErrorCode.IO_ERROR,
                    "The file '%s' of roles and grants cannot be written: %s"
                            .formatted(file, error),
                    "Nothing was changed.",
                    error);
        }
    }

    private FileAttribute<?>[] onlyOwner() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
