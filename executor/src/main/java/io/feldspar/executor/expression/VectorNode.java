package io.feldspar.executor.expression;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.function.VectorFunction;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// A call of a [VectorFunction], over the rows that it has to see alone.
final class VectorNode extends Node {

    private final VectorFunction function;
    private final Node[] arguments;
    private final SourceLocation location;

    /// @param location for the error of a row that fails
    VectorNode(VectorFunction function, Node[] arguments, Type type, SourceLocation location) {
        super(type);
        this.function = function;
        this.arguments = arguments;
        this.location = location;
    }

    @Override
    void replaceChildren(UnaryOperator<Node> replacement) {
        Arrays.asList(arguments).replaceAll(replacement);
    }

    @Override
    Vector evaluate(Batch batch) {
        Vector[] vectors = new Vector[arguments.length];
        for (int a = 0; a < vectors.length; a++) {
            vectors[a] = arguments[a].evaluate(batch);
        }
        int[] rows = new int[batch.rowCount()];
        int count = 0;
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = batch.row(i);
            rows[count] = row;
            count += function.nullAware() || !anyNull(vectors, row) ? 1 : 0;
        }
        if (count == 0) {
            return ConstantVector.of(type(), null, batch.length());
        }
        boolean all = count == batch.length();
        FlatVector[] dense = new FlatVector[vectors.length];
        for (int a = 0; a < dense.length; a++) {
            dense[a] = all ? vectors[a].flatten(null, count) : dense(vectors[a], rows, count);
        }
        FlatVector result;
        try {
            result = function.evaluate(type(), dense, count);
        } catch (FeldsparException e) {
            throw e.at(location);
        }
        return all ? result : spread(result, rows, count, batch.length());
    }

    private static boolean anyNull(Vector[] vectors, int row) {
        for (Vector vector : vectors) {
            if (vector.isNull(row)) {
                return true;
            }
        }
        return false;
    }

    /// Concatenates the rows; nested values and text still share their arrays.
    private static FlatVector dense(Vector vector, int[] rows, int count) {
        return vector instanceof FlatVector flat
                ? flat.gatherShared(rows, count)
                : vector.gather(rows, count);
    }

    private static Vector spread(FlatVector result, int[] rows, int count, int length) {
        int[] codes = new int[length];
        long[] nulls = Nulls.allocate(length);
        Arrays.fill(nulls, -1L);
        for (int i = 0; i < count; i++) {
            codes[rows[i]] = i;
            nulls[rows[i] >>> 6] &= ~(1L << rows[i]);
        }
        return new DictionaryVector(codes, result, nulls, length);
    }
}
