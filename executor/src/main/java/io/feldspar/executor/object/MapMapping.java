package io.feldspar.executor.object;

import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import io.feldspar.executor.vector.VectorBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Maps as maps of Java, in the order of their entries.
record MapMapping(Type type, ObjectMapping key, ObjectMapping value) implements ObjectMapping {

    static MapMapping of(ObjectMapping key, ObjectMapping value) {
        return new MapMapping(new MapType(key.type(), value.type()), key, value);
    }

    @Override
    public @Nullable Object read(FlatVector column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        ListVector lists = (ListVector) column;
        StructVector entries = (StructVector) lists.child();
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        int end = lists.starts()[row] + lists.lengths()[row];
        for (int e = lists.starts()[row]; e < end; e++) {
            map.put(key.read(entries.field(0), e), value.read(entries.field(1), e));
        }
        return map;
    }

    @Override
    public void write(@Nullable Object object, VectorBuilder out) {
        if (object == null) {
            out.appendNull();
            return;
        }
        if (!(object instanceof Map<?, ?> map)) {
            throw SimpleWriters.mismatch(object, type);
        }
        map.forEach(
                (k, v) -> {
                    if (k == null) {
                        throw SimpleWriters.mismatch(map, type);
                    }
                    VectorBuilder entry = out.element();
                    key.write(k, entry.field(0));
                    value.write(v, entry.field(1));
                    entry.endStruct();
                });
        out.endList();
    }
}
