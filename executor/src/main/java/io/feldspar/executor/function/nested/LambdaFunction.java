package io.feldspar.executor.function.nested;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.HigherOrderFunction;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Base of the functions whose last argument is a lambda, and the others are values.
abstract class LambdaFunction extends DescribedFunction implements HigherOrderFunction {

    private final int arguments;

    /// @param arguments the number of arguments
    LambdaFunction(String name, List<String> aliases, Description description, int arguments) {
        super(name, aliases, description);
        this.arguments = arguments;
    }

    static Description about(String signature, String doc, String example, String result) {
        return about(List.of(signature), doc, example, result);
    }

    static Description about(List<String> signatures, String doc, String example, String result) {
        return new Description("Lambdas", signatures, doc, example, result);
    }

    @Override
    public boolean takesLambda(int index, int count) {
        return index == arguments - 1;
    }

    @Override
    public @Nullable List<Type> lambda(int index, List<Type> types, int count) {
        return index == arguments - 1 ? parameters(types, count) : null;
    }

    /// The types of the lambda's parameters.
    ///
    /// @param types of the arguments
    /// @param count how many parameters the lambda has
    abstract List<Type> parameters(List<Type> types, int count);

    /// The first `count` types, of which none or `required` must be named by parameters.
    final List<Type> named(int count, int required, Type... types) {
        return named(name(), count, required, types);
    }

    static List<Type> named(String function, int count, int required, Type... types) {
        if ((count > 0 && count < required) || count > types.length) {
            String takes =
                    required == types.length ? "" + required : required + " or " + types.length;
            throw new FeldsparException(
                    ErrorCode.TYPE_MISMATCH,
                    "The lambda of '%s' has %d parameters, but it takes %s"
                            .formatted(function, count, takes),
                    "See DESCRIBE FUNCTION.");
        }
        return List.of(types).subList(0, count);
    }

    /// BOOLEAN, which the lambda must give.
    final Type condition(List<Type> types) {
        expectCount(types, arguments, arguments);
        Type type = types.getLast();
        if (type != SimpleType.BOOLEAN && type != SimpleType.NULL) {
            throw new FeldsparException(
                    ErrorCode.TYPE_MISMATCH,
                    "The lambda of '%s' gives %s where a condition is needed"
                            .formatted(name(), type.sql()),
                    "Compare the value with something, as in x > 1.");
        }
        return type;
    }

    /// The argument as a map.
    final MapType map(List<Type> types, int index) {
        if (index < types.size() && types.get(index) instanceof MapType map) {
            return map;
        }
        if (index < types.size() && types.get(index) == SimpleType.NULL) {
            return new MapType(SimpleType.NULL, SimpleType.NULL);
        }
        throw mismatch(types);
    }
}
