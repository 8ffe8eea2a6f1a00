package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import java.util.List;

/// Whether two arrays have an element in common.
public final class ArraysOverlap extends NestedFunction {

    public ArraysOverlap() {
        super(
                "ARRAYS_OVERLAP",
                List.of("LIST_HAS_ANY", "ARRAY_HAS_ANY"),
                about(
                        "ARRAYS_OVERLAP(a, b)",
                        "Whether the arrays have an element in common that is not NULL; NULL where"
                                + " they have none, both have elements, and one of these is NULL.",
                        "ARRAYS_OVERLAP([1, 2], [2, 3])",
                        "true"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 2, 2);
        Type element =
                Coercion.common(array(arguments, 0).element(), array(arguments, 1).element());
        if (element == null) {
            throw mismatch(arguments);
        }
        return List.of(new ArrayType(element), new ArrayType(element));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.BOOLEAN;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        ListVector left = (ListVector) arguments[0].gather(null, count);
        ListVector right = (ListVector) arguments[1].gather(null, count);
        int offset = left.child().length();
        FlatVector all = Children.joined(left.child().type(), List.of(left.child(), right.child()));
        ElementIndex index = new ElementIndex(all);
        byte[] found = new byte[count];
        long[] nulls = null;
        for (int row = 0; row < count; row++) {
            boolean anyNull = false;
            index.clear(left.size(row));
            int start = left.starts()[row];
            for (int e = start; e < start + left.size(row); e++) {
                anyNull |= all.isNull(e);
                index.add(e);
            }
            start = offset + right.starts()[row];
            for (int e = start; e < start + right.size(row); e++) {
                anyNull |= all.isNull(e);
                found[row] |= (byte) (!all.isNull(e) && index.contains(e) ? 1 : 0);
            }
            if (found[row] == 0 && anyNull && left.size(row) > 0 && right.size(row) > 0) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, row);
            }
        }
        return new ByteVector(result, found, nulls, count);
    }
}
