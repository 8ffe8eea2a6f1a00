package io.feldspar.executor.expression;

import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.CellReader;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.Vector;
import java.util.function.UnaryOperator;

/// IS [NOT] DISTINCT FROM: equality that takes null for a value.
final class DistinctFromNode extends Node {

    private Node left;
    private Node right;
    private final ScalarCode equality;
    private final boolean distinct;
    private final Cell[] in = {new Cell(), new Cell()};
    private final Cell out = new Cell();

    DistinctFromNode(Node left, Node right, ScalarCode equality, boolean distinct) {
        super(SimpleType.BOOLEAN);
        this.left = left;
        this.right = right;
        this.equality = equality;
        this.distinct = distinct;
    }

    @Override
    void replaceChildren(UnaryOperator<Node> replacement) {
        left = replacement.apply(left);
        right = replacement.apply(right);
    }

    @Override
    Vector evaluate(Batch batch) {
        Vector leftVector = left.evaluate(batch);
        Vector rightVector = right.evaluate(batch);
        byte[] result = new byte[batch.length()];
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = batch.row(i);
            CellReader.read(leftVector, row, in[0]);
            CellReader.read(rightVector, row, in[1]);
            boolean same;
            if (in[0].isNull || in[1].isNull) {
                same = in[0].isNull && in[1].isNull;
            } else {
                equality.interpretation().apply(in, out);
                same = out.bool;
            }
            result[row] = (byte) (same != distinct ? 1 : 0);
        }
        return new ByteVector(SimpleType.BOOLEAN, result, null, batch.length());
    }
}
