package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import java.util.List;

/// The entries of a map as an array of structs.
public final class MapEntries extends NestedFunction {

    public MapEntries() {
        super(
                "MAP_ENTRIES",
                List.of(),
                about(
                        "MAP_ENTRIES(m)",
                        "The entries of a map as an array of structs of key and value.",
                        "MAP_ENTRIES(MAP('a', 1))",
                        "[{'key': a, 'value': 1}]"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 1, 1);
        if (!(arguments.get(0) instanceof MapType)) {
            throw mismatch(arguments);
        }
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        parameterTypes(arguments);
        return new ArrayType(((MapType) arguments.get(0)).entry());
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        ListVector maps = (ListVector) arguments[0];
        return new ListVector(result, maps.starts(), maps.lengths(), maps.child(), null, count);
    }
}
