package io.feldspar.benchmarks.differential;

import io.feldspar.benchmarks.differential.Part.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Writes queries over [RandomTables]: joins of every kind under conditions of every kind,
/// subqueries in every clause, groups and grouping sets with repeats, windows, set operations.
final class RandomQueries {

    private static final List<String> JOINS =
            List.of(" JOIN ", " JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ");
    private static final List<Kind> MEASURES =
            List.of(Kind.INTEGER, Kind.BIG, Kind.DECIMAL, Kind.TEXT, Kind.DATE, Kind.TIMESTAMP);

    private final SplittableRandom random;
    private final RandomExpressions expressions;
    private int aliases;

    RandomQueries(long seed) {
        random = new SplittableRandom(seed);
        expressions = new RandomExpressions(random, this);
    }

    /// A whole query.
    Part query() {
        int columns = 1 + random.nextInt(3);
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            kinds.add(expressions.kind());
        }
        Part query =
                switch (random.nextInt(10)) {
                    case 0, 1, 2 -> grouped();
                    case 8, 9 -> windowed();
                    case 3 ->
                            Part.of(
                                    Kind.QUERY,
                                    select(kinds, null, 2),
                                    expressions.pick(
                                            List.of(
                                                    " UNION ALL ",
                                                    " UNION ",
                                                    " EXCEPT ",
                                                    " INTERSECT ")),
                                    select(kinds, null, 2));
                    default -> select(kinds, null, 3);
                };
        return Part.of(Kind.OTHER, query);
    }

    /// The parts of `SELECT … FROM … WHERE …`, for checks that vary the condition.
    ///
    /// @param columns the first column of each table
    record Filtered(Part from, Part columns, Part condition) {}

    Filtered filtered() {
        Source source = source(1 + random.nextInt(3), null);
        List<Part> columns = new ArrayList<>();
        source.aliases.forEach(alias -> columns.add(Part.of(Kind.INTEGER, alias, ".k")));
        Scope scope = new Scope(source.aliases, null);
        return new Filtered(
                source.from,
                Part.joined(Kind.OTHER, ", ", columns),
                expressions.condition(scope, 3));
    }

    private record Source(Part from, List<String> aliases) {}

    private Source source(int relations, @Nullable Scope outer) {
        if (relations == 1) {
            return relation(null);
        }
        Source left = source(relations - 1, outer);
        if (random.nextInt(12) == 0) {
            Source right = relation(new Scope(left.aliases, outer));
            List<String> all = new ArrayList<>(left.aliases);
            all.addAll(right.aliases);
            return new Source(
                    Part.of(Kind.RELATION, left.from, " CROSS JOIN LATERAL ", right.from), all);
        }
        Source right = source(1, outer);
        List<String> all = new ArrayList<>(left.aliases);
        all.addAll(right.aliases);
        if (random.nextInt(10) == 0) {
            return new Source(Part.of(Kind.RELATION, left.from, " CROSS JOIN ", right.from), all);
        }
        Part on = on(left.aliases, right.aliases, new Scope(all, outer));
        String join = expressions.pick(JOINS);
        return new Source(Part.of(Kind.RELATION, left.from, join, right.from, " ON ", on), all);
    }

    /// A table, or the rows of one that a condition lets through.
    ///
    /// @param lateral what the condition may name besides
    private Source relation(@Nullable Scope lateral) {
        String alias = "q" + aliases++;
        String table = RandomTables.pick(random);
        if (lateral == null && random.nextInt(8) > 0) {
            return new Source(Part.of(Kind.RELATION, table, " ", alias), List.of(alias));
        }
        String inner = "q" + aliases++;
        Part rows =
                Part.of(
                        Kind.RELATION,
                        "(SELECT * FROM ",
                        table,
                        " ",
                        inner,
                        " WHERE ",
                        expressions.condition(new Scope(List.of(inner), lateral), 1),
                        ") ",
                        alias);
        return new Source(rows, List.of(alias));
    }

    /// The table of several batches, which is never joined.
    private Source large() {
        String alias = "q" + aliases++;
        return new Source(Part.of(Kind.RELATION, RandomTables.LARGE, " ", alias), List.of(alias));
    }

    /// An equality of columns or of computed sides, and maybe more; or anything.
    private Part on(List<String> left, List<String> right, Scope both) {
        int choice = random.nextInt(6);
        if (choice == 0) {
            return expressions.condition(both, 1);
        }
        Kind kind = RandomExpressions.KINDS.get(random.nextInt(8));
        int depth = choice == 1 ? 1 : 0;
        Part equal =
                Part.of(
                        Kind.BOOLEAN,
                        expressions.of(kind, new Scope(left, null), depth),
                        " = ",
                        expressions.of(kind, new Scope(right, null), depth));
        return choice < 4
                ? equal
                : Part.of(Kind.BOOLEAN, equal, " AND ", expressions.condition(both, 1));
    }

    private Part select(List<Kind> kinds, @Nullable Scope outer, int depth) {
        Source source = source(1 + random.nextInt(depth >= 2 ? 3 : 1), outer);
        Scope scope = new Scope(source.aliases, outer);
        List<Part> columns = new ArrayList<>();
        for (Kind kind : kinds) {
            columns.add(expressions.of(kind, scope, depth - 1));
        }
        return Part.of(
                Kind.QUERY,
                random.nextInt(5) == 0 ? "SELECT DISTINCT " : "SELECT ",
                Part.joined(Kind.OTHER, ", ", columns),
                " FROM ",
                source.from,
                where(scope, depth));
    }

    private Part where(Scope scope, int depth) {
        return random.nextInt(4) == 0
                ? Part.of(Kind.CLAUSE, "")
                : Part.of(Kind.CLAUSE, " WHERE ", expressions.condition(scope, depth - 1));
    }

    private Part grouped() {
        Source source = random.nextInt(4) == 0 ? large() : source(1 + random.nextInt(2), null);
        Scope scope = new Scope(source.aliases, null);
        List<Part> keys = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Kind kind = RandomExpressions.KINDS.get(random.nextInt(8));
            keys.add(
                    Part.of(
                            kind,
                            expressions.pick(source.aliases),
                            ".",
                            RandomExpressions.name(kind)));
        }
        List<Part> columns = new ArrayList<>(keys);
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            columns.add(aggregate(scope));
        }
        Part groups =
                keys.isEmpty()
                        ? Part.of(Kind.CLAUSE, "")
                        : Part.of(Kind.OTHER, " GROUP BY ", groups(keys));
        Part having =
                random.nextInt(4) == 0
                        ? Part.of(Kind.CLAUSE, " HAVING ", having(scope))
                        : Part.of(Kind.CLAUSE, "");
        return Part.of(
                Kind.QUERY,
                "SELECT ",
                Part.joined(Kind.OTHER, ", ", columns),
                " FROM ",
                source.from,
                where(scope, 2),
                groups,
                having);
    }

    private Part windowed() {
        Source source = random.nextInt(8) == 0 ? large() : source(1 + random.nextInt(2), null);
        Scope scope = new Scope(source.aliases, null);
        RandomWindows windows = new RandomWindows(random, expressions);
        List<Part> columns = new ArrayList<>();
        columns.add(expressions.column(expressions.kind(), scope));
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            columns.add(windows.call(scope));
        }
        return Part.of(
                Kind.QUERY,
                "SELECT ",
                Part.joined(Kind.OTHER, ", ", columns),
                " FROM ",
                source.from,
                where(scope, 2),
                random.nextInt(4) == 0 ? windows.qualify(scope) : Part.of(Kind.CLAUSE, ""));
    }

    private Part having(Scope scope) {
        return random.nextBoolean()
                ? Part.of(Kind.BOOLEAN, aggregate(scope), " IS NOT NULL")
                : Part.of(
                        Kind.BOOLEAN,
                        "count(*) > ",
                        scalar(Kind.INTEGER, new Scope(List.of(), null), 1));
    }

    private Part groups(List<Part> keys) {
        Part list = Part.joined(Kind.OTHER, ", ", keys);
        return switch (random.nextInt(6)) {
            case 0 -> Part.of(Kind.OTHER, "ROLLUP (", list, ")");
            case 1 -> Part.of(Kind.OTHER, "CUBE (", list, ")");
            case 2 ->
                    Part.of(
                            Kind.OTHER,
                            "GROUPING SETS ((",
                            list,
                            "), (",
                            keys.getFirst(),
                            "), ())");
            default -> list;
        };
    }

    private Part aggregate(Scope scope) {
        Kind kind = expressions.pick(MEASURES);
        Part argument = expressions.of(kind, scope, 1);
        return switch (random.nextInt(5)) {
            case 0 -> Part.of(Kind.OTHER, "count(*)");
            case 1 -> Part.of(Kind.OTHER, "count(DISTINCT ", argument, ")");
            case 2 ->
                    Part.of(
                            Kind.OTHER,
                            random.nextBoolean() ? "sum(" : "avg(",
                            expressions.of(Kind.INTEGER, scope, 1),
                            ")");
            case 3 ->
                    Part.of(
                            Kind.OTHER,
                            "max(",
                            argument,
                            ") FILTER (WHERE ",
                            expressions.condition(scope, 0),
                            ")");
            default -> Part.of(Kind.OTHER, random.nextBoolean() ? "min(" : "max(", argument, ")");
        };
    }

    /// A subquery with one row.
    Part scalar(Kind kind, Scope scope, int depth) {
        Source source = source(1, scope);
        Scope inner = new Scope(source.aliases, scope);
        Part value =
                kind == Kind.INTEGER && random.nextBoolean()
                        ? Part.of(Kind.OTHER, "CAST(count(*) AS INTEGER)")
                        : Part.of(
                                Kind.OTHER,
                                random.nextBoolean() ? "max(" : "min(",
                                Part.of(
                                        kind,
                                        source.aliases.getFirst(),
                                        ".",
                                        RandomExpressions.name(kind)),
                                ")");
        return Part.of(kind, "(SELECT ", value, " FROM ", source.from, where(inner, depth), ")");
    }

    /// EXISTS, IN, ANY or ALL.
    Part quantified(Scope scope, int depth) {
        Kind kind = RandomExpressions.KINDS.get(random.nextInt(8));
        Part query = select(List.of(kind), scope, Math.min(depth, 1));
        Part left = expressions.of(kind, scope, 0);
        return switch (random.nextInt(4)) {
            case 0 ->
                    Part.of(
                            Kind.BOOLEAN,
                            random.nextBoolean() ? "EXISTS (" : "NOT EXISTS (",
                            query,
                            ")");
            case 1 ->
                    Part.of(
                            Kind.BOOLEAN,
                            left,
                            expressions.pick(
                                    List.of(" < ANY (", " = ALL (", " <> ANY (", " >= ALL (")),
                            query,
                            ")");
            default ->
                    Part.of(
                            Kind.BOOLEAN,
                            left,
                            random.nextBoolean() ? " IN (" : " NOT IN (",
                            query,
                            ")");
        };
    }
}
