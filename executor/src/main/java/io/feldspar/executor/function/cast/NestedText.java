package io.feldspar.executor.function.cast;

import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.CellReader;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;

/// Nested values as text, in DuckDB's form: `[1, 2, NULL]`, `{'a': 1, 'b': x}`, `{k=1}`. Texts
/// within them are written as they are.
final class NestedText {

    private NestedText() {}

    static void append(NestedType type, Cell value, SliceBuilder out) {
        FlatVector vector = value.nested;
        int row = value.row;
        switch (type) {
            case ArrayType array -> {
                ListVector lists = (ListVector) vector;
                out.append("[");
                for (int e = 0; e < lists.lengths()[row]; e++) {
                    out.append(e == 0 ? "" : ", ");
                    appendPart(array.element(), lists.child(), lists.starts()[row] + e, out);
                }
                out.append("]");
            }
            case MapType map -> {
                ListVector lists = (ListVector) vector;
                StructVector entries = (StructVector) lists.child();
                out.append("{");
                for (int e = 0; e < lists.lengths()[row]; e++) {
                    int entry = lists.starts()[row] + e;
                    out.append(e == 0 ? "" : ", ");
                    appendPart(map.key(), entries.field(0), entry, out);
                    out.append("=");
                    appendPart(map.value(), entries.field(1), entry, out);
                }
                out.append("}");
            }
            case StructType struct -> {
                StructVector structs = (StructVector) vector;
                out.append("{");
                for (int f = 0; f < structs.fieldCount(); f++) {
                    out.append(f == 0 ? "'" : ", '");
                    out.append(struct.members().get(f).name());
                    out.append("': ");
                    appendPart(struct.members().get(f).type(), structs.field(f), row, out);
                }
                out.append("}");
            }
        }
    }

    private static void appendPart(Type type, FlatVector vector, int row, SliceBuilder out) {
        Cell cell = new Cell();
        CellReader.read(vector, row, cell);
        if (cell.isNull) {
            out.append("NULL");
        } else {
            ToText.append(type, cell, out);
        }
    }
}
