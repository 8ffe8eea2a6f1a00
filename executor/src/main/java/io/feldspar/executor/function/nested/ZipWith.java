package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.LambdaBody;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import java.util.List;

/// An array of what a lambda gives for the elements of two arrays at each position.
public final class ZipWith extends LambdaFunction {

    public ZipWith() {
        super(
                "ZIP_WITH",
                List.of(),
                about(
                        "ZIP_WITH(a, b, (x, y) -> ...)",
                        "What the lambda gives for the elements at each position; the shorter array is"
                                + " padded with NULL.",
                        "ZIP_WITH([1, 2], [10, 20], (x, y) -> x + y)",
                        "[11, 22]"),
                3);
    }

    @Override
    List<Type> parameters(List<Type> values, int count) {
        return named(count, 2, array(values, 0).element(), array(values, 1).element());
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 3, 3);
        return List.of(array(arguments, 0), array(arguments, 1), arguments.get(2));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        expectCount(arguments, 3, 3);
        return new ArrayType(arguments.get(2));
    }

    @Override
    public FlatVector evaluate(
            Type result, FlatVector[] values, List<LambdaBody> lambdas, int count) {
        ListVector left = (ListVector) values[0];
        ListVector right = (ListVector) values[1];
        PaddedLists padded = PaddedLists.of(count, left, right);
        FlatVector results =
                lambdas.get(0)
                        .call(
                                padded.rows(),
                                padded.size(),
                                padded.column(left),
                                padded.column(right));
        return padded.list(result, results);
    }
}
