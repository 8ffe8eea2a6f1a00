package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.HigherOrderFunction;
import io.feldspar.executor.function.LambdaBody;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The elements of an array combined by a lambda, from a first state to the last.
public final class Aggregate extends DescribedFunction implements HigherOrderFunction {

    private static final int START = 1;
    private static final int MERGE = 2;
    private static final int FINISH = 3;

    public Aggregate() {
        super(
                "AGGREGATE",
                List.of("REDUCE"),
                LambdaFunction.about(
                        "AGGREGATE(a, start, (s, x) -> ... [, s -> ...])",
                        "Combines the elements: the first lambda gives the next state for a state and"
                                + " an element, the second the result for the last state.",
                        "AGGREGATE([1, 2, 3], 0, (s, x) -> s + x, s -> s * 10)",
                        "60"));
    }

    @Override
    public boolean takesLambda(int index, int count) {
        return index >= MERGE;
    }

    @Override
    public int initial(int index) {
        return index == MERGE ? START : -1;
    }

    @Override
    public @Nullable List<Type> lambda(int index, List<Type> types, int count) {
        expectCount(types, 3, 4);
        return switch (index) {
            case MERGE ->
                    LambdaFunction.named(
                            name(), count, 2, types.get(START), array(types, 0).element());
            case FINISH -> LambdaFunction.named(name(), count, 1, types.get(START));
            default -> null;
        };
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 3, 4);
        Type state = arguments.get(START);
        List<Type> types = new ArrayList<>(arguments);
        types.set(0, array(arguments, 0));
        types.set(MERGE, ListReduce.next(name(), state, arguments.get(MERGE)));
        return types;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(arguments.size() > FINISH ? FINISH : START);
    }

    @Override
    public FlatVector evaluate(
            Type result, FlatVector[] values, List<LambdaBody> lambdas, int count) {
        Folding folding = new Folding((ListVector) values[0], count);
        int[] rows = folding.rows();
        FlatVector start = values[START].gatherShared(rows, rows.length);
        FlatVector last = folding.fold(start, 0, lambdas.get(0));
        if (lambdas.size() > 1) {
            last = lambdas.get(1).call(rows, rows.length, last);
        }
        return folding.spread(last, count);
    }
}
