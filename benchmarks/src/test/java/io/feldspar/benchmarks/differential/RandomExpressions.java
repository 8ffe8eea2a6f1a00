package io.feldspar.benchmarks.differential;

import io.feldspar.benchmarks.differential.Part.Kind;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Writes expressions of every kind over the columns of the tables in scope.
///
/// Left out is what DuckDB defines otherwise: quotients, which are doubles there, and sums that
/// overflow. Every table has the columns `k` (INTEGER), `b` (BIGINT at the ends of its range), `d`
/// (DECIMAL(38, 10)), `x` (DOUBLE, also NaN, infinite, -0.0), `s` (VARCHAR), `t` (DATE) and `ts`
/// (TIMESTAMP).
final class RandomExpressions {

    static final List<Kind> KINDS =
            List.of(
                    Kind.INTEGER,
                    Kind.INTEGER,
                    Kind.BIG,
                    Kind.DECIMAL,
                    Kind.DOUBLE,
                    Kind.TEXT,
                    Kind.DATE,
                    Kind.TIMESTAMP,
                    Kind.BOOLEAN);
    private static final List<String> INTERVALS =
            List.of("'90' SECOND", "'0.5' SECOND", "'1.000001' SECOND", "'1' DAY", "'13' MONTH");
    private static final List<String> COMPARISONS =
            List.of("=", "=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM");

    private final SplittableRandom random;
    private final @Nullable RandomQueries queries;

    /// @param queries writes the subqueries, or null for none
    RandomExpressions(SplittableRandom random, @Nullable RandomQueries queries) {
        this.random = random;
        this.queries = queries;
    }

    Kind kind() {
        return pick(KINDS);
    }

    /// A column, most of the time of the innermost query.
    Part column(Kind kind, Scope scope) {
        Scope from = scope;
        while (from.outer() != null && (from.aliases().isEmpty() || random.nextInt(4) == 0)) {
            from = from.outer();
        }
        if (from.aliases().isEmpty() || kind == Kind.BOOLEAN) {
            return literal(kind);
        }
        return Part.of(kind, pick(from.aliases()), ".", name(kind));
    }

    static String name(Kind kind) {
        return switch (kind) {
            case INTEGER -> "k";
            case BIG -> "b";
            case DECIMAL -> "d";
            case DOUBLE -> "x";
            case TEXT -> "s";
            case DATE -> "t";
            case TIMESTAMP -> "ts";
            default -> throw new IllegalArgumentException("no column of kind " + kind);
        };
    }

    Part literal(Kind kind) {
        int number = random.nextInt(5);
        String text =
                switch (kind) {
                    case INTEGER -> String.valueOf(number);
                    case BIG ->
                            number == 0 ? "9223372036854775807" : "-922337203685477580" + number;
                    case DECIMAL ->
                            number == 0
                                    ? "1234567890123456789012345678.0000000001"
                                    : number + ".0000000001";
                    case DOUBLE -> number == 0 ? "CAST('NaN' AS DOUBLE)" : number + "e-1";
                    case TEXT -> "'" + "abcd ".charAt(number) + "'";
                    case DATE -> "DATE '2020-02-2" + (5 + number) + "'";
                    case TIMESTAMP -> "TIMESTAMP '2020-02-29 23:59:59.99999" + number + "'";
                    case BOOLEAN -> number == 0 ? "CAST(NULL AS BOOLEAN)" : number % 2 + " = 1";
                    default -> throw new IllegalArgumentException("no literal of kind " + kind);
                };
        return Part.of(kind, text);
    }

    Part of(Kind kind, Scope scope, int depth) {
        if (kind == Kind.BOOLEAN) {
            return condition(scope, depth);
        }
        if (depth <= 0 || random.nextInt(3) == 0) {
            return random.nextInt(4) == 0 ? literal(kind) : column(kind, scope);
        }
        Part one = of(kind, scope, depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> Part.of(kind, "coalesce(", one, ", ", of(kind, scope, depth - 1), ")");
            case 1 -> Part.of(kind, "nullif(", one, ", ", of(kind, scope, depth - 1), ")");
            case 2 ->
                    Part.of(
                            kind,
                            "CASE WHEN ",
                            condition(scope, depth - 1),
                            " THEN ",
                            one,
                            random.nextBoolean() ? " ELSE " : " WHEN true THEN ",
                            of(kind, scope, depth - 1),
                            " END");
            case 3 ->
                    queries == null
                            ? computed(kind, one, scope, depth - 1)
                            : queries.scalar(kind, scope, depth - 1);
            default -> computed(kind, one, scope, depth - 1);
        };
    }

    private Part computed(Kind kind, Part one, Scope scope, int depth) {
        return switch (kind) {
            case INTEGER ->
                    switch (random.nextInt(4)) {
                        case 0 -> Part.of(kind, "abs(", one, ")");
                        case 1 -> Part.of(kind, "length(", of(Kind.TEXT, scope, depth), ")");
                        default ->
                                Part.of(
                                        kind,
                                        "(",
                                        one,
                                        random.nextBoolean() ? " + " : " - ",
                                        literal(kind),
                                        ")");
                    };
            case DECIMAL -> Part.of(kind, random.nextBoolean() ? "abs(" : "-(", one, ")");
            case DOUBLE -> Part.of(kind, "(", one, " + ", literal(kind), ")");
            case TEXT ->
                    random.nextBoolean()
                            ? Part.of(kind, "upper(", one, ")")
                            : Part.of(kind, "(", one, " || ", literal(kind), ")");
            case DATE -> Part.of(kind, "(", one, " + ", of(Kind.INTEGER, scope, 0), ")");
            case TIMESTAMP ->
                    Part.of(
                            kind,
                            "(",
                            one,
                            random.nextBoolean() ? " + " : " - ",
                            "INTERVAL ",
                            pick(INTERVALS),
                            ")");
            default -> one;
        };
    }

    Part condition(Scope scope, int depth) {
        if (depth <= 0) {
            return simple(scope, 0);
        }
        return switch (random.nextInt(10)) {
            case 0, 1 ->
                    Part.of(
                            Kind.BOOLEAN,
                            "(",
                            condition(scope, depth - 1),
                            random.nextBoolean() ? " AND " : " OR ",
                            condition(scope, depth - 1),
                            ")");
            case 2 -> Part.of(Kind.BOOLEAN, "NOT (", condition(scope, depth - 1), ")");
            case 3 ->
                    Part.of(
                            Kind.BOOLEAN,
                            "(",
                            condition(scope, depth - 1),
                            pick(List.of(") IS TRUE", ") IS NOT TRUE", ") IS NULL")));
            case 4, 5 ->
                    queries == null
                            ? simple(scope, depth - 1)
                            : queries.quantified(scope, depth - 1);
            default -> simple(scope, depth - 1);
        };
    }

    private Part simple(Scope scope, int depth) {
        Kind kind = KINDS.get(random.nextInt(KINDS.size() - 1));
        Part left = of(kind, scope, depth);
        return switch (random.nextInt(8)) {
            case 0 ->
                    Part.of(Kind.BOOLEAN, left, random.nextBoolean() ? " IS NULL" : " IS NOT NULL");
            case 1 ->
                    Part.of(
                            Kind.BOOLEAN,
                            left,
                            " BETWEEN ",
                            of(kind, scope, 0),
                            " AND ",
                            of(kind, scope, 0));
            case 2 ->
                    Part.of(
                            Kind.BOOLEAN,
                            left,
                            random.nextBoolean() ? " IN (" : " NOT IN (",
                            literal(kind),
                            ", ",
                            of(kind, scope, 0),
                            ")");
            default ->
                    Part.of(
                            Kind.BOOLEAN,
                            left,
                            " " + pick(COMPARISONS) + " ",
                            of(kind, scope, depth));
        };
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
