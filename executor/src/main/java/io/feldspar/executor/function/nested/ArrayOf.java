package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import java.util.Collections;
import java.util.List;

/// ARRAY: the arguments as elements.
public final class ArrayOf extends NestedFunction {

    public ArrayOf() {
        super(
                "ARRAY",
                List.of("LIST_VALUE", "MAKE_ARRAY"),
                about(
                        "ARRAY(x, ...)",
                        "The array of the arguments, which are cast to their common type. The same"
                                + " as ARRAY[x, ...].",
                        "ARRAY(1, 2, NULL)",
                        "[1, 2, NULL]"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        return Collections.nCopies(arguments.size(), Coercion.common(name(), arguments));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return new ArrayType(Coercion.common(name(), arguments));
    }

    @Override
    public boolean nullAware() {
        return true;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        FlatVector child = Children.joined(((ArrayType) result).element(), arguments, count);
        ListPicks lists = new ListPicks(count);
        for (int row = 0; row < count; row++) {
            for (int a = 0; a < arguments.length; a++) {
                lists.add(a * count + row);
            }
            lists.end(row);
        }
        return lists.build(result, child);
    }
}
