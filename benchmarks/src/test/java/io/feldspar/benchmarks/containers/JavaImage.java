package io.feldspar.benchmarks.containers;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The Docker image that holds Java, made by `src/test/docker/java-image.sh`.
final class JavaImage {

    private static final Path SCRIPT =
            Path.of(System.getProperty("basedir", ""), "src/test/docker/java-image.sh")
                    .toAbsolutePath();

    /// Without it Testcontainers begins with an image that removes the others at the end.
    private static final String NO_RYUK = "TESTCONTAINERS_RYUK_DISABLED";

    private JavaImage() {}

    /// The name of the image, which is made where there is none. Skips the test where it cannot be.
    static String name() throws IOException {
        assumeTrue(
                "true".equals(System.getenv(NO_RYUK)),
                "Tests in containers need " + NO_RYUK + "=true: no image can be pulled");
        Path log = Files.createTempFile("feldspar-image", ".log");
        try {
            Process process =
                    new ProcessBuilder(SCRIPT.toString()).redirectError(log.toFile()).start();
            process.getOutputStream().close();
            String name =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                abort(Files.readString(log).strip());
            }
            return name.strip();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        } finally {
            Files.delete(log);
        }
    }
}
