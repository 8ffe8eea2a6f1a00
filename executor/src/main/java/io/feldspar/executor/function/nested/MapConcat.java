package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The entries of several maps.
public final class MapConcat extends NestedFunction {

    public MapConcat() {
        super(
                "MAP_CONCAT",
                List.of(),
                about(
                        "MAP_CONCAT(m, n, ...)",
                        "The map of the entries of all maps, which have no key in common.",
                        "MAP_CONCAT(MAP('a', 1), MAP('b', 2))",
                        "{a=1, b=2}"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 1, Integer.MAX_VALUE);
        Type common = Coercion.common(name(), arguments);
        if (!(common instanceof MapType)) {
            throw mismatch(arguments);
        }
        return Collections.nCopies(arguments.size(), common);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(0);
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        List<FlatVector> children = new ArrayList<>();
        ListVector[] maps = new ListVector[arguments.length];
        for (int m = 0; m < maps.length; m++) {
            maps[m] = (ListVector) arguments[m].gather(null, count);
            children.add(maps[m].child());
        }
        FlatVector entries = Children.joined(((MapType) result).entry(), children);
        ListPicks picks = new ListPicks(count);
        for (int row = 0; row < count; row++) {
            int offset = 0;
            for (ListVector map : maps) {
                int start = offset + map.starts()[row];
                picks.addRange(start, start + map.size(row));
                offset += map.child().length();
            }
            picks.end(row);
        }
        ListVector joined = (ListVector) picks.build(result, entries, null);
        FlatVector keys = ((StructVector) joined.child()).field(0);
        for (int row = 0; row < count; row++) {
            int start = joined.starts()[row];
            UniqueKeys.check(keys, start, start + joined.size(row));
        }
        return joined;
    }
}
