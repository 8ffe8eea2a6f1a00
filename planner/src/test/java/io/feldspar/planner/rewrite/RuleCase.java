package io.feldspar.planner.rewrite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a rule makes of the plan of one query, as a file of `rewrite/` tells it. An empty line
/// separates the cases.
///
/// ```text
/// # Why the rule does so.
/// SELECT a FROM t WHERE 1 < 2 AND a > 1        the query
/// ----
/// Project(a=[$0])                              the plan that the rule is given
///   …
/// ---->
/// Project(a=[$0])                              what it makes of it; `unchanged` if it leaves it
///   …
/// ```
record RuleCase(String reason, String sql, String before, String after) {

    private static final String GIVEN = "\n----\n";
    private static final String MADE = "\n---->\n";
    private static final String UNCHANGED = "unchanged";

    static List<RuleCase> read(Path file) throws IOException {
        List<RuleCase> cases = new ArrayList<>();
        for (String text : Files.readString(file).strip().split("\n\n+", -1)) {
            cases.add(parse(text, file));
        }
        return cases;
    }

    private static RuleCase parse(String text, Path file) {
        String head = text.contains(GIVEN) ? text.substring(0, text.indexOf(GIVEN)) : text;
        String plans = text.substring(Math.min(text.length(), head.length() + GIVEN.length()));
        String[] both = plans.split(MADE, 2);
        String reason = lines(head, true);
        if (reason.isEmpty()) {
            throw new AssertionError(file + ": a case without its reason:\n" + text);
        }
        String before = both[0].strip();
        String after = both.length < 2 ? "" : both[1].strip();
        return new RuleCase(
                reason, lines(head, false), before, after.equals(UNCHANGED) ? before : after);
    }

    private static String lines(String head, boolean comments) {
        return head.lines()
                .filter(line -> line.startsWith("#") == comments)
                .collect(Collectors.joining("\n"));
    }

    RuleCase withPlans(String given, String made) {
        return new RuleCase(reason, sql, given, made);
    }

    String text() {
        return reason
                + "\n"
                + sql
                + GIVEN
                + before
                + MADE
                + (after.equals(before) ? UNCHANGED : after)
                + "\n";
    }
}
