package io.feldspar.executor.expression;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.CellReader;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Interprets scalar code row by row: the reference implementation of generated loops.
final class ScalarNode extends Node {

    private final ScalarCode code;
    private final Node[] arguments;
    private final boolean safe;
    private final SourceLocation location;
    private final Cell[] in;
    private final Cell out = new Cell();

    /// @param arguments those that the code wants
    /// @param safe whether a row that fails is null instead
    /// @param location for the error of a row that fails
    ScalarNode(
            ScalarCode code, Node[] arguments, Type type, boolean safe, SourceLocation location) {
        super(type);
        this.code = code;
        this.arguments = arguments;
        this.safe = safe;
        this.location = location;
        in = new Cell[arguments.length];
        for (int i = 0; i < in.length; i++) {
            in[i] = new Cell();
        }
    }

    ScalarCode code() {
        return code;
    }

    Node[] arguments() {
        return arguments;
    }

    boolean safe() {
        return safe;
    }

    @Override
    void replaceChildren(UnaryOperator<Node> replacement) {
        Arrays.asList(arguments).replaceAll(replacement);
    }

    @Override
    Vector evaluate(Batch batch) {
        Vector[] vectors = new Vector[arguments.length];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = arguments[i].evaluate(batch);
            if (code.slicing() && i == 0 && !(vectors[i] instanceof BytesVector)) {
                vectors[i] = vectors[i].flatten(batch.selection(), batch.rowCount());
            }
        }
        ResultBuilder builder = new ResultBuilder(type(), batch.length());
        if (type().form() == PhysicalForm.BYTES) {
            out.text = builder.heap();
        }
        try {
            for (int i = 0; i < batch.rowCount(); i++) {
                evaluateRow(vectors, batch.row(i), builder);
            }
        } catch (FeldsparException e) {
            throw e.at(location);
        }
        return code.slicing() && vectors[0] instanceof BytesVector slices
                ? builder.build(slices.heap())
                : builder.build();
    }

    private void evaluateRow(Vector[] vectors, int row, ResultBuilder builder) {
        boolean anyNull = false;
        for (int i = 0; i < vectors.length; i++) {
            CellReader.read(vectors[i], row, in[i]);
            anyNull |= in[i].isNull;
        }
        if (anyNull && !code.nullAware()) {
            builder.setNull(row);
            return;
        }
        out.isNull = false;
        builder.heap().begin();
        if (safe) {
            try {
                code.interpretation().apply(in, out);
            } catch (FeldsparException _) {
                out.isNull = true;
            }
        } else {
            code.interpretation().apply(in, out);
        }
        builder.set(row, out);
    }
}
