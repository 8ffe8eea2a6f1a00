package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.Collections;
import java.util.List;

/// The texts one after another; null if one of them is. Other types are written as text.
public final class Concat implements ScalarFunction {

    @Override
    public String name() {
        return "||";
    }

    @Override
    public Description description() {
        return new Description(
                "Strings",
                List.of("a || b", "CONCAT(a, b, ...)"),
                "The texts one after another; null if one of them is. Other types are written as text.",
                "'feld' || 'spar'",
                "feldspar");
    }

    @Override
    public List<String> aliases() {
        return List.of("CONCAT");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) -> {
                    for (Cell argument : in) {
                        out.text.append(argument.slice);
                    }
                });
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.isEmpty()) {
            throw Coercion.mismatch(name(), arguments, "one text or more");
        }
        boolean binary = arguments.stream().allMatch(type -> type == SimpleType.VARBINARY);
        return Collections.nCopies(
                arguments.size(), binary ? SimpleType.VARBINARY : SimpleType.VARCHAR);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(0);
    }
}
