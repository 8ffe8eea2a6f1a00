package io.feldspar.executor.expression;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.function.UnaryOperator;

/// A column of the input, unchanged.
final class ColumnNode extends Node {

    private final int index;

    ColumnNode(int index, Type type) {
        super(type);
        this.index = index;
    }

    @Override
    void replaceChildren(UnaryOperator<Node> replacement) {
        // A leaf has no children.
    }

    @Override
    boolean sameColumn(Node other) {
        return other instanceof ColumnNode column && column.index == index;
    }

    @Override
    Vector evaluate(Batch batch) {
        return batch.column(index);
    }
}
