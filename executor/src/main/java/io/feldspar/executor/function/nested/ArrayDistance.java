package io.feldspar.executor.function.nested;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import java.util.Collections;
import java.util.List;

/// How near two arrays of numbers are to each other, as points or as directions.
public final class ArrayDistance extends NestedFunction {

    /// What is computed of the sums over both arrays.
    @FunctionalInterface
    private interface Measure {

        /// @param dot of the products
        /// @param left of the squares of the left array
        /// @param right of those of the right one
        /// @param squares of the squares of the differences
        double of(double dot, double left, double right, double squares);
    }

    public static final ArrayDistance EUCLIDEAN =
            new ArrayDistance(
                    "LIST_DISTANCE",
                    List.of("ARRAY_DISTANCE", "EUCLIDEAN_DISTANCE"),
                    "The Euclidean distance of two arrays of numbers.",
                    "LIST_DISTANCE([1, 2], [4, 6])",
                    "5.0",
                    (_, _, _, squares) -> Math.sqrt(squares));
    public static final ArrayDistance INNER_PRODUCT =
            new ArrayDistance(
                    "LIST_INNER_PRODUCT",
                    List.of(
                            "LIST_DOT_PRODUCT",
                            "ARRAY_INNER_PRODUCT",
                            "ARRAY_DOT_PRODUCT",
                            "DOT_PRODUCT"),
                    "The sum of the products of the numbers of two arrays.",
                    "LIST_INNER_PRODUCT([1, 2], [3, 4])",
                    "11.0",
                    (dot, _, _, _) -> dot);
    public static final ArrayDistance NEGATIVE_INNER_PRODUCT =
            new ArrayDistance(
                    "LIST_NEGATIVE_INNER_PRODUCT",
                    List.of(
                            "LIST_NEGATIVE_DOT_PRODUCT",
                            "ARRAY_NEGATIVE_INNER_PRODUCT",
                            "ARRAY_NEGATIVE_DOT_PRODUCT"),
                    "The sum of the products of the numbers of two arrays, negated.",
                    "LIST_NEGATIVE_INNER_PRODUCT([1, 2], [3, 4])",
                    "-11.0",
                    (dot, _, _, _) -> -dot);
    public static final ArrayDistance COSINE_SIMILARITY =
            new ArrayDistance(
                    "LIST_COSINE_SIMILARITY",
                    List.of("ARRAY_COSINE_SIMILARITY", "COSINE_SIMILARITY"),
                    "The cosine of the angle between two arrays of numbers.",
                    "LIST_COSINE_SIMILARITY([1, 0], [0, 1])",
                    "0.0",
                    (dot, left, right, _) -> dot / Math.sqrt(left * right));
    public static final ArrayDistance COSINE_DISTANCE =
            new ArrayDistance(
                    "LIST_COSINE_DISTANCE",
                    List.of("ARRAY_COSINE_DISTANCE", "COSINE_DISTANCE"),
                    "1 less the cosine of the angle between two arrays of numbers.",
                    "LIST_COSINE_DISTANCE([1, 0], [0, 1])",
                    "1.0",
                    (dot, left, right, _) -> 1 - dot / Math.sqrt(left * right));

    private final Measure measure;

    private ArrayDistance(
            String name,
            List<String> aliases,
            String doc,
            String example,
            String result,
            Measure measure) {
        super(name, aliases, about(name + "(a, b)", doc, example, result));
        this.measure = measure;
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 2, 2);
        for (int i = 0; i < 2; i++) {
            Type element = array(arguments, i).element();
            if (!element.numeric() && element != SimpleType.NULL) {
                throw mismatch(arguments);
            }
        }
        return Collections.nCopies(2, new ArrayType(SimpleType.DOUBLE));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.DOUBLE;
    }

    /// A NULL within an array makes the result NULL.
    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        ListVector left = (ListVector) arguments[0];
        ListVector right = (ListVector) arguments[1];
        double[] results = new double[count];
        long[] nulls = Nulls.allocate(count);
        for (int row = 0; row < count; row++) {
            if (left.isNull(row) || right.isNull(row)) {
                continue;
            }
            if (left.size(row) != right.size(row)) {
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        "The arrays have %d and %d elements"
                                .formatted(left.size(row), right.size(row)),
                        "Give arrays of the same length.");
            }
            if (hasNull(left, row) || hasNull(right, row)) {
                Nulls.set(nulls, row);
            } else {
                results[row] = measured(left, right, row);
            }
        }
        return new DoubleVector(SimpleType.DOUBLE, results, nulls, count);
    }

    private static boolean hasNull(ListVector list, int row) {
        int start = list.starts()[row];
        for (int i = start; i < start + list.size(row); i++) {
            if (list.child().isNull(i)) {
                return true;
            }
        }
        return false;
    }

    private double measured(ListVector left, ListVector right, int row) {
        double[] a = ((DoubleVector) left.child()).values();
        double[] b = ((DoubleVector) right.child()).values();
        int atA = left.starts()[row];
        int atB = right.starts()[row];
        double dot = 0;
        double squaresOfA = 0;
        double squaresOfB = 0;
        double squares = 0;
        for (int i = 0; i < left.size(row); i++) {
            double x = a[atA + i];
            double y = b[atB + i];
            dot += x * y;
            squaresOfA += x * x;
            squaresOfB += y * y;
            squares += (x - y) * (x - y);
        }
        return measure.of(dot, squaresOfA, squaresOfB, squares);
    }
}
