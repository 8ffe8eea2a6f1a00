package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.StructVector;
import java.util.ArrayList;
import java.util.List;

/// NAMED_STRUCT: fields given as names and values in turn.
public final class NamedStruct extends NestedFunction {

    public NamedStruct() {
        super(
                "NAMED_STRUCT",
                List.of(),
                about(
                        "NAMED_STRUCT(name, x, ...)",
                        "The struct of the named values. The names are literals. The same as"
                                + " {'name': x, ...}.",
                        "NAMED_STRUCT('a', 1, 'b', 'x')",
                        "{'a': 1, 'b': x}"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.isEmpty() || arguments.size() % 2 != 0) {
            throw mismatch(arguments);
        }
        for (int i = 0; i < arguments.size(); i += 2) {
            if (arguments.get(i) != SimpleType.VARCHAR) {
                throw mismatch(arguments);
            }
        }
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return typeOf(parameterTypes(arguments).stream().map(Argument::of).toList());
    }

    @Override
    public Type typeOf(List<Argument> arguments) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            String name = arguments.get(i).text();
            members.add(
                    new Member(
                            name == null ? "col" + (i / 2 + 1) : name,
                            arguments.get(i + 1).type()));
        }
        return new StructType(members);
    }

    @Override
    public boolean nullAware() {
        return true;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        List<FlatVector> fields = new ArrayList<>();
        for (int i = 1; i < arguments.length; i += 2) {
            fields.add(arguments[i]);
        }
        return new StructVector(result, fields, null, count);
    }
}
