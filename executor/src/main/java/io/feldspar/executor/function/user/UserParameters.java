package io.feldspar.executor.function.user;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The parameters of a user function.
final class UserParameters {

    private UserParameters() {}

    /// The types to which the arguments of a call are cast.
    ///
    /// @param wanted a type for each argument, or [Routine#ANY]
    /// @param signature how the function is called, for errors
    /// @throws FeldsparException with ARGUMENT_COUNT or TYPE_MISMATCH
    static List<Type> accept(
            String name, List<Type> wanted, List<Type> arguments, String signature) {
        if (arguments.size() != wanted.size()) {
            throw new FeldsparException(
                    ErrorCode.ARGUMENT_COUNT,
                    "Function '%s' takes %d argument%s but got %d"
                            .formatted(
                                    name,
                                    wanted.size(),
                                    wanted.size() == 1 ? "" : "s",
                                    arguments.size()),
                    "Call it as %s.".formatted(signature));
        }
        Type[] types = wanted.toArray(Type[]::new);
        for (int i = 0; i < types.length; i++) {
            if (types[i].equals(Routine.ANY)) {
                types[i] = arguments.get(i);
            } else if (Coercion.distance(arguments.get(i), types[i]) < 0) {
                throw Coercion.mismatch(name, arguments, signature);
            }
        }
        return List.of(types);
    }
}
