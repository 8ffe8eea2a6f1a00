package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.Arrays;
import java.util.List;

/// The argument at a position from 1, which the first argument gives.
public final class Elt implements ScalarFunction {

    @Override
    public String name() {
        return "ELT";
    }

    @Override
    public Description description() {
        return Description.of(
                "Strings",
                "ELT(index, a, b, ...)",
                "The argument of that index, the first behind the index being 1.",
                "ELT(2, 'scala', 'java')",
                "java");
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.size() < 2
                || Coercion.assignmentDistance(arguments.get(0), SimpleType.INTEGER) < 0) {
            throw Coercion.mismatch(name(), arguments, "an index and texts");
        }
        Type[] types = new Type[arguments.size()];
        Arrays.fill(types, resultType(arguments));
        types[0] = SimpleType.INTEGER;
        return List.of(types);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return arguments.stream().skip(1).allMatch(type -> type == SimpleType.VARBINARY)
                ? SimpleType.VARBINARY
                : SimpleType.VARCHAR;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(Elt::choose).withNulls().failing();
    }

    private static void choose(Cell[] in, Cell out) {
        out.isNull = in[0].isNull;
        if (out.isNull) {
            return;
        }
        int index = in[0].int32;
        if (index < 1 || index >= in.length) {
            throw new FeldsparException(
                    ErrorCode.INDEX_OUT_OF_RANGE,
                    "ELT has no argument of index " + index,
                    "Use an index from 1 to " + (in.length - 1) + ".");
        }
        out.isNull = in[index].isNull;
        if (!out.isNull) {
            out.text.append(in[index].slice);
        }
    }
}
