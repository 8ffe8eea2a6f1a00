package io.feldspar.executor.vector;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Nested values as Java objects, and vectors of several values.
final class NestedValues {

    private NestedValues() {}

    /// A vector of the values, each of which may be null.
    static FlatVector vector(Type type, List<? extends @Nullable Object> values) {
        long[] nulls = null;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == null) {
                nulls = nulls == null ? Nulls.allocate(values.size()) : nulls;
                Nulls.set(nulls, i);
            }
        }
        return switch (type) {
            case ArrayType array -> lists(type, array.element(), values, nulls);
            case MapType map -> lists(type, map.entry(), values, nulls);
            case StructType struct -> {
                List<FlatVector> fields = new ArrayList<>();
                for (int f = 0; f < struct.members().size(); f++) {
                    List<@Nullable Object> column = new ArrayList<>();
                    for (Object value : values) {
                        column.add(value == null ? null : ((List<?>) value).get(f));
                    }
                    fields.add(vector(struct.members().get(f).type(), column));
                }
                yield new StructVector(type, fields, nulls, values.size());
            }
            case SimpleType _, DecimalType _ -> flat(type, values);
        };
    }

    private static FlatVector lists(
            Type type,
            Type element,
            List<? extends @Nullable Object> values,
            long @Nullable [] nulls) {
        int[] starts = new int[values.size()];
        int[] lengths = new int[values.size()];
        List<@Nullable Object> children = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            starts[i] = children.size();
            switch (values.get(i)) {
                case null -> {}
                case Map<?, ?> map ->
                        map.forEach((key, value) -> children.add(Arrays.asList(key, value)));
                case Object list -> children.addAll((List<?>) list);
            }
            lengths[i] = children.size() - starts[i];
        }
        return new ListVector(
                type, starts, lengths, vector(element, children), nulls, starts.length);
    }

    private static FlatVector flat(Type type, List<? extends @Nullable Object> values) {
        VectorBuilder builder = new VectorBuilder(type, Math.max(1, values.size()));
        for (Object value : values) {
            builder.append(Values.single(type, value), 0);
        }
        return builder.build();
    }

    static Object read(ListVector lists, int row) {
        int start = lists.starts()[row];
        int end = start + lists.lengths()[row];
        if (lists.child() instanceof StructVector entries && lists.type() instanceof MapType) {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int e = start; e < end; e++) {
                map.put(entries.field(0).value(e), entries.field(1).value(e));
            }
            return Collections.unmodifiableMap(map);
        }
        List<@Nullable Object> elements = new ArrayList<>();
        for (int e = start; e < end; e++) {
            elements.add(lists.child().value(e));
        }
        return Collections.unmodifiableList(elements);
    }

    static Object read(StructVector structs, int row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int f = 0; f < structs.fieldCount(); f++) {
            values.add(structs.field(f).value(row));
        }
        return Collections.unmodifiableList(values);
    }
}
