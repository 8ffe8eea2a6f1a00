package io.feldspar.executor.expression;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The same value in every row.
final class ConstantNode extends Node {

    private final FlatVector single;

    ConstantNode(Type type, @Nullable Object value) {
        super(type);
        this.single = Values.single(type, value);
    }

    /// The value as a vector of one row.
    FlatVector single() {
        return single;
    }

    /// The value as [Values] defines it.
    @Nullable Object value() {
        return single.value(0);
    }

    @Override
    void replaceChildren(UnaryOperator<Node> replacement) {
        // A leaf has no children.
    }

    @Override
    Vector evaluate(Batch batch) {
        return new ConstantVector(single, batch.length());
    }
}
