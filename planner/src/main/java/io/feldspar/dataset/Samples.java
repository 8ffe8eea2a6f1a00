package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.tree.Expr;
import io.feldspar.sql.tree.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows that random numbers choose. Each row has one number, of a sequence that the seed begins.
final class Samples {

    private static final String NUMBER = "$sample";

    private Samples() {}

    /// The rows whose numbers are not below the first and below the second.
    static <T> Dataset<T> share(Dataset<T> dataset, double from, double to, long seed) {
        if (!(from >= 0 && from <= to && to <= 1.000_001)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "A sample cannot have a share of %s of the rows".formatted(to),
                    "Use a number from 0 to 1.");
        }
        Column number = functions.rand(seed);
        Query numbered =
                new Query.WithColumns(
                        dataset.query(),
                        List.of(new Expr.Alias(number.expression(), List.of(NUMBER))));
        Column column = functions.col("`" + NUMBER + "`");
        Query chosen = new Query.Filter(numbered, column.geq(from).and(column.lt(to)).expression());
        Query without = new Query.Drop(chosen, List.of(column.expression()));
        return new Dataset<>(dataset.feldspar(), Feldspar.numbered(without), dataset.encoder());
    }

    static <T> List<Dataset<T>> split(Dataset<T> dataset, double[] weights, long seed) {
        double all = Arrays.stream(weights).sum();
        if (weights.length == 0 || all <= 0 || Arrays.stream(weights).anyMatch(each -> each < 0)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "Rows cannot be split by the weights %s".formatted(Arrays.toString(weights)),
                    "Use numbers that are not negative, of which one at least is positive.");
        }
        List<Dataset<T>> parts = new ArrayList<>();
        double from = 0;
        for (int i = 0; i < weights.length; i++) {
            double to = i == weights.length - 1 ? 1 : from + weights[i] / all;
            parts.add(share(dataset, from, to, seed));
            from = to;
        }
        return parts;
    }
}
