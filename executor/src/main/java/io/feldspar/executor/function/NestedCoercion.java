package io.feldspar.executor.function;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What two nested types have in common, part by part.
final class NestedCoercion {

    private NestedCoercion() {}

    /// Structs have one where they have as many fields; the names are those of the left one.
    static @Nullable Type common(Type left, Type right) {
        if (left instanceof ArrayType a && right instanceof ArrayType b) {
            Type element = Coercion.common(a.element(), b.element());
            return element == null ? null : new ArrayType(element);
        }
        if (left instanceof MapType a && right instanceof MapType b) {
            Type key = Coercion.common(a.key(), b.key());
            Type value = Coercion.common(a.value(), b.value());
            return key == null || value == null ? null : new MapType(key, value);
        }
        if (left instanceof StructType a
                && right instanceof StructType b
                && a.members().size() == b.members().size()) {
            List<Member> members = new ArrayList<>();
            for (int i = 0; i < a.members().size(); i++) {
                Member member = a.members().get(i);
                Type type = Coercion.common(member.type(), b.members().get(i).type());
                if (type == null) {
                    return null;
                }
                members.add(new Member(member.name(), type));
            }
            return new StructType(members);
        }
        return null;
    }
}
