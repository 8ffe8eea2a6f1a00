package io.feldspar.executor.standalone.link;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.standalone.message.Answer;
import io.feldspar.executor.standalone.message.ToMaster;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;

/// Sends JARs to the master and fetches them from there, part by part. A JAR is called by its
/// SHA-256, so that each is sent once and none is taken for another.
public final class Jars {

    /// The most bytes of a part.
    public static final int PART_BYTES = 1 << 20;

    private Jars() {}

    public static boolean isHash(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    /// The SHA-256 of a file.
    public static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Sends the JAR, unless the master has it.
    ///
    /// @return its SHA-256
    public static String send(Path jar, Function<ToMaster, Answer> master) throws IOException {
        String hash = hash(jar);
        if (master.apply(new ToMaster.HasJar(hash)) instanceof Answer.Done) {
            return hash;
        }
        String upload = UUID.randomUUID().toString();
        try (InputStream in = Files.newInputStream(jar)) {
            long offset = 0;
            byte[] part = in.readNBytes(PART_BYTES);
            boolean last = false;
            while (!last) {
                byte[] next = in.readNBytes(PART_BYTES);
                last = next.length == 0;
                Answer answer =
                        master.apply(
                                new ToMaster.PutJar(
                                        hash, upload, offset, ByteBuffer.wrap(part), last));
                if (!(answer instanceof Answer.Done)) {
                    throw refused(jar.toString(), answer);
                }
                offset += part.length;
                part = next;
            }
        }
        return hash;
    }

    /// The part of the file from there.
    public static Answer.JarPart read(Path jar, long offset) throws IOException {
        try (FileChannel file = FileChannel.open(jar, StandardOpenOption.READ)) {
            long left = Math.max(0, file.size() - offset);
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(left, PART_BYTES));
            while (bytes.hasRemaining() && file.read(bytes, offset + bytes.position()) >= 0) {
                continue;
            }
            return new Answer.JarPart(bytes.flip(), left <= PART_BYTES);
        }
    }

    /// Fetches the JAR into a directory, unless it is there.
    public static Path fetch(String hash, Path directory, Function<ToMaster, Answer> master)
            throws IOException {
        Path file = directory.resolve(hash + ".jar");
        if (Files.exists(file)) {
            return file;
        }
        Files.createDirectories(directory);
        Path unfinished = Files.createTempFile(directory, hash, ".part");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                long offset = 0;
                boolean last = false;
                while (!last) {
                    Answer answer = master.apply(new ToMaster.GetJar(hash, offset));
                    if (!(answer instanceof Answer.JarPart(ByteBuffer bytes, boolean isLast))) {
                        throw refused(hash, answer);
                    }
                    byte[] part = new byte[bytes.remaining()];
                    bytes.get(part);
                    out.write(part);
                    offset += part.length;
                    last = isLast;
                }
            }
            if (!hash(unfinished).equals(hash)) {
                throw new IOException("the JAR %s came damaged".formatted(hash));
            }
            return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static FeldsparException refused(String jar, Answer answer) {
        return new FeldsparException(
                ErrorCode.CLUSTER_FAILURE,
                "The JAR '%s' cannot be exchanged with the master: %s".formatted(jar, answer));
    }
}
