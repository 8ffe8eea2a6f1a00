package io.feldspar.executor.object;

import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.StructType;
import java.io.Serializable;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A class with the classes in the place of its type parameters, such as `Tuple2<String, Long>`.
public record ObjectType(Class<?> raw, List<ObjectType> arguments) implements Serializable {

    public ObjectType {
        arguments = List.copyOf(arguments);
    }

    public static ObjectType of(Class<?> raw, ObjectType... arguments) {
        return new ObjectType(raw, List.of(arguments));
    }

    /// How objects are values of the SQL type that suits the class.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with TYPE_MISMATCH if there is none
    public ObjectMapping mapping() {
        if (arguments.isEmpty()) {
            return ObjectMapping.of(raw);
        }
        if (List.class.isAssignableFrom(raw)) {
            return ListMapping.of(raw, Object.class, arguments.getFirst().mapping());
        }
        ObjectClass java = ObjectClass.of(raw);
        List<TypeVariable<?>> variables = Arrays.asList(raw.getTypeParameters());
        List<ObjectMapping> parts = new ArrayList<>();
        List<Integer> fields = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        for (ObjectClass.Part part : java.parts()) {
            int variable = variables.indexOf(part.type());
            ObjectMapping mapping =
                    variable < 0
                            ? ObjectMapping.of(part.type())
                            : arguments.get(variable).mapping();
            fields.add(parts.size());
            parts.add(mapping);
            members.add(new Member(part.name(), mapping.type()));
        }
        return new StructMapping(new StructType(members), java, parts, fields);
    }

    /// The class as an error names it.
    public String name() {
        return raw.getSimpleName();
    }
}
