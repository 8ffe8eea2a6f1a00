package io.feldspar.executor.function.variant;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.function.VectorFunction;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.variant.Variant;
import io.feldspar.executor.variant.VariantKind;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.VectorBuilder;
import java.util.List;

/// The elements of an array or the fields of an object, each with its position and its name.
public final class VariantEntries implements VectorFunction {

    private static final Type RESULT =
            new ArrayType(
                    new StructType(
                            List.of(
                                    new Member("pos", SimpleType.INTEGER),
                                    new Member("key", SimpleType.VARCHAR),
                                    new Member("value", SimpleType.VARIANT))));

    @Override
    public String name() {
        return "VARIANT_ENTRIES";
    }

    @Override
    public Description description() {
        return VariantFunction.about(
                "VARIANT_ENTRIES(v)",
                "The elements of an array, or the fields of an object in the order of their names, each"
                        + " with its position and its name; NULL of other values. VARIANT_EXPLODE(v)"
                        + " gives them as rows.",
                "VARIANT_ENTRIES(PARSE_JSON('{\"b\": 1, \"a\": true}'))",
                "[{'pos': 0, 'key': a, 'value': true}, {'pos': 1, 'key': b, 'value': 1}]");
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        boolean fits =
                arguments.size() == 1
                        && (arguments.get(0) == SimpleType.VARIANT
                                || arguments.get(0) == SimpleType.NULL);
        if (!fits) {
            throw Coercion.mismatch(name(), arguments, "VARIANT_ENTRIES(v)");
        }
        return List.of(SimpleType.VARIANT);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return RESULT;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        BytesVector values = (BytesVector) arguments[0];
        VectorBuilder out = new VectorBuilder(RESULT, count);
        for (int row = 0; row < count; row++) {
            Variant value = Variant.of(values.heap(), values.starts()[row]);
            boolean object = value.kind() == VariantKind.OBJECT;
            if (!object && value.kind() != VariantKind.ARRAY) {
                out.appendNull();
                continue;
            }
            for (int i = 0; i < value.size(); i++) {
                append(value, i, object, out.element());
            }
            out.endList();
        }
        return out.build();
    }

    private static void append(Variant value, int index, boolean object, VectorBuilder entry) {
        entry.field(0).appendInt(index);
        if (object) {
            entry.field(1).appendText(value.key(index));
        }
        SliceBuilder part = new SliceBuilder();
        value.part(index).copy(part::append);
        entry.field(2).appendBytes(part.heap(), 0, part.length());
        entry.endStruct();
    }
}
