package io.feldspar.benchmarks.differential;

import io.feldspar.benchmarks.differential.Part.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Writes many expressions over the same rows, also of functions, arrays, structs and maps. A
/// statement that asks all of them costs little more than one that asks a few.
final class RandomColumns {

    private static final int COLUMNS = 60;
    private static final List<Kind> ELEMENTS =
            List.of(Kind.INTEGER, Kind.BIG, Kind.TEXT, Kind.DATE);
    private static final List<String> COMPARISONS = List.of(" = ", " <> ", " < ", " >= ");

    private final SplittableRandom random;
    private final RandomExpressions expressions;
    private final Part from;
    private final Scope scope;
    private final RandomFunctions functions;

    RandomColumns(long seed) {
        random = new SplittableRandom(seed);
        expressions = new RandomExpressions(random, null);
        String first = RandomTables.pick(random);
        if (random.nextInt(3) == 0) {
            String join = random.nextBoolean() ? " a LEFT JOIN " : " a FULL JOIN ";
            from = Part.of(Kind.OTHER, first, join, RandomTables.pick(random), " b ON a.k = b.k");
            scope = new Scope(List.of("a", "b"), null);
        } else {
            from = Part.of(Kind.OTHER, first, " a");
            scope = new Scope(List.of("a"), null);
        }
        functions = new RandomFunctions(random, expressions, scope);
    }

    /// What the expressions are over.
    Part from() {
        return from;
    }

    List<Part> columns() {
        List<Part> columns = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            columns.add(
                    switch (random.nextInt(6)) {
                        case 0 -> nested();
                        case 1, 2, 3 -> functions.of(expressions.kind(), random.nextInt(3));
                        default -> expressions.of(expressions.kind(), scope, 1 + random.nextInt(3));
                    });
        }
        return columns;
    }

    private Part nested() {
        Kind kind = expressions.pick(ELEMENTS);
        return switch (random.nextInt(6)) {
            case 0 ->
                    Part.of(
                            Kind.BOOLEAN,
                            array(kind, 1 + random.nextInt(3)),
                            expressions.pick(COMPARISONS),
                            array(kind, 1 + random.nextInt(3)));
            case 1 ->
                    Part.of(
                            Kind.BOOLEAN,
                            "list_contains(",
                            array(kind, 1 + random.nextInt(3)),
                            ", ",
                            element(kind),
                            ")");
            case 2 ->
                    Part.of(
                            Kind.BOOLEAN,
                            struct(kind),
                            expressions.pick(COMPARISONS),
                            struct(kind));
            case 3 -> Part.of(kind, "(", struct(kind), ").p");
            case 4 -> Part.of(kind, "MAP {'u': ", element(kind), "}['u']");
            default -> Part.of(Kind.INTEGER, "len(", array(kind, random.nextInt(1, 4)), ")");
        };
    }

    private Part array(Kind kind, int length) {
        List<Part> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            elements.add(element(kind));
        }
        return Part.of(Kind.OTHER, "[", Part.joined(Kind.OTHER, ", ", elements), "]");
    }

    private Part struct(Kind kind) {
        return Part.of(Kind.OTHER, "{'p': ", element(kind), ", 'q': ", element(Kind.INTEGER), "}");
    }

    private Part element(Kind kind) {
        return expressions.of(kind, scope, random.nextInt(2));
    }
}
