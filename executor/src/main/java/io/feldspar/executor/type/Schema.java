package io.feldspar.executor.type;

import java.io.Serializable;
import java.util.List;

/// The columns of a table or of an operator's output, in order.
public record Schema(List<Field> fields) implements Serializable {

    public Schema {
        fields = List.copyOf(fields);
    }

    public static Schema of(Field... fields) {
        return new Schema(List.of(fields));
    }

    public int size() {
        return fields.size();
    }

    public Field field(int index) {
        return fields.get(index);
    }

    public Type type(int index) {
        return fields.get(index).type();
    }

    public List<Type> types() {
        return fields.stream().map(Field::type).toList();
    }

    /// The index of the column of that exact name, or -1.
    public int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /// The schema of the named columns, in the order of `columns`.
    public Schema select(List<Integer> columns) {
        return new Schema(columns.stream().map(fields::get).toList());
    }
}
