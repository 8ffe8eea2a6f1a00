package io.feldspar.executor.function.nested;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.HigherOrderFunction;
import io.feldspar.executor.function.LambdaBody;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The elements of an array combined by a lambda, as DuckDB spells it: without a first state the
/// first element is it.
public final class ListReduce extends DescribedFunction implements HigherOrderFunction {

    private static final int MERGE = 1;
    private static final int START = 2;

    public ListReduce() {
        super(
                "LIST_REDUCE",
                List.of("ARRAY_REDUCE"),
                LambdaFunction.about(
                        "LIST_REDUCE(a, (s, x) -> ... [, start])",
                        "Combines the elements: the lambda gives the next state for a state and an"
                                + " element. Without a start the first element is the first state.",
                        "LIST_REDUCE([1, 2, 3], (s, x) -> s + x)",
                        "6"));
    }

    /// The type that what the lambda gives is cast to: that of the state.
    static Type next(String function, Type state, Type given) {
        if (Coercion.common(state, given) == null) {
            throw new FeldsparException(
                    ErrorCode.TYPE_MISMATCH,
                    "The lambda of '%s' gives %s where the state is %s"
                            .formatted(function, given.sql(), state.sql()),
                    "Cast one of them.");
        }
        return state;
    }

    @Override
    public boolean takesLambda(int index, int count) {
        return index == MERGE;
    }

    @Override
    public int initial(int index) {
        return index == MERGE ? START : -1;
    }

    @Override
    public @Nullable List<Type> lambda(int index, List<Type> types, int count) {
        return index == MERGE
                ? LambdaFunction.named(name(), count, 2, state(types), array(types, 0).element())
                : null;
    }

    private Type state(List<Type> types) {
        return types.size() > START ? types.get(START) : array(types, 0).element();
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 2, 3);
        Type state = state(arguments);
        Type next = next(name(), state, arguments.get(MERGE));
        return arguments.size() > START
                ? List.of(array(arguments, 0), next, state)
                : List.of(array(arguments, 0), next);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(MERGE);
    }

    @Override
    public FlatVector evaluate(
            Type result, FlatVector[] values, List<LambdaBody> lambdas, int count) {
        ListVector lists = (ListVector) values[0];
        Folding folding = new Folding(lists, count);
        int[] rows = folding.rows();
        boolean given = values.length > 1;
        FlatVector start =
                given ? values[1].gatherShared(rows, rows.length) : firstElements(lists, rows);
        FlatVector last = folding.fold(start, given ? 0 : 1, lambdas.get(0));
        return folding.spread(last, count);
    }

    private static FlatVector firstElements(ListVector lists, int[] rows) {
        int[] first = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            if (lists.lengths()[rows[i]] == 0) {
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        "LIST_REDUCE of an empty array without a start",
                        "Give the start as third argument.");
            }
            first[i] = lists.starts()[rows[i]];
        }
        return lists.child().gatherShared(first, first.length);
    }
}
