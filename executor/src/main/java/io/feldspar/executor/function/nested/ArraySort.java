package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.HigherOrderFunction;
import io.feldspar.executor.function.LambdaBody;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The elements in ascending order, NULLs last, or in the order that a lambda tells.
public final class ArraySort extends DescribedFunction implements HigherOrderFunction {

    private final SortedArray ascending;

    public ArraySort() {
        super(
                "ARRAY_SORT",
                List.of(),
                LambdaFunction.about(
                        List.of("ARRAY_SORT(a)", "ARRAY_SORT(a, (x, y) -> ...)"),
                        "The elements in ascending order, NULLs last, or in the order that the lambda"
                                + " tells: it gives a negative number where x comes before y, 0 where"
                                + " they are equal, and else a positive number.",
                        "ARRAY_SORT([2, NULL, 1])",
                        "[1, 2, NULL]"));
        ascending = new SortedArray(name(), aliases(), description(), false, false) {};
    }

    @Override
    public boolean takesLambda(int index, int count) {
        return index == 1;
    }

    @Override
    public @Nullable List<Type> lambda(int index, List<Type> types, int count) {
        Type element = array(types, 0).element();
        return index == 1 ? LambdaFunction.named(name(), count, 2, element, element) : null;
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 1, 2);
        if (arguments.size() == 1) {
            return ascending.parameterTypes(arguments);
        }
        Type order = arguments.get(1);
        boolean whole =
                order == SimpleType.NULL
                        || order == SimpleType.TINYINT
                        || order == SimpleType.SMALLINT
                        || order == SimpleType.INTEGER
                        || order == SimpleType.BIGINT;
        if (!whole) {
            throw mismatch(arguments);
        }
        return List.of(array(arguments, 0), SimpleType.BIGINT);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(0);
    }

    @Override
    public FlatVector evaluate(
            Type result, FlatVector[] values, List<LambdaBody> lambdas, int count) {
        if (lambdas.isEmpty()) {
            return ascending.evaluate(result, values, count);
        }
        Elements elements = Elements.of(values[0], count);
        int[] order = new LambdaSort(elements, lambdas.get(0)).sorted();
        return elements.list(result, elements.values().gatherShared(order, order.length));
    }
}
