package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.StructVector;
import java.util.ArrayList;
import java.util.List;

/// STRUCT: the arguments as fields, named `col1`, `col2` and so on.
public final class StructOf extends NestedFunction {

    public StructOf() {
        super(
                "STRUCT",
                List.of("ROW"),
                about(
                        "STRUCT(x, ...)",
                        "The struct of the arguments, whose fields are called col1, col2 and so"
                                + " on. The same as ROW(x, ...).",
                        "STRUCT(1, 'x')",
                        "{'col1': 1, 'col2': x}"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 1, Integer.MAX_VALUE);
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        List<Member> members = new ArrayList<>();
        for (Type type : parameterTypes(arguments)) {
            members.add(new Member("col" + (members.size() + 1), type));
        }
        return new StructType(members);
    }

    @Override
    public boolean nullAware() {
        return true;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        return new StructVector(result, List.of(arguments), null, count);
    }
}
