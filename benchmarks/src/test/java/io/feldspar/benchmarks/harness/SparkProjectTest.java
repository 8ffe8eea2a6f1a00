package io.feldspar.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkProjectTest {

    @TempDir private Path home;

    /// A home whose Maven does what the script says.
    private void home(String script) throws IOException {
        Files.createDirectories(home.resolve("benchmarks/src/main"));
        Files.createDirectories(home.resolve("benchmarks/spark/src"));
        Files.writeString(home.resolve("benchmarks/spark/pom.xml"), "<project/>");
        Path mvnw = home.resolve("mvnw");
        Files.writeString(mvnw, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(mvnw, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void refusesSparkWhereItCannotBeFetchedAndSaysWhy() throws IOException {
        home("echo 'noise'; echo '[ERROR] cannot reach the registry'; exit 1\n");
        EngineUnavailableException e =
                assertThrows(EngineUnavailableException.class, () -> SparkProject.classPath(home));
        assertTrue(e.getMessage().contains("[ERROR] cannot reach the registry"), e.getMessage());
    }

    @Test
    void buildsWhatIsMissingOnceAndAgainAfterAChange() throws Exception {
        String jar = "feldspar-benchmarks-spark-0.1.0-SNAPSHOT.jar";
        home(
                """
                cd "$(dirname "$0")/benchmarks/spark"
                mkdir -p target/lib
                touch target/%s target/lib/spark.jar
                echo built >> count
                """
                        .formatted(jar));
        String classPath = SparkProject.classPath(home);
        assertEquals(2, classPath.split(File.pathSeparator, -1).length);
        assertTrue(classPath.contains(jar) && classPath.contains("spark.jar"), classPath);
        Path count = home.resolve("benchmarks/spark/count");
        SparkProject.classPath(home);
        assertEquals(1, Files.readAllLines(count).size());
        Files.setLastModifiedTime(
                home.resolve("benchmarks/spark/target/" + jar), FileTime.fromMillis(0));
        SparkProject.classPath(home);
        assertEquals(2, Files.readAllLines(count).size());
    }
}
