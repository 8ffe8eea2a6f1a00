package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.VectorBuilder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The elements as one text.
public final class ArrayJoin extends NestedFunction {

    public ArrayJoin() {
        super(
                "ARRAY_JOIN",
                List.of("ARRAY_TO_STRING", "LIST_TO_STRING"),
                about(
                        "ARRAY_JOIN(a, separator [, replacement])",
                        "The elements as texts with the separator between them. NULLs are left"
                                + " out, or replaced.",
                        "ARRAY_JOIN([1, NULL, 2], '-')",
                        "1-2"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 2, 3);
        List<Type> types = new ArrayList<>();
        types.add(new ArrayType(SimpleType.VARCHAR));
        for (int i = 0; i < arguments.size(); i++) {
            boolean text =
                    arguments.get(i) == SimpleType.VARCHAR || arguments.get(i) == SimpleType.NULL;
            if (i == 0 ? array(arguments, 0) == null : !text) {
                throw mismatch(arguments);
            }
            if (i > 0) {
                types.add(SimpleType.VARCHAR);
            }
        }
        return types;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.VARCHAR;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        ListVector lists = (ListVector) arguments[0];
        BytesVector texts = (BytesVector) lists.child();
        BytesVector separator = (BytesVector) arguments[1];
        BytesVector replacement = arguments.length > 2 ? (BytesVector) arguments[2] : null;
        VectorBuilder joined = new VectorBuilder(result, Math.max(1, count));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int row = 0; row < count; row++) {
            text.reset();
            boolean first = true;
            int start = lists.starts()[row];
            for (int e = start; e < start + lists.lengths()[row]; e++) {
                if (!texts.isNull(e) || replacement != null) {
                    write(first ? null : separator, row, text);
                    write(texts.isNull(e) ? replacement : texts, texts.isNull(e) ? row : e, text);
                    first = false;
                }
            }
            joined.appendBytes(text.toByteArray(), 0, text.size());
        }
        return joined.build();
    }

    private static void write(@Nullable BytesVector from, int row, ByteArrayOutputStream to) {
        if (from != null) {
            to.write(from.heap(), from.starts()[row], from.lengths()[row]);
        }
    }
}
