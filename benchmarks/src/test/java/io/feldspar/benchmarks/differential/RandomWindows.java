package io.feldspar.benchmarks.differential;

import io.feldspar.benchmarks.differential.Part.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Writes calls with OVER whose results do not depend on the order of rows that tie: where a
/// function tells such rows apart, every column of the tables is in its ORDER BY.
final class RandomWindows {

    private static final List<Kind> COLUMNS =
            List.of(
                    Kind.INTEGER,
                    Kind.BIG,
                    Kind.DECIMAL,
                    Kind.DOUBLE,
                    Kind.TEXT,
                    Kind.DATE,
                    Kind.TIMESTAMP);
    private static final List<Kind> VALUES =
            List.of(Kind.INTEGER, Kind.BIG, Kind.DECIMAL, Kind.TEXT, Kind.DATE, Kind.TIMESTAMP);
    private static final List<String> EXCLUSIONS =
            List.of("", "", "", " EXCLUDE CURRENT ROW", " EXCLUDE GROUP", " EXCLUDE TIES");

    private final SplittableRandom random;
    private final RandomExpressions expressions;

    RandomWindows(SplittableRandom random, RandomExpressions expressions) {
        this.random = random;
        this.expressions = expressions;
    }

    /// A call of any kind.
    Part call(Scope scope) {
        return switch (random.nextInt(6)) {
            case 0 -> Part.of(Kind.OTHER, ranking(), over(keys(scope), ""));
            case 1 -> Part.of(Kind.OTHER, numbering(), over(total(scope), ""));
            case 2 -> Part.of(Kind.OTHER, shifted(scope), over(total(scope), ""));
            case 3 -> Part.of(Kind.OTHER, picked(scope), over(total(scope), rows()));
            case 4 -> Part.of(Kind.OTHER, aggregate(scope), over(total(scope), rows()));
            default -> Part.of(Kind.OTHER, aggregate(scope), ofPeers(scope));
        };
    }

    /// ` QUALIFY …`, which leaves out some rows.
    Part qualify(Scope scope) {
        return random.nextBoolean()
                ? Part.of(
                        Kind.CLAUSE,
                        " QUALIFY ",
                        numbering(),
                        over(total(scope), ""),
                        " <= " + (1 + random.nextInt(3)))
                : Part.of(
                        Kind.CLAUSE,
                        " QUALIFY ",
                        aggregate(scope),
                        ofPeers(scope),
                        random.nextBoolean() ? " IS NULL" : " IS NOT NULL");
    }

    private String ranking() {
        return expressions.pick(List.of("rank()", "dense_rank()", "percent_rank()", "cume_dist()"));
    }

    private String numbering() {
        return random.nextBoolean() ? "row_number()" : "ntile(" + (1 + random.nextInt(4)) + ")";
    }

    private Part shifted(Scope scope) {
        Kind kind = expressions.pick(VALUES);
        Part value = expressions.of(kind, scope, 1);
        String name = random.nextBoolean() ? "lag(" : "lead(";
        String offset = ", " + random.nextInt(4);
        return switch (random.nextInt(4)) {
            case 0 -> Part.of(Kind.OTHER, name, value, ")");
            case 1 -> Part.of(Kind.OTHER, name, value, offset, ")");
            case 2 -> Part.of(Kind.OTHER, name, value, " IGNORE NULLS)");
            default ->
                    Part.of(Kind.OTHER, name, value, offset, ", ", expressions.literal(kind), ")");
        };
    }

    private Part picked(Scope scope) {
        Part value = expressions.of(expressions.pick(VALUES), scope, 1);
        String nulls = random.nextInt(3) == 0 ? " IGNORE NULLS)" : ")";
        return switch (random.nextInt(3)) {
            case 0 -> Part.of(Kind.OTHER, "first_value(", value, nulls);
            case 1 -> Part.of(Kind.OTHER, "last_value(", value, nulls);
            default ->
                    Part.of(Kind.OTHER, "nth_value(", value, ", " + (1 + random.nextInt(3)), nulls);
        };
    }

    private Part aggregate(Scope scope) {
        Part value = expressions.of(expressions.pick(VALUES), scope, 1);
        Part number = expressions.of(Kind.INTEGER, scope, 1);
        Part call =
                switch (random.nextInt(7)) {
                    case 0 -> Part.of(Kind.OTHER, "count(*)");
                    case 1 -> Part.of(Kind.OTHER, "count(", value, ")");
                    case 2 -> Part.of(Kind.OTHER, "count(DISTINCT ", value, ")");
                    case 3 -> Part.of(Kind.OTHER, "sum(", number, ")");
                    case 4 -> Part.of(Kind.OTHER, "sum(DISTINCT ", number, ")");
                    case 5 -> Part.of(Kind.OTHER, "min(", value, ")");
                    default -> Part.of(Kind.OTHER, "max(", value, ")");
                };
        return random.nextInt(4) == 0
                ? Part.of(Kind.OTHER, call, " FILTER (WHERE ", expressions.condition(scope, 0), ")")
                : call;
    }

    private Part over(Part order, String frame) {
        return Part.of(Kind.OTHER, " OVER (", order, frame, ")");
    }

    /// A window whose frames hold rows that tie together.
    private Part ofPeers(Scope scope) {
        String exclusion = expressions.pick(EXCLUSIONS);
        if (random.nextInt(3) == 0) {
            return over(partition(scope), "");
        }
        boolean date = random.nextInt(3) == 0;
        return switch (random.nextInt(3)) {
            case 0 -> over(keys(scope), "");
            case 1 -> over(keys(scope), " GROUPS " + frame("", "") + exclusion);
            default ->
                    over(
                            Part.of(
                                    Kind.OTHER,
                                    partition(scope),
                                    " ORDER BY ",
                                    key(date ? Kind.DATE : Kind.INTEGER, scope)),
                            " RANGE "
                                    + (date ? frame("INTERVAL '", "' DAY") : frame("", ""))
                                    + exclusion);
        };
    }

    private String rows() {
        return random.nextInt(4) == 0
                ? ""
                : " ROWS " + frame("", "") + expressions.pick(EXCLUSIONS);
    }

    private String frame(String before, String after) {
        int start = random.nextInt(4);
        int end = Math.max(start, 1) + random.nextInt(5 - Math.max(start, 1));
        return "BETWEEN %s AND %s"
                .formatted(bound(start, before, after), bound(end, before, after));
    }

    private String bound(int bound, String before, String after) {
        String offset = before + random.nextInt(4) + after;
        return switch (bound) {
            case 0 -> "UNBOUNDED PRECEDING";
            case 1 -> offset + " PRECEDING";
            case 2 -> "CURRENT ROW";
            case 3 -> offset + " FOLLOWING";
            default -> "UNBOUNDED FOLLOWING";
        };
    }

    private Part partition(Scope scope) {
        return random.nextInt(3) == 0
                ? Part.of(Kind.CLAUSE, "")
                : Part.of(
                        Kind.CLAUSE,
                        "PARTITION BY ",
                        expressions.of(expressions.pick(COLUMNS), scope, random.nextInt(2)));
    }

    private Part key(Kind kind, Scope scope) {
        return Part.of(
                Kind.OTHER,
                expressions.pick(scope.aliases()) + "." + RandomExpressions.name(kind),
                expressions.pick(List.of("", " DESC")),
                expressions.pick(List.of(" NULLS FIRST", " NULLS LAST")));
    }

    private Part keys(Scope scope) {
        List<Part> keys = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            keys.add(key(expressions.pick(COLUMNS), scope));
        }
        return Part.of(
                Kind.OTHER, partition(scope), " ORDER BY ", Part.joined(Kind.OTHER, ", ", keys));
    }

    /// An order by every column.
    private Part total(Scope scope) {
        List<Part> keys = new ArrayList<>(List.of(keys(scope)));
        for (String alias : scope.aliases()) {
            for (Kind kind : COLUMNS) {
                keys.add(
                        Part.of(
                                Kind.OTHER,
                                alias + "." + RandomExpressions.name(kind) + " NULLS LAST"));
            }
        }
        return Part.joined(Kind.OTHER, ", ", keys);
    }
}
