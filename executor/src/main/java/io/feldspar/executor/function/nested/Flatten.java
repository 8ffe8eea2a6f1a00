package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import java.util.List;

/// The elements of the arrays in an array.
public final class Flatten extends NestedFunction {

    public Flatten() {
        super(
                "FLATTEN",
                List.of(),
                about(
                        "FLATTEN(a)",
                        "The elements of the arrays in an array, one after the other; NULL where"
                                + " one of them is NULL.",
                        "FLATTEN([[1], [2, 3]])",
                        "[1, 2, 3]"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 1, 1);
        Type inner = array(arguments, 0).element();
        if (inner == SimpleType.NULL) {
            return List.of(new ArrayType(new ArrayType(SimpleType.NULL)));
        }
        if (!(inner instanceof ArrayType)) {
            throw mismatch(arguments);
        }
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return ((ArrayType) parameterTypes(arguments).get(0)).element();
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        ListVector lists = (ListVector) arguments[0];
        ListVector inner = (ListVector) lists.child();
        ListPicks picks = new ListPicks(count);
        long[] nulls = null;
        for (int row = 0; row < count; row++) {
            int start = lists.starts()[row];
            boolean missing = false;
            for (int e = start; e < start + lists.lengths()[row]; e++) {
                missing |= inner.isNull(e);
                picks.addRange(inner.starts()[e], inner.starts()[e] + inner.size(e));
            }
            if (missing) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, row);
            }
            picks.end(row);
        }
        return picks.build(result, inner.child(), nulls);
    }
}
