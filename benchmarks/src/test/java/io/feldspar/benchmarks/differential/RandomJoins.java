package io.feldspar.benchmarks.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Writes queries of joins of every kind over the tables `j0` to `j3`, whose columns `a`, `b` and
/// `c` are small integers and nulls.
final class RandomJoins {

    private static final List<String> COLUMNS = List.of("a", "b", "c");
    private static final List<String> JOINS =
            List.of("JOIN", "LEFT JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN");
    private static final List<String> COMPARISONS = List.of("=", "=", "<", ">=", "<>");

    private final SplittableRandom random;
    private int aliases;

    RandomJoins(SplittableRandom random) {
        this.random = random;
    }

    /// Part of a FROM clause, and the aliases in it.
    private record Source(String sql, List<String> aliases) {}

    String query() {
        int relations = 2 + random.nextInt(4);
        Source from = source(relations);
        if (random.nextInt(5) == 0) {
            Source other = source(1 + random.nextInt(2));
            from = new Source(from.sql + ", " + other.sql, joined(from.aliases, other.aliases));
        }
        String where = random.nextInt(3) == 0 ? "" : " WHERE " + condition(from.aliases);
        String tail = " FROM " + from.sql + where;
        if (random.nextInt(4) == 0) {
            String key = column(from.aliases);
            return "SELECT %s, count(*), count(%s), sum(%s), min(%s)%s GROUP BY %s"
                    .formatted(
                            key,
                            column(from.aliases),
                            column(from.aliases),
                            column(from.aliases),
                            tail,
                            key);
        }
        List<String> columns = new ArrayList<>();
        for (String alias : from.aliases) {
            columns.add(alias + "." + pick(COLUMNS));
            columns.add(alias + "." + pick(COLUMNS));
        }
        return "SELECT " + String.join(", ", columns) + tail;
    }

    private Source source(int relations) {
        if (relations == 1) {
            String alias = "q" + aliases++;
            String table = "j" + random.nextInt(4);
            return random.nextInt(6) == 0
                    ? new Source(
                            "(SELECT * FROM %s x WHERE %s) %s".formatted(table, filter("x"), alias),
                            List.of(alias))
                    : new Source(table + " " + alias, List.of(alias));
        }
        int right = random.nextInt(3) == 0 ? 1 + random.nextInt(relations - 1) : 1;
        Source left = source(relations - right);
        Source other = source(right);
        String second = right == 1 ? other.sql : "(" + other.sql + ")";
        List<String> all = joined(left.aliases, other.aliases);
        if (random.nextInt(12) == 0) {
            return new Source(left.sql + " CROSS JOIN " + second, all);
        }
        String on =
                column(left.aliases)
                        + (random.nextInt(6) == 0 ? " < " : " = ")
                        + column(other.aliases);
        for (int i = random.nextInt(3); i > 0; i--) {
            on += " AND " + predicate(all);
        }
        return new Source(left.sql + " " + pick(JOINS) + " " + second + " ON " + on, all);
    }

    private static List<String> joined(List<String> left, List<String> right) {
        List<String> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }

    private String condition(List<String> from) {
        String condition = test(from);
        for (int i = random.nextInt(3); i > 0; i--) {
            condition += (random.nextInt(4) == 0 ? " OR " : " AND ") + test(from);
        }
        return condition;
    }

    /// A predicate, or one with a subquery.
    private String test(List<String> from) {
        String table = "j" + random.nextInt(4);
        return switch (random.nextInt(9)) {
            case 0 ->
                    "%sEXISTS (SELECT 1 FROM %s s WHERE s.%s = %s AND %s)"
                            .formatted(not(), table, pick(COLUMNS), column(from), filter("s"));
            case 1 ->
                    "%s %sIN (SELECT s.%s FROM %s s WHERE %s)"
                            .formatted(column(from), not(), pick(COLUMNS), table, filter("s"));
            case 2 ->
                    "%s %sIN (SELECT s.%s FROM %s s WHERE s.%s %s %s)"
                            .formatted(
                                    column(from),
                                    not(),
                                    pick(COLUMNS),
                                    table,
                                    pick(COLUMNS),
                                    pick(COMPARISONS),
                                    column(from));
            default -> predicate(from);
        };
    }

    private String not() {
        return random.nextBoolean() ? "NOT " : "";
    }

    private String predicate(List<String> from) {
        return switch (random.nextInt(6)) {
            case 0 -> "%s %s %s".formatted(column(from), pick(COMPARISONS), column(from));
            case 1 -> "coalesce(%s, 1) = %s".formatted(column(from), column(from));
            case 2 -> "(%s OR %s)".formatted(filter(pick(from)), filter(pick(from)));
            default -> filter(pick(from));
        };
    }

    /// A predicate about one relation.
    private String filter(String alias) {
        String column = alias + "." + pick(COLUMNS);
        return switch (random.nextInt(6)) {
            case 0 -> column + " IS NULL";
            case 1 -> column + " IS NOT NULL";
            case 2 -> "coalesce(" + column + ", 2) = 2";
            case 3 -> "(%s < %s.%s) IS NOT TRUE".formatted(column, alias, pick(COLUMNS));
            default -> column + " " + pick(COMPARISONS) + " " + random.nextInt(4);
        };
    }

    private String column(List<String> from) {
        return pick(from) + "." + pick(COLUMNS);
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
