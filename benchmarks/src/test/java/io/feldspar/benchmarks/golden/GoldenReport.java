package io.feldspar.benchmarks.golden;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts verdicts, of all files and of each.
final class GoldenReport {

    private final Map<String, List<Verdict>> files = new TreeMap<>();

    void add(String file, List<Verdict> verdicts) {
        files.put(file, verdicts);
    }

    static long count(List<Verdict> verdicts, Verdict.Kind kind) {
        return verdicts.stream().filter(verdict -> verdict.kind() == kind).count();
    }

    private List<Verdict> all() {
        return files.values().stream().flatMap(List::stream).toList();
    }

    /// Right, wrong and refused in a line each, then the most frequent reasons of refusal, and
    /// those of statements that prepare queries.
    String summary() {
        return counts(all())
                + "\n"
                + states()
                + "\n\n"
                + reasons(Verdict.Kind.REFUSED)
                + "\nunprepared\n\n"
                + reasons(Verdict.Kind.UNPREPARED)
                + "\nSQLSTATEs\n\n"
                + otherStates();
    }

    /// How many of Spark's errors have its SQLSTATE here.
    private String states() {
        long same = count(all(), Verdict.Kind.SAME_STATE);
        long other = count(all(), Verdict.Kind.OTHER_STATE);
        long accepted = count(all(), Verdict.Kind.ACCEPTED);
        return "errors: same SQLSTATE %d, other %d, accepted %d".formatted(same, other, accepted);
    }

    /// The pairs of SQLSTATEs that differ, wanted and given, the most frequent first.
    private String otherStates() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Verdict verdict : all()) {
            if (verdict.kind() == Verdict.Kind.OTHER_STATE
                    || verdict.kind() == Verdict.Kind.ACCEPTED) {
                String given =
                        verdict.kind() == Verdict.Kind.ACCEPTED
                                ? "nothing"
                                : verdict.detail().substring(0, 5);
                counts.merge(verdict.query().state() + " wanted, " + given, 1, Integer::sum);
            }
        }
        return ranked(counts);
    }

    private String reasons(Verdict.Kind kind) {
        StringBuilder text = new StringBuilder();
        Map<String, List<Verdict>> reasons = new TreeMap<>();
        for (Verdict verdict : all()) {
            if (verdict.kind() == kind) {
                reasons.computeIfAbsent(verdict.reason(), _ -> new ArrayList<>()).add(verdict);
            }
        }
        reasons.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
                .forEach(
                        entry ->
                                text.append(
                                        "%5d  %s   %s%n"
                                                .formatted(
                                                        entry.getValue().size(),
                                                        entry.getKey(),
                                                        example(entry.getValue().getFirst()))));
        return text.toString();
    }

    /// How many rows differ for each reason, the most frequent first.
    String byReason(Differences differences) {
        Map<String, Integer> counts = new TreeMap<>();
        files.forEach(
                (file, verdicts) -> {
                    for (Verdict verdict : verdicts) {
                        if (verdict.kind() == Verdict.Kind.WRONG) {
                            String reason = differences.reason(file, verdict);
                            counts.merge(reason == null ? "none" : reason, 1, Integer::sum);
                        }
                    }
                });
        return ranked(counts);
    }

    /// The other rows for which no reason is given.
    String unexplained(Differences differences) {
        StringBuilder text = new StringBuilder();
        files.forEach(
                (file, verdicts) -> {
                    for (Verdict verdict : differences.unexplained(file, verdicts)) {
                        text.append(
                                "%s: %s%n    → %s%n"
                                        .formatted(file, verdict.query().sql(), verdict.detail()));
                    }
                });
        return text.toString();
    }

    private static String ranked(Map<String, Integer> counts) {
        StringBuilder text = new StringBuilder();
        counts.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue()))
                .forEach(
                        entry ->
                                text.append(
                                        "%5d  %s%n".formatted(entry.getValue(), entry.getKey())));
        return text.toString();
    }

    static String counts(List<Verdict> verdicts) {
        return "right %d, wrong %d, refused %d"
                .formatted(
                        count(verdicts, Verdict.Kind.RIGHT),
                        count(verdicts, Verdict.Kind.WRONG),
                        count(verdicts, Verdict.Kind.REFUSED));
    }

    private static String example(Verdict verdict) {
        String sql = verdict.query().sql().replaceAll("\\s+", " ");
        return sql.length() > 120 ? sql.substring(0, 120) + "…" : sql;
    }

    /// Each file with its counts, and every answer of that kind.
    String details(Verdict.Kind... kinds) {
        List<Verdict.Kind> wanted = List.of(kinds);
        StringBuilder text = new StringBuilder();
        files.forEach(
                (file, verdicts) -> {
                    text.append("## %s: %s%n".formatted(file, counts(verdicts)));
                    for (Verdict verdict : verdicts) {
                        if (wanted.contains(verdict.kind())) {
                            text.append(
                                    "%s %s%n    → %s%n"
                                            .formatted(
                                                    verdict.kind(),
                                                    verdict.query().sql(),
                                                    verdict.detail()));
                        }
                    }
                });
        return text.toString();
    }
}
