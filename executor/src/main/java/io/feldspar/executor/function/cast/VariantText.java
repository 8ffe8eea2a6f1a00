package io.feldspar.executor.function.cast;

import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.variant.Variant;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import io.feldspar.executor.vector.Vector;
import io.feldspar.executor.vector.VectorBuilder;
import java.util.ArrayList;
import java.util.List;

/// Batches for clients that cannot read the encoding of VARIANT: the values are JSON texts.
public final class VariantText {

    private VariantText() {}

    /// The batch itself where no column holds a VARIANT.
    public static Batch of(Batch batch) {
        boolean any = false;
        for (int i = 0; i < batch.columnCount(); i++) {
            any |= !shown(batch.column(i).type()).equals(batch.column(i).type());
        }
        if (!any) {
            return batch;
        }
        List<Vector> columns = new ArrayList<>();
        for (int i = 0; i < batch.columnCount(); i++) {
            Vector column = batch.column(i);
            columns.add(
                    shown(column.type()).equals(column.type())
                            ? column
                            : shown(column.flatten(null, batch.length())));
        }
        return batch.withColumns(columns.toArray(Vector[]::new));
    }

    private static Type shown(Type type) {
        return switch (type) {
            case ArrayType array -> new ArrayType(shown(array.element()));
            case MapType map -> new MapType(map.key(), shown(map.value()));
            case StructType struct ->
                    new StructType(
                            struct.members().stream()
                                    .map(each -> new Member(each.name(), shown(each.type())))
                                    .toList());
            case DecimalType decimal -> decimal;
            case SimpleType simple -> simple == SimpleType.VARIANT ? SimpleType.VARCHAR : simple;
        };
    }

    private static FlatVector shown(FlatVector vector) {
        Type type = shown(vector.type());
        if (type.equals(vector.type())) {
            return vector;
        }
        return switch (vector) {
            case ListVector lists ->
                    new ListVector(
                            type,
                            lists.starts(),
                            lists.lengths(),
                            shown(lists.child()),
                            lists.nulls(),
                            lists.length());
            case StructVector structs -> {
                List<FlatVector> fields = new ArrayList<>();
                for (int i = 0; i < structs.fieldCount(); i++) {
                    fields.add(shown(structs.field(i)));
                }
                yield new StructVector(type, fields, structs.nulls(), structs.length());
            }
            case BytesVector values -> texts(values);
            default -> vector;
        };
    }

    private static FlatVector texts(BytesVector values) {
        VectorBuilder out = new VectorBuilder(SimpleType.VARCHAR, values.length());
        SliceBuilder json = new SliceBuilder();
        for (int row = 0; row < values.length(); row++) {
            if (values.isNull(row)) {
                out.appendNull();
            } else {
                json.clear();
                VariantJson.append(Variant.of(values.heap(), values.starts()[row]), json);
                out.appendBytes(json.heap(), 0, json.length());
            }
        }
        return out.build();
    }
}
