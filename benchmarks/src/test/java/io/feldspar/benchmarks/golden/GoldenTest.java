package io.feldspar.benchmarks.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Spark's own SQL tests. `verify` asks the files of `golden/files.txt`;
/// `-Dgolden.report=DIRECTORY` asks all, and writes there what is right, wrong and refused.
class GoldenTest {

    @TempDir static Path folder;

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + resource)) {
            if (in == null) {
                throw new IOException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }

    /// A line of `files.txt` is a file, how many answers are right at least and wrong at most.
    @Test
    @DisabledIfSystemProperty(named = "golden.report", matches = ".+")
    void answersAsSparkDoes() throws IOException, SQLException {
        GoldenSession session = new GoldenSession(folder, "");
        Differences differences = new Differences();
        List<String> worse = new ArrayList<>();
        for (String line : lines("files.txt")) {
            String[] words = line.split("\\s+", -1);
            GoldenFile file = GoldenFile.read(words[0]);
            List<Verdict> verdicts = session.verdicts(file);
            boolean good =
                    GoldenReport.count(verdicts, Verdict.Kind.RIGHT) >= Integer.parseInt(words[1])
                            && GoldenReport.count(verdicts, Verdict.Kind.WRONG)
                                    <= Integer.parseInt(words[2])
                            && differences.unexplained(words[0], verdicts).isEmpty();
            if (!good) {
                GoldenReport report = new GoldenReport();
                report.add(words[0], verdicts);
                worse.add(report.details(Verdict.Kind.WRONG, Verdict.Kind.REFUSED));
            }
        }
        assertEquals(List.of(), worse, () -> String.join("\n", worse));
    }

    /// Writes `summary.txt`, a file for each kind of verdict that is not as Spark's, and the other
    /// rows by reason. `-Dgolden.files=REGEX` asks some. Rows without a reason are a failure.
    @Test
    @EnabledIfSystemProperty(named = "golden.report", matches = ".+")
    void reports() throws IOException, SQLException {
        GoldenSession session = new GoldenSession(folder, "");
        GoldenReport report = new GoldenReport();
        String only = System.getProperty("golden.files", ".*");
        for (String name : lines("all.txt")) {
            if (name.matches(only)) {
                report.add(name, session.verdicts(GoldenFile.read(name)));
            }
        }
        Path target = Path.of(System.getProperty("golden.report"));
        Files.createDirectories(target);
        Files.writeString(target.resolve("summary.txt"), report.summary());
        for (Verdict.Kind kind :
                List.of(
                        Verdict.Kind.WRONG,
                        Verdict.Kind.REFUSED,
                        Verdict.Kind.UNPREPARED,
                        Verdict.Kind.OTHER_STATE,
                        Verdict.Kind.ACCEPTED)) {
            String name = kind.name().toLowerCase(Locale.ROOT) + ".txt";
            Files.writeString(target.resolve(name), report.details(kind));
        }
        Files.writeString(target.resolve("differences.txt"), report.byReason(new Differences()));
        assertEquals("", report.unexplained(new Differences()));
    }
}
