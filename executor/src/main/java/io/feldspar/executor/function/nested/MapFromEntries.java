package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import java.util.List;

/// A map of entries given as structs of two fields.
public final class MapFromEntries extends NestedFunction {

    public MapFromEntries() {
        super(
                "MAP_FROM_ENTRIES",
                List.of(),
                about(
                        "MAP_FROM_ENTRIES(a)",
                        "The map of the entries, which are structs of a key and a value.",
                        "MAP_FROM_ENTRIES([ROW('a', 1), ROW('b', 2)])",
                        "{a=1, b=2}"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 1, 1);
        if (!(array(arguments, 0).element() instanceof StructType entry)
                || entry.members().size() != 2
                || !NestedType.comparable(entry.members().get(0).type())) {
            throw mismatch(arguments);
        }
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        parameterTypes(arguments);
        StructType entry = (StructType) array(arguments, 0).element();
        return new MapType(entry.members().get(0).type(), entry.members().get(1).type());
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        ListVector lists = (ListVector) arguments[0].gather(null, count);
        StructVector entries = (StructVector) lists.child();
        FlatVector keys = entries.visible(0, null, entries.length());
        FlatVector values = entries.visible(1, null, entries.length());
        for (int row = 0; row < count; row++) {
            int start = lists.starts()[row];
            UniqueKeys.check(keys, start, start + lists.lengths()[row]);
        }
        FlatVector child =
                new StructVector(
                        ((MapType) result).entry(), List.of(keys, values), null, entries.length());
        return new ListVector(result, lists.starts(), lists.lengths(), child, null, count);
    }
}
