package io.feldspar.executor.function.nested;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// What functions over nested values share: names and description.
abstract class DescribedFunction implements ScalarFunction {

    private final String name;
    private final List<String> aliases;
    private final Description description;

    DescribedFunction(String name, List<String> aliases, Description description) {
        this.name = name;
        this.aliases = List.copyOf(aliases);
        this.description = description;
    }

    static Description about(String signature, String doc, String example, String result) {
        return Description.of("Arrays, maps and structs", signature, doc, example, result);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<String> aliases() {
        return aliases;
    }

    @Override
    public final Description description() {
        return description;
    }

    /// The error for arguments that the function does not take.
    final FeldsparException mismatch(List<Type> arguments) {
        return Coercion.mismatch(name, arguments, String.join(" or ", description.signatures()));
    }

    /// The argument as an array; an untyped NULL is an array of nulls.
    final ArrayType array(List<Type> arguments, int index) {
        return index < arguments.size() && arguments.get(index) instanceof ArrayType array
                ? array
                : arrayOfNull(arguments, index);
    }

    private ArrayType arrayOfNull(List<Type> arguments, int index) {
        if (index < arguments.size() && arguments.get(index) == SimpleType.NULL) {
            return new ArrayType(SimpleType.NULL);
        }
        throw mismatch(arguments);
    }

    final void expectCount(List<Type> arguments, int least, int most) {
        if (arguments.size() < least || arguments.size() > most) {
            throw Coercion.wrongCount(
                    name(), arguments, String.join(" or ", description().signatures()));
        }
    }
}
