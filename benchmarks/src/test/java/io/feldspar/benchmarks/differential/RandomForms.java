package io.feldspar.benchmarks.differential;

import io.feldspar.benchmarks.differential.Part.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Writes queries of rarer forms over [RandomTables]: windows over groups, WITH RECURSIVE, PIVOT
/// and UNPIVOT.
final class RandomForms {

    private static final List<Kind> COLUMNS =
            List.of(
                    Kind.INTEGER,
                    Kind.BIG,
                    Kind.DECIMAL,
                    Kind.DOUBLE,
                    Kind.TEXT,
                    Kind.DATE,
                    Kind.TIMESTAMP);
    private static final List<Kind> KEYS =
            List.of(Kind.INTEGER, Kind.TEXT, Kind.DATE, Kind.TIMESTAMP);
    private static final List<Kind> VALUES =
            List.of(Kind.INTEGER, Kind.BIG, Kind.DECIMAL, Kind.TEXT, Kind.DATE);

    private final SplittableRandom random;
    private final RandomExpressions expressions;
    private final String table;
    private final Scope scope = new Scope(List.of("q"), null);

    RandomForms(long seed) {
        random = new SplittableRandom(seed);
        expressions = new RandomExpressions(random, null);
        table = RandomTables.pick(random);
    }

    Part query() {
        Part query =
                switch (random.nextInt(4)) {
                    case 0 -> windowsOverGroups();
                    case 1 -> recursive();
                    case 2 -> pivoted();
                    default -> unpivoted();
                };
        return Part.of(Kind.OTHER, query);
    }

    private Part windowsOverGroups() {
        List<Part> keys = new ArrayList<>();
        List<Part> order = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            Part key = Part.of(Kind.OTHER, "q.", RandomExpressions.name(expressions.pick(KEYS)));
            keys.add(key);
            order.add(Part.of(Kind.OTHER, key, " NULLS LAST"));
        }
        Part group = Part.joined(Kind.OTHER, ", ", keys);
        boolean rollup = random.nextInt(4) == 0;
        List<Part> columns = new ArrayList<>(keys);
        columns.add(aggregate());
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            columns.add(
                    rollup || random.nextBoolean()
                            ? ofPeers(keys.getFirst())
                            : ofRows(Part.joined(Kind.OTHER, ", ", order)));
        }
        return Part.of(
                Kind.QUERY,
                "SELECT ",
                Part.joined(Kind.OTHER, ", ", columns),
                from(),
                rollup ? " GROUP BY ROLLUP (" : " GROUP BY (",
                group,
                ")",
                random.nextInt(4) > 0
                        ? Part.of(Kind.CLAUSE, "")
                        : Part.of(
                                Kind.CLAUSE,
                                " QUALIFY ",
                                ofPeers(keys.getFirst()),
                                random.nextBoolean() ? " IS NOT NULL" : " IS NULL"));
    }

    /// A window in which groups that tie get the same.
    private Part ofPeers(Part key) {
        String nulls = random.nextBoolean() ? " DESC NULLS LAST)" : " NULLS FIRST)";
        Part partition =
                random.nextBoolean()
                        ? Part.of(Kind.CLAUSE, "")
                        : Part.of(Kind.CLAUSE, "PARTITION BY ", key);
        return random.nextBoolean()
                ? Part.of(
                        Kind.OTHER,
                        random.nextBoolean() ? "rank()" : "dense_rank()",
                        " OVER (",
                        partition,
                        " ORDER BY ",
                        aggregate(),
                        nulls)
                : Part.of(
                        Kind.OTHER,
                        expressions.pick(List.of("max(", "min(", "count(")),
                        aggregate(),
                        ") OVER (",
                        partition,
                        ")");
    }

    /// @param order of all groups
    private Part ofRows(Part order) {
        return switch (random.nextInt(4)) {
            case 0 -> Part.of(Kind.OTHER, "row_number() OVER (ORDER BY ", order, ")");
            case 1 ->
                    Part.of(
                            Kind.OTHER,
                            random.nextBoolean() ? "lag(" : "lead(",
                            aggregate(),
                            ") OVER (ORDER BY ",
                            order,
                            ")");
            case 2 ->
                    Part.of(
                            Kind.OTHER,
                            "sum(sum(q.k)) OVER (ORDER BY ",
                            order,
                            " ROWS " + random.nextInt(3) + " PRECEDING)");
            default ->
                    Part.of(
                            Kind.OTHER,
                            "first_value(",
                            aggregate(),
                            ") OVER (ORDER BY ",
                            order,
                            ")");
        };
    }

    private Part aggregate() {
        String column = "q." + RandomExpressions.name(expressions.pick(VALUES));
        return switch (random.nextInt(6)) {
            case 0 -> Part.of(Kind.OTHER, "count(*)");
            case 1 -> Part.of(Kind.OTHER, "sum(q.k)");
            case 2 -> Part.of(Kind.OTHER, "count(DISTINCT " + column + ")");
            case 3 -> Part.of(Kind.OTHER, "count(" + column + ")");
            default -> Part.of(Kind.OTHER, random.nextBoolean() ? "min(" : "max(", column + ")");
        };
    }

    /// Four runs at most, each over the rows of the last one, alone or joined with a table.
    private Part recursive() {
        boolean joined = random.nextBoolean();
        Scope step = new Scope(joined ? List.of("r", "q") : List.of("r"), null);
        Part first = Part.of(Kind.QUERY, "SELECT 0, ", columns(scope), from());
        Part second =
                Part.of(
                        Kind.QUERY,
                        "SELECT r.n + 1, ",
                        columns(step),
                        " FROM r",
                        joined
                                ? expressions.pick(List.of(" JOIN ", " LEFT JOIN "))
                                        + RandomTables.pick(random)
                                        + " q ON q.k = r.k"
                                : "",
                        " WHERE r.n < " + (1 + random.nextInt(3)),
                        random.nextBoolean()
                                ? Part.of(Kind.CLAUSE, "")
                                : Part.of(Kind.CLAUSE, " AND ", expressions.condition(step, 1)));
        Scope whole = new Scope(List.of("r"), null);
        Part tail =
                random.nextInt(3) == 0
                        ? Part.of(Kind.QUERY, "SELECT n, count(*), max(s) FROM r GROUP BY n")
                        : Part.of(
                                Kind.QUERY,
                                "SELECT r.n, ",
                                expressions.of(expressions.kind(), whole, 1),
                                " FROM r WHERE ",
                                expressions.condition(whole, 1));
        return Part.of(
                Kind.QUERY,
                "WITH RECURSIVE r(n, k, b, d, x, s, t, ts) AS (",
                first,
                random.nextInt(3) == 0 ? " UNION " : " UNION ALL ",
                second,
                ") ",
                tail);
    }

    private Part columns(Scope of) {
        List<Part> columns = new ArrayList<>();
        for (Kind kind : COLUMNS) {
            boolean as = random.nextInt(3) > 0;
            columns.add(
                    Part.of(
                            Kind.OTHER,
                            "CAST(",
                            as ? expressions.column(kind, of) : expressions.of(kind, of, 1),
                            " AS " + type(kind) + ")"));
        }
        return Part.joined(Kind.OTHER, ", ", columns);
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case INTEGER -> "INTEGER";
            case BIG -> "BIGINT";
            case DECIMAL -> "DECIMAL(38, 10)";
            case DOUBLE -> "DOUBLE";
            case TEXT -> "VARCHAR";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
            default -> throw new IllegalArgumentException("no column of kind " + kind);
        };
    }

    private Part pivoted() {
        boolean byText = random.nextBoolean();
        String key = byText ? "s" : "k";
        String value = byText ? "k" : "b";
        String others = expressions.pick(List.of("", ", t", ", ts, t", ", d"));
        Part second = Part.of(Kind.CLAUSE, ", ", pivotAggregate(value), " AS w");
        return Part.of(
                Kind.QUERY,
                "SELECT * FROM (SELECT %s, %s%s".formatted(key, value, others),
                from(),
                ") PIVOT (",
                pivotAggregate(value),
                " AS v",
                random.nextBoolean() ? second : Part.of(Kind.CLAUSE, ""),
                byText
                        ? " FOR s IN ('a' AS e, 'c' AS f, 'h' AS g))"
                        : " FOR k IN (1 AS e, 3 AS f))");
    }

    private Part pivotAggregate(String column) {
        String function = expressions.pick(List.of("count(", "min(", "max(", "count(DISTINCT "));
        return Part.of(Kind.OTHER, function + column + ")");
    }

    private Part unpivoted() {
        Kind kind = expressions.pick(COLUMNS);
        return Part.of(
                Kind.QUERY,
                "SELECT * FROM (SELECT q.s, ",
                expressions.of(kind, scope, 2),
                " AS u, ",
                expressions.column(kind, scope),
                " AS w, q.k",
                from(),
                ") UNPIVOT ",
                expressions.pick(List.of("", "INCLUDE NULLS ", "EXCLUDE NULLS ")),
                "(v FOR name IN (u, w))");
    }

    private Part from() {
        Part where = Part.of(Kind.CLAUSE, " WHERE ", expressions.condition(scope, 1));
        return Part.of(
                Kind.OTHER,
                " FROM " + table + " q",
                random.nextBoolean() ? where : Part.of(Kind.CLAUSE, ""));
    }
}
