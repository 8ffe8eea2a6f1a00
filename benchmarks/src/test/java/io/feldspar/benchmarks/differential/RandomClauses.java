package io.feldspar.benchmarks.differential;

import io.feldspar.benchmarks.differential.Part.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Writes queries with the clauses that [RandomQueries] lacks: LATERAL with groups and limits,
/// chains of set operations, items of WITH that are read twice, the first rows in some order,
/// QUALIFY over groups, USING and NATURAL joins, rows in IN, generators and lists.
final class RandomClauses {

    private static final List<Kind> KINDS =
            List.of(
                    Kind.INTEGER,
                    Kind.BIG,
                    Kind.DECIMAL,
                    Kind.DOUBLE,
                    Kind.TEXT,
                    Kind.DATE,
                    Kind.TIMESTAMP);
    private static final List<String> COMPARISONS = List.of(" = ", " = ", " <> ", " < ", " >= ");
    private static final List<String> JOINS =
            List.of(" JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ");

    private final SplittableRandom random;
    private final RandomExpressions expressions;

    RandomClauses(long seed) {
        random = new SplittableRandom(seed);
        expressions = new RandomExpressions(random, null);
    }

    Part query() {
        Part query =
                switch (random.nextInt(9)) {
                    case 0 -> lateral();
                    case 1 -> sets(3);
                    case 2 -> readTwice();
                    case 3 -> first();
                    case 4 -> qualified();
                    case 5 -> joinedByName();
                    case 6 -> rowsIn();
                    case 7 -> generated();
                    default -> firstOfEach();
                };
        return Part.of(Kind.OTHER, query);
    }

    private Scope scope(String... aliases) {
        return new Scope(List.of(aliases), null);
    }

    private String table() {
        return RandomTables.pick(random);
    }

    private Part maybe(Part clause) {
        return random.nextBoolean() ? clause : Part.of(Kind.CLAUSE, "");
    }

    private Part where(Scope scope) {
        return maybe(Part.of(Kind.CLAUSE, " WHERE ", expressions.condition(scope, 1)));
    }

    private String column(String alias) {
        return alias + "." + RandomExpressions.name(expressions.pick(KINDS));
    }

    /// All columns, which order the rows of a table.
    private String order(String alias) {
        List<String> columns = new ArrayList<>();
        int first = random.nextInt(KINDS.size());
        for (int i = 0; i < KINDS.size(); i++) {
            Kind kind = KINDS.get((first + i) % KINDS.size());
            columns.add(
                    alias
                            + "."
                            + RandomExpressions.name(kind)
                            + expressions.pick(
                                    List.of(
                                            " NULLS FIRST",
                                            " NULLS LAST",
                                            " DESC NULLS FIRST",
                                            " DESC NULLS LAST")));
        }
        return " ORDER BY " + String.join(", ", columns);
    }

    private String limit() {
        return " LIMIT "
                + random.nextInt(5)
                + (random.nextInt(3) == 0 ? " OFFSET " + random.nextInt(3) : "");
    }

    /// An aggregate of columns of `b`, and maybe of one of the outer `a`.
    private Part aggregate(String alias) {
        String column = column(alias);
        return switch (random.nextInt(7)) {
            case 0 -> Part.of(Kind.OTHER, "count(*)");
            case 1 -> Part.of(Kind.OTHER, "count(DISTINCT " + column + ")");
            case 2 -> Part.of(Kind.OTHER, "sum(" + alias + ".k)");
            case 3 ->
                    Part.of(
                            Kind.OTHER,
                            "string_agg(%1$s.s, '-'%2$s)".formatted(alias, order(alias)));
            case 4 ->
                    Part.of(
                            Kind.OTHER,
                            "count(" + column + ") FILTER (WHERE ",
                            expressions.condition(scope(alias), 0),
                            ")");
            default -> Part.of(Kind.OTHER, random.nextBoolean() ? "min(" : "max(", column + ")");
        };
    }

    private Part lateral() {
        String correlated =
                "b.k"
                        + expressions.pick(COMPARISONS)
                        + "a.k"
                        + (random.nextBoolean() ? " + 1" : "");
        Part condition =
                Part.of(
                        Kind.OTHER,
                        " WHERE ",
                        correlated,
                        maybe(
                                Part.of(
                                        Kind.CLAUSE,
                                        " AND ",
                                        expressions.condition(scope("a", "b"), 1))));
        Part body =
                switch (random.nextInt(4)) {
                    case 0 ->
                            Part.of(
                                    Kind.QUERY,
                                    "SELECT ",
                                    aggregate("b"),
                                    " AS c FROM " + table() + " b",
                                    condition);
                    case 1 ->
                            Part.of(
                                    Kind.QUERY,
                                    "SELECT ",
                                    aggregate("b"),
                                    " AS c FROM " + table() + " b",
                                    condition,
                                    " GROUP BY " + column("b"),
                                    maybe(Part.of(Kind.CLAUSE, " HAVING count(*) > 1")));
                    case 2 ->
                            Part.of(
                                    Kind.QUERY,
                                    "SELECT " + column("b") + " AS c FROM " + table() + " b",
                                    condition,
                                    order("b"),
                                    limit());
                    default ->
                            Part.of(
                                    Kind.QUERY,
                                    random.nextBoolean() ? "SELECT DISTINCT " : "SELECT ",
                                    expressions.of(expressions.kind(), scope("a", "b"), 1),
                                    " AS c FROM " + table() + " b",
                                    condition);
                };
        boolean left = random.nextBoolean();
        return Part.of(
                Kind.QUERY,
                "SELECT %s, l.c FROM %s a".formatted(column("a"), table()),
                left ? " LEFT JOIN LATERAL (" : " CROSS JOIN LATERAL (",
                body,
                left ? ") l ON true" : ") l");
    }

    private Part sets(int inputs) {
        List<Kind> kinds = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            kinds.add(expressions.pick(KINDS));
        }
        return sets(inputs, kinds);
    }

    private Part sets(int inputs, List<Kind> kinds) {
        if (inputs == 1) {
            List<Part> columns = new ArrayList<>();
            for (Kind kind : kinds) {
                columns.add(expressions.of(kind, scope("a"), 1));
            }
            return Part.of(
                    Kind.QUERY,
                    "SELECT ",
                    Part.joined(Kind.OTHER, ", ", columns),
                    " FROM " + table() + " a",
                    where(scope("a")));
        }
        int left = 1 + random.nextInt(inputs - 1);
        return Part.of(
                Kind.QUERY,
                "(",
                sets(left, kinds),
                ")",
                expressions.pick(
                        List.of(
                                " UNION ALL ",
                                " UNION ",
                                " EXCEPT ",
                                " EXCEPT ALL ",
                                " INTERSECT ",
                                " INTERSECT ALL ")),
                "(",
                sets(inputs - left, kinds),
                ")");
    }

    private Part readTwice() {
        Part body = sets(1 + random.nextInt(2), List.of(Kind.INTEGER, expressions.pick(KINDS)));
        Part item = Part.of(Kind.OTHER, "WITH w(k, v) AS (", body, ") ");
        return switch (random.nextInt(4)) {
            case 0 ->
                    Part.of(
                            Kind.QUERY,
                            item,
                            "SELECT a.v, b.k FROM w a",
                            expressions.pick(JOINS),
                            "w b ON a.k",
                            expressions.pick(COMPARISONS),
                            "b.k");
            case 1 ->
                    Part.of(
                            Kind.QUERY,
                            item,
                            "SELECT a.k FROM w a WHERE a.v",
                            expressions.pick(List.of(" = ", " < ", " <> ")),
                            "(SELECT max(b.v) FROM w b WHERE b.k <= a.k)");
            case 2 ->
                    Part.of(
                            Kind.QUERY,
                            item,
                            "SELECT k, count(*) FROM (SELECT * FROM w UNION ALL SELECT * FROM w)"
                                    + " GROUP BY k");
            default ->
                    Part.of(
                            Kind.QUERY,
                            item,
                            "SELECT k, v FROM w WHERE k",
                            random.nextBoolean() ? " IN " : " NOT IN ",
                            "(SELECT k + 1 FROM w)");
        };
    }

    /// A query over the first rows of a table, or of a join by the order of both.
    private Part first() {
        Part rows =
                random.nextBoolean()
                        ? Part.of(
                                Kind.OTHER,
                                "SELECT * FROM " + table() + " a",
                                where(scope("a")),
                                order("a") + limit())
                        : Part.of(
                                Kind.OTHER,
                                "SELECT a.* FROM %s a".formatted(table()),
                                expressions.pick(List.of(" SEMI JOIN ", " ANTI JOIN ")),
                                table() + " b ON a.k = b.k",
                                maybe(
                                        Part.of(
                                                Kind.CLAUSE,
                                                " AND ",
                                                expressions.condition(scope("a", "b"), 1))),
                                order("a") + limit());
        return Part.of(
                Kind.QUERY,
                "SELECT ",
                expressions.of(expressions.kind(), scope("q"), 1),
                ", " + column("q") + " FROM (",
                rows,
                ") q",
                where(scope("q")));
    }

    private Part qualified() {
        String key = column("a");
        return Part.of(
                Kind.QUERY,
                "SELECT " + key + ", ",
                aggregate("a"),
                " AS m FROM %s a".formatted(table()),
                where(scope("a")),
                " GROUP BY " + key,
                maybe(Part.of(Kind.CLAUSE, " HAVING ", aggregate("a"), " IS NOT NULL")),
                " QUALIFY row_number() OVER (ORDER BY %s NULLS FIRST) <= ".formatted(key)
                        + random.nextInt(4));
    }

    private Part joinedByName() {
        String join = expressions.pick(JOINS);
        boolean natural = random.nextInt(4) == 0;
        List<String> keys = new ArrayList<>(List.of("k", "s", "t", "d", "ts"));
        while (keys.size() > 1 + random.nextInt(2)) {
            keys.remove(random.nextInt(keys.size()));
        }
        String key = expressions.pick(keys);
        String others = natural ? "" : ", a.b, b.x";
        String from =
                natural
                        ? "%s a NATURAL%s%s b".formatted(table(), join, table())
                        : "%s a%s%s b USING (%s)"
                                .formatted(table(), join, table(), String.join(", ", keys));
        Part condition =
                maybe(
                        Part.of(
                                Kind.CLAUSE,
                                " WHERE " + key,
                                random.nextBoolean() ? " IS NULL" : " IS NOT NULL"));
        return random.nextBoolean()
                ? Part.of(Kind.QUERY, "SELECT " + key + others + " FROM " + from, condition)
                : Part.of(
                        Kind.QUERY,
                        "SELECT " + key + ", count(*), count(DISTINCT " + key + ") FROM " + from,
                        condition,
                        " GROUP BY " + key);
    }

    private Part rowsIn() {
        Kind kind = expressions.pick(KINDS);
        Part left =
                Part.of(
                        Kind.OTHER,
                        "(",
                        expressions.of(Kind.INTEGER, scope("a"), 1),
                        ", ",
                        expressions.of(kind, scope("a"), 1),
                        ")");
        Part right =
                Part.of(
                        Kind.QUERY,
                        "SELECT ",
                        expressions.of(Kind.INTEGER, scope("b"), 1),
                        ", ",
                        expressions.of(kind, scope("b"), 0),
                        " FROM " + table() + " b",
                        maybe(
                                Part.of(
                                        Kind.CLAUSE,
                                        " WHERE ",
                                        expressions.condition(scope("a", "b"), 1))));
        Part in =
                Part.of(
                        Kind.BOOLEAN,
                        left,
                        random.nextBoolean() ? " IN (" : " NOT IN (",
                        right,
                        ")");
        return random.nextBoolean()
                ? Part.of(Kind.QUERY, "SELECT a.k FROM " + table() + " a WHERE ", in)
                : Part.of(Kind.QUERY, "SELECT a.k, ", in, " FROM " + table() + " a");
    }

    private Part generated() {
        Kind kind = expressions.pick(List.of(Kind.INTEGER, Kind.BIG, Kind.TEXT, Kind.DATE));
        Part list =
                Part.of(
                        Kind.OTHER,
                        "[",
                        expressions.of(kind, scope("a"), 1),
                        ", ",
                        expressions.of(kind, scope("a"), 0),
                        "]");
        return switch (random.nextInt(3)) {
            case 0 ->
                    Part.of(
                            Kind.QUERY,
                            "SELECT a.k, unnest(",
                            list,
                            ") FROM " + table() + " a",
                            where(scope("a")));
            case 1 ->
                    Part.of(
                            Kind.QUERY,
                            "SELECT a.k, u.v FROM " + table() + " a, UNNEST(",
                            list,
                            ") AS u(v)",
                            maybe(Part.of(Kind.CLAUSE, " WHERE u.v IS NOT NULL")));
            default ->
                    Part.of(
                            Kind.QUERY,
                            "SELECT count(*), min(a.k) FROM " + table() + " a",
                            where(scope("a")),
                            " GROUP BY ",
                            list);
        };
    }

    private Part firstOfEach() {
        String key = column("a");
        return switch (random.nextInt(3)) {
            case 0 ->
                    Part.of(
                            Kind.QUERY,
                            "SELECT DISTINCT ON (%s) %s FROM %s a ORDER BY %s NULLS LAST, "
                                    .formatted(key, column("a"), table(), key),
                            order("a").substring(" ORDER BY ".length()));
            case 1 ->
                    Part.of(
                            Kind.QUERY,
                            "SELECT a.k, (SELECT " + column("b") + " FROM " + table() + " b WHERE ",
                            "b.k"
                                    + expressions.pick(COMPARISONS)
                                    + "a.k"
                                    + order("b")
                                    + " LIMIT 1)",
                            " FROM " + table() + " a",
                            where(scope("a")));
            default ->
                    Part.of(
                            Kind.QUERY,
                            "SELECT %s, %s FROM %s a".formatted(column("a"), column("a"), table()),
                            where(scope("a")),
                            " QUALIFY row_number() OVER (PARTITION BY %s%s) = 1"
                                    .formatted(key, order("a")));
        };
    }
}
