package io.feldspar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The jars on the class path are those of a list, so that a new one is seen in review.
///
/// The list holds names without versions, those of the tests' own jars too. Ours, and what runs
/// the tests, are left out.
class ClassPathTest {

    private static final Path LIST = Path.of("src", "test", "resources", "class-path.txt");
    private static final Pattern VERSION = Pattern.compile("-\\d[\\w.-]*\\.jar$");
    private static final Set<String> RUNNERS = Set.of("surefire", "feldspar", "junit-platform");

    @Test
    void holdsTheListedJarsAlone() throws IOException {
        assumeTrue(System.getProperty("basedir") != null, "only Maven's class path is listed");
        List<String> jars = jars();
        if (System.getProperty("update") != null) {
            Files.write(LIST, jars);
        }
        assertEquals(
                Files.readAllLines(LIST), jars, "a dependency is new or gone; -Dupdate lists it");
    }

    private static List<String> jars() {
        Set<String> jars = new TreeSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String name = Path.of(entry).getFileName().toString();
            if (name.endsWith(".jar") && RUNNERS.stream().noneMatch(name::startsWith)) {
                jars.add(VERSION.matcher(name).replaceFirst(""));
            }
        }
        return List.copyOf(jars);
    }
}
