package io.feldspar.executor.function.nested;

import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import java.util.ArrayList;
import java.util.List;

/// Entries of maps in the order of their keys, also of the maps within arrays, structs and maps:
/// equal maps are then equal lists of entries.
public final class MapSort extends NestedFunction {

    public MapSort() {
        super(
                "MAP_SORT",
                List.of(),
                about(
                        "MAP_SORT(m)",
                        "The map with its entries in the order of their keys, and so the maps within"
                                + " it.",
                        "MAP_SORT(MAP('b', 1, 'a', 2))",
                        "{a=2, b=1}"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 1, 1);
        if (NestedType.comparable(arguments.get(0)) || !NestedType.groupable(arguments.get(0))) {
            throw mismatch(arguments);
        }
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(0);
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        return sorted(arguments[0].gather(null, count));
    }

    private static FlatVector sorted(FlatVector vector) {
        if (NestedType.comparable(vector.type())) {
            return vector;
        }
        return switch (vector) {
            case ListVector lists when lists.type() instanceof MapType -> entries(lists);
            case ListVector lists ->
                    new ListVector(
                            lists.type(),
                            lists.starts(),
                            lists.lengths(),
                            sorted(lists.child()),
                            lists.nulls(),
                            lists.length());
            case StructVector structs -> {
                List<FlatVector> fields = new ArrayList<>();
                for (int i = 0; i < structs.fieldCount(); i++) {
                    fields.add(sorted(structs.field(i)));
                }
                yield new StructVector(structs.type(), fields, structs.nulls(), structs.length());
            }
            default -> throw new IllegalStateException("a map within " + vector.type());
        };
    }

    private static FlatVector entries(ListVector maps) {
        StructVector entries = (StructVector) maps.child();
        FlatVector keys = entries.field(0);
        FlatVector child =
                new StructVector(
                        entries.type(),
                        List.of(keys, sorted(entries.field(1))),
                        entries.nulls(),
                        entries.length());
        ListPicks picks = new ListPicks(maps.length());
        for (int row = 0; row < maps.length(); row++) {
            int start = maps.starts()[row];
            picks.addSorted(
                    start,
                    start + maps.size(row),
                    (left, right) -> ValueOrder.compareValues(keys, left, keys, right));
            picks.end(row);
        }
        return picks.build(maps.type(), child, maps.nulls());
    }
}
