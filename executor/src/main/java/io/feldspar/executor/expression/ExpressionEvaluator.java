package io.feldspar.executor.expression;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.List;

/// A compiled expression. Belongs to one task and one thread.
///
/// Constants are folded. An expression over a single column that comes as a dictionary is
/// evaluated once per entry where that is cheaper, and stays a dictionary. After the first
/// rows, loops are generated as bytecode.
public final class ExpressionEvaluator {

    private final Node root;

    private ExpressionEvaluator(Node root) {
        this.root = root;
    }

    /// @param inputs the types of the columns of the batches to come
    public static ExpressionEvaluator compile(Expression expression, List<Type> inputs) {
        return compile(expression, inputs, EvaluationOptions.DEFAULT);
    }

    public static ExpressionEvaluator compile(
            Expression expression, List<Type> inputs, EvaluationOptions options) {
        return new ExpressionEvaluator(new NodeCompiler(inputs, options).root(expression));
    }

    public Type type() {
        return root.type();
    }

    /// The values at the batch's selected rows, in a vector as long as the batch; the value
    /// at other rows is undefined.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException where a selected row fails
    public Vector evaluate(Batch batch) {
        return root.evaluate(batch);
    }
}
