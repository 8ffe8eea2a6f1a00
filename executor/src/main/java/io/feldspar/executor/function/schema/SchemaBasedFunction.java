package io.feldspar.executor.function.schema;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.VectorFunction;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;

/// What the functions of this package share: a last argument that is a map of options, which may be
/// left out.
abstract class SchemaBasedFunction implements VectorFunction {

    private static final MapType OPTIONS = new MapType(SimpleType.VARCHAR, SimpleType.VARCHAR);

    private final String name;
    private final int required;
    private final Description description;

    /// @param required the number of arguments before the options
    SchemaBasedFunction(String name, int required, Description description) {
        this.name = name;
        this.required = required;
        this.description = description;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Description description() {
        return description;
    }

    /// The type of an argument before the options.
    abstract Type parameterType(List<Type> arguments, int index);

    @Override
    public final List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.size() < required || arguments.size() > required + 1) {
            throw Coercion.wrongCount(name, arguments, signatures());
        }
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < required; i++) {
            types.add(parameterType(arguments, i));
        }
        if (arguments.size() > required) {
            if (Coercion.distance(arguments.get(required), OPTIONS) < 0) {
                throw unfit(ErrorCode.INVALID_OPTIONS, arguments);
            }
            types.add(OPTIONS);
        }
        return types;
    }

    final Type text(List<Type> arguments, int index) {
        Type type = arguments.get(index);
        if (type != SimpleType.VARCHAR && type != SimpleType.NULL) {
            throw index == 0 ? mismatch(arguments) : unfit(ErrorCode.INVALID_SCHEMA, arguments);
        }
        return SimpleType.VARCHAR;
    }

    final FeldsparException mismatch(List<Type> arguments) {
        return unfit(ErrorCode.TYPE_MISMATCH, arguments);
    }

    private FeldsparException unfit(ErrorCode code, List<Type> arguments) {
        return Coercion.unfit(code, name, arguments, signatures());
    }

    private String signatures() {
        return String.join(" or ", description.signatures());
    }
}
