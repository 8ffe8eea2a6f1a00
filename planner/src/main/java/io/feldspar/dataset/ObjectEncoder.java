package io.feldspar.dataset;

import io.feldspar.executor.function.user.ObjectInput;
import io.feldspar.executor.object.ObjectMapping;
import io.feldspar.executor.object.ObjectType;
import io.feldspar.executor.object.StructMapping;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.VectorBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Objects of a class: a record or bean in a column for each part, any other in one named `value`.
///
/// @param column the name of the one column
record ObjectEncoder<T>(ObjectType type, String column) implements Encoder<T> {

    static final String VALUE = "value";

    static <T> ObjectEncoder<T> of(ObjectType type) {
        return new ObjectEncoder<>(type, VALUE);
    }

    static <T> ObjectEncoder<T> of(Class<T> type) {
        return of(ObjectType.of(type));
    }

    /// Whether objects have a column for each part.
    boolean composed() {
        return type.mapping() instanceof StructMapping;
    }

    @Override
    public Schema schema() {
        return schema(type.mapping());
    }

    private Schema schema(ObjectMapping mapping) {
        List<Field> fields = new ArrayList<>();
        if (mapping instanceof StructMapping struct) {
            for (int p = 0; p < struct.parts().size(); p++) {
                var part = struct.java().parts().get(p);
                fields.add(new Field(part.name(), struct.parts().get(p).type(), !part.primitive()));
            }
        } else {
            fields.add(new Field(column, mapping.type(), !type.raw().isPrimitive()));
        }
        return new Schema(fields);
    }

    @Override
    public Row toRow(T value) {
        ObjectMapping mapping = type.mapping();
        Schema schema = schema(mapping);
        List<@Nullable Object> values = values(value);
        return RowValues.row(schema, values);
    }

    /// The values of the columns, as vectors have them.
    List<@Nullable Object> values(T object) {
        ObjectMapping mapping = type.mapping();
        VectorBuilder out = new VectorBuilder(mapping.type(), 1);
        mapping.write(object, out);
        Object value = out.build().value(0);
        if (!(mapping instanceof StructMapping struct)) {
            return Collections.singletonList(value);
        }
        return value instanceof List<?> values
                ? Collections.unmodifiableList(new ArrayList<>(values))
                : Collections.nCopies(struct.parts().size(), null);
    }

    @Override
    public T fromRow(Row row) {
        Schema schema = schema();
        List<@Nullable Object> values = RowValues.written(schema, row);
        FlatVector[] columns = new FlatVector[schema.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = Values.vector(schema.type(c), Collections.singletonList(values.get(c)));
        }
        return object(columns, 0);
    }

    @Override
    public T fromBatch(Schema schema, Batch batch, int index) {
        int row = batch.row(index);
        FlatVector[] columns = new FlatVector[batch.columnCount()];
        int[] one = {row};
        for (int c = 0; c < columns.length; c++) {
            columns[c] = batch.column(c).gather(one, 1);
        }
        return object(columns, 0);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a column may have null for an object
    private T object(FlatVector[] columns, int row) {
        return (T) new ObjectInput.OfClass(type).read(columns, row);
    }

    @Override
    public ObjectInput input(Schema schema) {
        return new ObjectInput.OfClass(type);
    }

    /// The types that columns have to have.
    List<Type> columnTypes() {
        return schema().types();
    }
}
