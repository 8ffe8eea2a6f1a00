package io.feldspar.executor.expression;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.Vector;
import java.util.function.UnaryOperator;

/// Whether the operand is null; never null itself.
final class IsNullNode extends Node {

    private Node operand;

    IsNullNode(Node operand) {
        super(SimpleType.BOOLEAN);
        this.operand = operand;
    }

    @Override
    void replaceChildren(UnaryOperator<Node> replacement) {
        operand = replacement.apply(operand);
    }

    @Override
    Vector evaluate(Batch batch) {
        Vector vector = operand.evaluate(batch);
        if (!vector.mayHaveNulls()) {
            return ConstantVector.of(SimpleType.BOOLEAN, false, batch.length());
        }
        byte[] result = new byte[batch.length()];
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = batch.row(i);
            result[row] = (byte) (vector.isNull(row) ? 1 : 0);
        }
        return new ByteVector(SimpleType.BOOLEAN, result, null, batch.length());
    }
}
