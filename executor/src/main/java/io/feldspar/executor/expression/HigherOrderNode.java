package io.feldspar.executor.expression;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.function.HigherOrderFunction;
import io.feldspar.executor.function.LambdaBody;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A call of a [HigherOrderFunction].
///
/// A body is evaluated over vectors of parameters, as long as there are elements; captured columns
/// are dictionaries there, whose codes are the rows of the elements.
final class HigherOrderNode extends Node {

    private final HigherOrderFunction function;
    private final Node[] values;
    private final List<Body> bodies;
    private final SourceLocation location;

    /// @param captures evaluated over the columns around the call
    /// @param root evaluated over the parameters and, behind them, the captures
    /// @param parameters how many there are
    record Body(Node[] captures, Node root, int parameters) {}

    /// @param location for the error of a row that fails
    HigherOrderNode(
            HigherOrderFunction function,
            Node[] values,
            List<Body> bodies,
            Type type,
            SourceLocation location) {
        super(type);
        this.function = function;
        this.values = values;
        this.bodies = List.copyOf(bodies);
        this.location = location;
    }

    @Override
    void replaceChildren(UnaryOperator<Node> replacement) {
        Arrays.asList(values).replaceAll(replacement);
        bodies.forEach(body -> Arrays.asList(body.captures).replaceAll(replacement));
    }

    @Override
    Vector evaluate(Batch batch) {
        int count = batch.rowCount();
        if (count == 0) {
            return ConstantVector.of(type(), null, batch.length());
        }
        int[] rows = batch.selection();
        FlatVector[] dense = new FlatVector[values.length];
        for (int v = 0; v < dense.length; v++) {
            dense[v] = dense(values[v].evaluate(batch), rows, count).flatten(null, count);
        }
        List<LambdaBody> lambdas = new ArrayList<>();
        for (Body body : bodies) {
            lambdas.add(lambda(body, batch, rows, count));
        }
        FlatVector result;
        try {
            result = function.evaluate(type(), dense, lambdas, count);
        } catch (FeldsparException e) {
            throw e.at(location);
        }
        return rows == null ? result : spread(result, rows, count, batch.length());
    }

    private static Vector dense(Vector vector, int @Nullable [] rows, int count) {
        return rows == null ? vector : vector.gatherShared(rows, count);
    }

    private static LambdaBody lambda(
            Body body, Batch batch, int @Nullable [] selection, int count) {
        Vector[] captured = new Vector[body.captures.length];
        for (int c = 0; c < captured.length; c++) {
            captured[c] = dense(body.captures[c].evaluate(batch), selection, count);
        }
        return (rows, calls, parameters) -> {
            if (calls == 0) {
                return ConstantVector.of(body.root.type(), null, 1).gather(new int[0], 0);
            }
            Vector[] columns = Arrays.copyOf(parameters, body.parameters + captured.length);
            for (int c = 0; c < captured.length; c++) {
                columns[body.parameters + c] = repeated(captured[c], rows, calls);
            }
            return body.root.evaluate(Batch.of(columns, calls)).flatten(null, calls);
        };
    }

    /// The value of the row for each call.
    private static Vector repeated(Vector captured, int[] rows, int calls) {
        return captured instanceof FlatVector flat
                ? new DictionaryVector(rows, flat, null, calls)
                : captured.gatherEncoded(rows, calls);
    }

    private static Vector spread(FlatVector result, int[] rows, int count, int length) {
        int[] codes = new int[length];
        for (int i = 0; i < count; i++) {
            codes[rows[i]] = i;
        }
        return new DictionaryVector(codes, result, null, length);
    }
}
