package io.feldspar.sql.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes queries with subqueries of every kind, correlated or not, nested to a depth, over the
/// tables `t0` … `t2` with the columns a, b and c.
final class RandomSubqueries {

    private static final List<String> COLUMNS = List.of("a", "b", "c");
    private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");

    private final RandomGenerator random;
    private final int depth;
    private int aliases;

    RandomSubqueries(RandomGenerator random, int depth) {
        this.random = random;
        this.depth = depth;
    }

    String query() {
        String alias = alias();
        String columns = alias + ".a, " + alias + ".b";
        if (random.nextInt(3) == 0) {
            columns += ", " + scalar(List.of(alias), depth) + " AS x";
        }
        if (random.nextInt(4) == 0) {
            columns += ", " + subqueryPredicate(List.of(alias), depth) + " AS y";
        }
        String from = table() + " " + alias;
        String where = predicate(List.of(alias), depth);
        return "SELECT " + columns + " FROM " + from + " WHERE " + where;
    }

    private String alias() {
        return "q" + aliases++;
    }

    private String table() {
        return "t" + random.nextInt(3);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// A column of any of the tables in sight; the last is the innermost.
    private String column(List<String> inSight) {
        String alias = random.nextInt(3) > 0 ? inSight.getLast() : any(inSight);
        return alias + "." + any(COLUMNS);
    }

    private String operand(List<String> inSight) {
        return switch (random.nextInt(6)) {
            case 0 -> "" + random.nextInt(4);
            case 1 -> "(" + column(inSight) + " + 1)";
            default -> column(inSight);
        };
    }

    private String predicate(List<String> inSight, int left) {
        return switch (random.nextInt(left > 0 ? 9 : 4)) {
            case 0 -> column(inSight) + " IS " + any(List.of("NULL", "NOT NULL"));
            case 1, 2, 3 -> operand(inSight) + " " + any(COMPARISONS) + " " + operand(inSight);
            case 4 -> "NOT (" + predicate(inSight, left - 1) + ")";
            case 5 ->
                    "(%s %s %s)"
                            .formatted(
                                    predicate(inSight, left - 1),
                                    any(List.of("AND", "OR")),
                                    predicate(inSight, left - 1));
            default -> subqueryPredicate(inSight, left);
        };
    }

    private String subqueryPredicate(List<String> inSight, int left) {
        String not = random.nextInt(2) == 0 ? "NOT " : "";
        return switch (random.nextInt(5)) {
            case 0 -> not + "EXISTS (" + rows(inSight, left - 1) + ")";
            case 1, 2 -> operand(inSight) + " " + not + "IN (" + rows(inSight, left - 1) + ")";
            case 3 ->
                    "%s %s %s (%s)"
                            .formatted(
                                    operand(inSight),
                                    any(COMPARISONS),
                                    any(List.of("ANY", "ALL")),
                                    rows(inSight, left - 1));
            default -> operand(inSight) + " " + any(COMPARISONS) + " " + scalar(inSight, left - 1);
        };
    }

    /// A subquery of one column.
    private String rows(List<String> outer, int left) {
        String alias = alias();
        List<String> inSight = with(outer, alias);
        String where = " WHERE " + correlation(outer, alias) + predicate(inSight, left);
        String from = " FROM " + table() + " " + alias;
        return switch (random.nextInt(8)) {
            case 0 -> "SELECT DISTINCT " + alias + ".a" + from + where;
            case 1 -> "SELECT count(*)" + from + where;
            case 2 -> "SELECT max(%s.b)%s%s GROUP BY %s.a".formatted(alias, from, where, alias);
            case 3 ->
                    "SELECT %s.a%s%s UNION ALL SELECT r.c FROM %s r"
                            .formatted(alias, from, where, table());
            case 4 -> {
                String joined = alias();
                yield "SELECT %s.b%s JOIN %s %s ON %s.a = %s.a%s"
                        .formatted(joined, from, table(), joined, alias, joined, where);
            }
            default -> "SELECT " + operand(List.of(alias)) + from + where;
        };
    }

    private String scalar(List<String> outer, int left) {
        String alias = alias();
        String value =
                switch (random.nextInt(6)) {
                    case 0 -> "count(*)";
                    case 1 -> "count(" + alias + ".b)";
                    case 2 -> "max(" + alias + ".a)";
                    case 3 -> "sum(" + alias + ".a) + 1";
                    case 4 -> "coalesce(min(" + alias + ".c), 0)";
                    default -> alias + ".b";
                };
        String where =
                " WHERE "
                        + correlation(outer, alias)
                        + predicate(with(outer, alias), Math.max(0, left - 1));
        return "(SELECT " + value + " FROM " + table() + " " + alias + where + ")";
    }

    private String correlation(List<String> outer, String alias) {
        return switch (random.nextInt(3)) {
            case 0 -> "%s.a = %s AND ".formatted(alias, column(outer));
            case 1 ->
                    "%s.a = %s AND %s.b %s %s AND "
                            .formatted(
                                    alias, column(outer), alias, any(COMPARISONS), column(outer));
            default -> "";
        };
    }

    private static List<String> with(List<String> outer, String alias) {
        List<String> all = new ArrayList<>(outer);
        all.add(alias);
        return all;
    }
}
