package io.feldspar.executor.expression;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.function.UnaryOperator;

/// IN over a list that holds a null: what is not found is null instead of false.
final class InNode extends Node {

    private Node found;

    /// @param found whether the operand is among the values that are not null
    InNode(Node found) {
        super(SimpleType.BOOLEAN);
        this.found = found;
    }

    @Override
    void replaceChildren(UnaryOperator<Node> replacement) {
        found = replacement.apply(found);
    }

    @Override
    Vector evaluate(Batch batch) {
        Vector vector = found.evaluate(batch);
        ByteVector flat = (ByteVector) vector.flatten(batch.selection(), batch.rowCount());
        long[] nulls = Nulls.allocate(batch.length());
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = batch.row(i);
            if (flat.isNull(row) || flat.values()[row] == 0) {
                Nulls.set(nulls, row);
            }
        }
        return new ByteVector(SimpleType.BOOLEAN, flat.values(), nulls, batch.length());
    }
}
