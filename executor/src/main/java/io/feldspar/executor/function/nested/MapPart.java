package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import java.util.List;

/// The keys or the values of a map as an array that shares their vector.
abstract class MapPart extends NestedFunction {

    private final int part;

    /// @param part of the entries: 0 for keys, 1 for values
    MapPart(String name, int part, Description description) {
        super(name, List.of(), description);
        this.part = part;
    }

    abstract Type element(MapType map);

    @Override
    public final List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 1, 1);
        if (!(arguments.get(0) instanceof MapType)) {
            throw mismatch(arguments);
        }
        return arguments;
    }

    @Override
    public final Type resultType(List<Type> arguments) {
        parameterTypes(arguments);
        return new ArrayType(element((MapType) arguments.get(0)));
    }

    @Override
    public final FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        ListVector maps = (ListVector) arguments[0];
        FlatVector child = ((StructVector) maps.child()).field(part);
        return new ListVector(result, maps.starts(), maps.lengths(), child, null, count);
    }
}
