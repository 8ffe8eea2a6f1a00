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

/// The texts that are not null with the separator between them.
public final class ConcatWs implements ScalarFunction {

    @Override
    public String name() {
        return "CONCAT_WS";
    }

    @Override
    public Description description() {
        return Description.of(
                "Strings",
                "CONCAT_WS(separator, a, b, ...)",
                "The texts that are not null with the separator between them.",
                "CONCAT_WS('-', 'a', NULL, 'b')",
                "a-b");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(ConcatWs::join).withNulls();
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.isEmpty()) {
            throw Coercion.mismatch(name(), arguments, "a separator and texts");
        }
        return Collections.nCopies(arguments.size(), SimpleType.VARCHAR);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.VARCHAR;
    }

    private static void join(Cell[] in, Cell out) {
        out.isNull = in[0].isNull;
        boolean separate = false;
        for (int i = 1; i < in.length && !out.isNull; i++) {
            if (!in[i].isNull) {
                if (separate) {
                    out.text.append(in[0].slice);
                }
                out.text.append(in[i].slice);
                separate = true;
            }
        }
    }
}
