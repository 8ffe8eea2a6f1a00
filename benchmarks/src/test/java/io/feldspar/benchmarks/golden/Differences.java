package io.feldspar.benchmarks.golden;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why rows are not those of Spark: the list `differences.txt`.
///
/// ```text
/// # the reason
/// describe | desc .*          a file, or `*`, and the text of statements as an expression
/// ```
final class Differences {

    private record Difference(String file, Pattern sql, String reason) {}

    private final List<Difference> all = new ArrayList<>();

    Differences() throws IOException {
        String reason = "";
        for (String line : GoldenFile.resource("golden/differences.txt").split("\n", -1)) {
            if (line.startsWith("#")) {
                reason = line.substring(1).strip();
            } else if (!line.isBlank()) {
                String[] parts = line.split(" \\| ", 2);
                Pattern sql =
                        Pattern.compile(
                                parts[1].strip(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
                all.add(new Difference(parts[0].strip(), sql, reason));
            }
        }
    }

    /// The reason why rows of the statement differ, or null if there is none in the list.
    @Nullable String reason(String file, Verdict verdict) {
        String sql = verdict.query().sql().replaceAll("\\s+", " ").strip();
        return all.stream()
                .filter(each -> each.file().equals("*") || each.file().equals(file))
                .filter(each -> each.sql().matcher(sql).lookingAt())
                .map(Difference::reason)
                .findFirst()
                .orElse(null);
    }

    /// Those verdicts of a file that are neither right nor in the list.
    List<Verdict> unexplained(String file, List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(each -> each.kind() == Verdict.Kind.WRONG && reason(file, each) == null)
                .toList();
    }
}
