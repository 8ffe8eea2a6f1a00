package io.feldspar.executor.standalone.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the secret of a cluster comes from, and which texts are refused as one.
class ClusterSecretTest {

    @TempDir Path folder;

    private Path file(String text, String permissions) throws IOException {
        Path file = Files.createTempFile(folder, "secret", "");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    private static String message(Path file) {
        return String.valueOf(
                assertThrows(FeldsparException.class, () -> ClusterSecret.find(file.toString()))
                        .getMessage());
    }

    @Test
    void isTheTextOfAFileThatOthersCannotRead() throws IOException {
        byte[] one = ClusterSecret.find(file("0123456789abcdef", "rw-------").toString()).secret();
        byte[] same =
                ClusterSecret.find(file("0123456789abcdef\n", "r--------").toString()).secret();
        byte[] other =
                ClusterSecret.find(file("0123456789abcdeg", "rw-------").toString()).secret();
        assertArrayEquals(one, same);
        assertFalse(Arrays.equals(one, other));
        assertTrue(message(file("0123456789abcdef", "rw-r--r--")).contains("may read the secret"));
        assertTrue(message(file("short", "rw-------")).contains("shorter than 16"));
        assertTrue(message(folder.resolve("none")).contains("cannot be read"));
    }

    @Test
    void isNeededForAMasterThatOtherMachinesReach() {
        FeldsparException refused =
                assertThrows(FeldsparException.class, () -> ClusterSecret.ofMaster("", false));
        assertTrue(String.valueOf(refused.getMessage()).contains("needs a secret"));
    }

    @Test
    void differsForEachApplication() throws IOException {
        var cluster = ClusterSecret.find(file("0123456789abcdef", "rw-------").toString());
        assertFalse(Arrays.equals(cluster.derive("a").secret(), cluster.derive("b").secret()));
        assertArrayEquals(cluster.derive("a").secret(), cluster.derive("a").secret());
    }
}
