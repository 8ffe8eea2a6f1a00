package io.feldspar.executor.expression;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.function.UnaryOperator;

/// A step of a compiled expression. Belongs to one thread; a vector it returns is valid until
/// it is evaluated again.
abstract class Node {

    private final Type type;

    Node(Type type) {
        this.type = type;
    }

    final Type type() {
        return type;
    }

    /// Replaces each node directly below.
    abstract void replaceChildren(UnaryOperator<Node> replacement);

    /// Whether both are the same column of the input.
    boolean sameColumn(Node other) {
        return false;
    }

    /// The values at the batch's selected rows, in a vector as long as the batch.
    abstract Vector evaluate(Batch batch);
}
