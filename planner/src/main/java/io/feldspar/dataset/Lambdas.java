package io.feldspar.dataset;

import io.feldspar.sql.tree.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Lambdas of programs as arguments of functions such as `transform`.
public final class Lambdas {

    /// How many lambdas of this thread are being made, one in the other: their parameters differ.
    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

    private Lambdas() {}

    /// A function of three columns.
    @FunctionalInterface
    public interface Ternary {
        Column apply(Column first, Column second, Column third);
    }

    static Column of(Function<Column, Column> body) {
        return of(1, parameters -> body.apply(parameters.get(0)));
    }

    static Column of(BiFunction<Column, Column, Column> body) {
        return of(2, parameters -> body.apply(parameters.get(0), parameters.get(1)));
    }

    static Column of(Ternary body) {
        return of(
                3,
                parameters -> body.apply(parameters.get(0), parameters.get(1), parameters.get(2)));
    }

    private static Column of(int count, Function<List<Column>, Column> body) {
        int depth = DEPTH.get();
        DEPTH.set(depth + 1);
        try {
            List<String> names =
                    IntStream.range(0, count).mapToObj(i -> "x" + depth + "_" + i).toList();
            Column made =
                    body.apply(
                            names.stream()
                                    .map(name -> new Column(new Expr.Parameter(name)))
                                    .toList());
            return new Column(new Expr.Lambda(names, made.expression()));
        } finally {
            DEPTH.set(depth);
        }
    }

    /// The first arguments and the others.
    static @Nullable Object[] all(@Nullable Object[] others, @Nullable Object... first) {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(first));
        all.addAll(Arrays.asList(others));
        return all.toArray();
    }
}
