package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import java.util.List;

/// Base of the functions that search an array for a value.
abstract class ElementSearch extends NestedFunction {

    ElementSearch(String name, List<String> aliases, Description description) {
        super(name, aliases, description);
    }

    @Override
    public final List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 2, 2);
        Type element = Coercion.common(array(arguments, 0).element(), arguments.get(1));
        if (element == null) {
            throw mismatch(arguments);
        }
        return List.of(new ArrayType(element), element);
    }

    /// The position of the value in the row's array from 0, or -1.
    static int find(ListVector lists, FlatVector values, int row) {
        FlatVector child = lists.child();
        int start = lists.starts()[row];
        for (int e = start; e < start + lists.lengths()[row]; e++) {
            if (!child.isNull(e) && ValueOrder.compareValues(child, e, values, row) == 0) {
                return e - start;
            }
        }
        return -1;
    }
}
