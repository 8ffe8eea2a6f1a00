package io.feldspar.executor.source.parquet;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.Columns;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.PredicateEvaluator;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conjunct of a scan's filter: evaluated once per entry of a dictionary where it is on one
/// column only and the dictionary is small compared with the rows, or on the decoded columns.
final class ConjunctFilter extends ScanFilter {

    private final Expression condition;
    private final List<Type> types;
    private final PredicateEvaluator evaluator;
    private final int[] columns;
    private final boolean movable;
    private final boolean deterministic;

    private @Nullable DictionaryMask mask;
    private @Nullable FlatVector refused;

    /// @param types of the request's columns
    ConjunctFilter(Expression condition, List<Type> types) {
        this.condition = condition;
        this.types = types;
        evaluator = PredicateEvaluator.compile(condition, types);
        columns = Columns.of(condition).stream().mapToInt(Integer::intValue).toArray();
        deterministic = Columns.deterministic(condition);
        movable = neverFails(condition) && deterministic;
    }

    private static boolean neverFails(Expression expression) {
        return !(expression instanceof Expression.Call)
                && !(expression instanceof Expression.Cast cast && !cast.safe())
                && Columns.children(expression).stream().allMatch(ConjunctFilter::neverFails);
    }

    Expression condition() {
        return condition;
    }

    @Override
    boolean movable() {
        return movable;
    }

    @Override
    int column() {
        return columns.length == 1 ? columns[0] : -1;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // dictionaries are compared by identity
    @Nullable DictionaryMask mask(FlatVector dictionary) {
        if (mask != null && mask.isOf(dictionary)) {
            return mask;
        }
        if (!deterministic
                || dictionary.length() > Math.max(2 * Batch.SIZE, groupRows() / 2)
                || refused == dictionary) {
            return null;
        }
        try {
            mask = evaluate(dictionary);
            return mask;
        } catch (FeldsparException e) {
            // It fails for an entry that perhaps no row has, or none that other conjuncts keep:
            // only the rows can tell.
            refused = dictionary;
            return null;
        }
    }

    private DictionaryMask evaluate(FlatVector dictionary) {
        int length = dictionary.length();
        byte[] passes = new byte[length];
        int[] kept = new int[Batch.SIZE];
        for (int from = 0; from < length; from += Batch.SIZE) {
            int count = Math.min(Batch.SIZE, length - from);
            int[] entries = new int[count];
            for (int i = 0; i < count; i++) {
                entries[i] = from + i;
            }
            int passing = select(dictionary.gather(entries, count), count, kept);
            for (int i = 0; i < passing; i++) {
                passes[from + kept[i]] = 1;
            }
        }
        FlatVector nothing = Values.single(dictionary.type(), null);
        return new DictionaryMask(dictionary, passes, select(nothing, 1, kept) == 1);
    }

    /// Which of the `count` values of the one column pass.
    private int select(Vector values, int count, int[] kept) {
        Vector[] vectors = new Vector[types.size()];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = i == columns[0] ? values : ConstantVector.of(types.get(i), null, count);
        }
        return evaluator.select(Batch.of(vectors, count), kept);
    }

    @Override
    void apply(ReadWindow window) {
        if (columns.length == 1 && window.column(columns[0]) instanceof DictionaryVector codes) {
            DictionaryMask found = mask(codes.dictionary());
            if (found != null) {
                found.apply(window, codes);
                return;
            }
        }
        window.keep(evaluator.select(window.batch(columns), window.target()));
    }
}
