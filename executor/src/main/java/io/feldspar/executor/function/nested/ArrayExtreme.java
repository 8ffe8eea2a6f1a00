package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import java.util.List;

/// The least or the greatest element; NULLs are passed over.
abstract class ArrayExtreme extends NestedFunction {

    private final boolean max;

    ArrayExtreme(String name, List<String> aliases, boolean max, Description description) {
        super(name, aliases, description);
        this.max = max;
    }

    @Override
    public final List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 1, 1);
        if (!NestedType.comparable(array(arguments, 0).element())) {
            throw mismatch(arguments);
        }
        return List.of(array(arguments, 0));
    }

    @Override
    public final Type resultType(List<Type> arguments) {
        return array(arguments, 0).element();
    }

    @Override
    public final FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        ListVector lists = (ListVector) arguments[0];
        FlatVector child = lists.child();
        int[] codes = new int[count];
        long[] nulls = Nulls.allocate(count);
        for (int row = 0; row < count; row++) {
            int best = -1;
            int start = lists.starts()[row];
            for (int e = start; e < start + lists.lengths()[row]; e++) {
                if (!child.isNull(e) && (best < 0 || better(child, e, best))) {
                    best = e;
                }
            }
            codes[row] = Math.max(0, best);
            if (best < 0) {
                Nulls.set(nulls, row);
            }
        }
        return new DictionaryVector(codes, child, nulls, count).flatten(null, count);
    }

    private boolean better(FlatVector child, int element, int best) {
        int order = ValueOrder.compareValues(child, element, child, best);
        return max ? order > 0 : order < 0;
    }
}
