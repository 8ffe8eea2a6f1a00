package io.feldspar.executor.standalone.link;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.transport.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/// What all processes of a cluster know and nobody else. It is the content of a file, or the value
/// of an environment variable; without either, a master that listens for this machine alone makes
/// one that other processes of the same user find.
///
/// ```text
/// the file that is named  ►  FELDSPAR_SECRET  ►  ~/.feldspar/secret
/// ```
public final class ClusterSecret {

    /// The environment variable that holds a secret.
    public static final String VARIABLE = "FELDSPAR_SECRET";

    private static final String CLUSTER = "feldspar-cluster";
    private static final int LEAST_CHARACTERS = 16;

    private ClusterSecret() {}

    /// The credentials of a process that takes part in a cluster.
    ///
    /// @param file the file that holds the secret, or an empty text
    public static Credentials find(String file) {
        if (!file.isEmpty()) {
            return read(Path.of(file));
        }
        String variable = System.getenv(VARIABLE);
        if (variable != null && !variable.isBlank()) {
            return of(variable, "the environment variable " + VARIABLE);
        }
        if (Files.exists(ofUser())) {
            return read(ofUser());
        }
        throw new FeldsparException(
                ErrorCode.AUTHENTICATION_FAILED,
                "The secret of the cluster is not known",
                "Name its file by feldspar.secret.file or --secret-file, set %s, or copy it to %s."
                        .formatted(VARIABLE, ofUser()));
    }

    /// The credentials of a master. For this machine alone a secret is made where there is none.
    public static Credentials ofMaster(String file, boolean loopback) {
        boolean given = !file.isEmpty() || System.getenv(VARIABLE) != null;
        if (!given && !loopback) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "A master that other machines reach needs a secret",
                    "Give it by --secret-file or %s, to workers and applications too."
                            .formatted(VARIABLE));
        }
        if (!given && !Files.exists(ofUser())) {
            make(ofUser());
        }
        return find(file);
    }

    private static Path ofUser() {
        return Path.of(System.getProperty("user.home"), ".feldspar", "secret");
    }

    private static void make(Path file) {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        try {
            Files.createDirectories(file.getParent());
            Path made = Files.createTempFile(file.getParent(), "secret", ".new");
            Files.writeString(made, HexFormat.of().formatHex(bytes));
            try {
                Files.createLink(file, made);
            } catch (FileAlreadyExistsException _) {
                // Another master was faster: its secret counts.
            } finally {
                Files.delete(made);
            }
        } catch (IOException e) {
            throw failed("written", file, e);
        }
    }

    private static Credentials read(Path file) {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Set<PosixFilePermission> others =
                        EnumSet.copyOf(Files.getPosixFilePermissions(file));
                others.removeAll(PosixFilePermissions.fromString("rwx------"));
                if (!others.isEmpty()) {
                    throw new FeldsparException(
                            ErrorCode.INVALID_PARAMETER,
                            "Others than its owner may read the secret in '%s'".formatted(file),
                            "Run chmod 600 on it, and change the secret.");
                }
            }
            return of(Files.readString(file), "'" + file + "'");
        } catch (IOException e) {
            throw failed("read", file, e);
        }
    }

    private static FeldsparException failed(String done, Path file, IOException e) {
        return new FeldsparException(
                ErrorCode.IO_ERROR,
                "The secret of the cluster cannot be %s: %s".formatted(done, e),
                "Its file is '%s'.".formatted(file),
                e);
    }

    private static Credentials of(String text, String where) {
        String secret = text.strip();
        if (secret.length() < LEAST_CHARACTERS) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The secret in %s is shorter than %d characters"
                            .formatted(where, LEAST_CHARACTERS),
                    "Make one with: head -c 32 /dev/urandom | base64");
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(secret.getBytes(StandardCharsets.UTF_8));
            return Credentials.of(CLUSTER, digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
