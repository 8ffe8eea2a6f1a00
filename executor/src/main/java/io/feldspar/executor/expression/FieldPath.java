package io.feldspar.executor.expression;

import io.feldspar.executor.expression.Expression.Call;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.function.FieldFunction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column, or a field of it: `s`, `s.a`, `s.a.b`.
///
/// @param column index of the column
/// @param positions from 0 on, of the field in the column's struct, of the field in that, and so
///     on; empty for the column itself
public record FieldPath(int column, List<Integer> positions) {

    public FieldPath {
        positions = List.copyOf(positions);
    }

    /// The path that the expression is, or null where it is another one.
    public static @Nullable FieldPath of(Expression expression) {
        if (expression instanceof InputRef(int index, _)) {
            return new FieldPath(index, List.of());
        }
        if (!(expression instanceof Call call) || !(call.function() instanceof FieldFunction)) {
            return null;
        }
        FieldPath struct = of(call.arguments().getFirst());
        if (struct == null) {
            return null;
        }
        List<Integer> positions = new ArrayList<>(struct.positions);
        positions.add(position(call));
        return new FieldPath(struct.column, positions);
    }

    /// The position of the field that a call gives, from 0.
    public static int position(Call call) {
        if (call.arguments().get(1) instanceof Literal(Object position, _)
                && position instanceof Integer number) {
            return number - 1;
        }
        throw new IllegalArgumentException("not a field of a struct: " + call);
    }
}
