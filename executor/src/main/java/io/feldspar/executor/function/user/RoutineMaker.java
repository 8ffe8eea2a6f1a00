package io.feldspar.executor.function.user;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.object.ObjectMapping;
import io.feldspar.executor.type.Type;
import io.feldspar.udf.Aggregator;
import io.feldspar.udf.BatchFunction;
import io.feldspar.udf.NonDeterministic;
import io.feldspar.udf.UserFunction;
import io.feldspar.udf.VarargsUDF;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Describes the functions of classes and lambdas.
///
/// @param name as SQL calls it
/// @param result the declared type of results, or null for that of the code
/// @param parameters the declared types, or null for those of the code
/// @param deterministic whether equal arguments give equal results, as far as the code does not
///     say otherwise
public record RoutineMaker(
        String name,
        @Nullable Type result,
        @Nullable List<Type> parameters,
        boolean deterministic) {

    /// The function of an object, of which tasks get copies.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER or TYPE_MISMATCH
    public Routine of(UserFunction code) {
        return of(code, FunctionSource.Closure.of(code, name));
    }

    /// The function of a class.
    ///
    /// @throws FeldsparException with FUNCTION_FAILED, INVALID_PARAMETER or TYPE_MISMATCH
    public Routine of(FunctionSource.NamedClass source) {
        return of(source.instance(), source);
    }

    private Routine of(UserFunction code, FunctionSource source) {
        boolean repeatable =
                deterministic && !code.getClass().isAnnotationPresent(NonDeterministic.class);
        Class<?> contract = Invocation.contract(code);
        if (code instanceof BatchFunction) {
            return new UserScalar(
                    name,
                    declared(parameters, "parameters"),
                    UserScalar.Form.BATCHES,
                    declared(result, "result"),
                    repeatable,
                    source);
        }
        UserSignature signature = UserSignature.of(code, contract);
        if (code instanceof Aggregator<?, ?, ?>) {
            return AggregateTypes.of(signature).describe(this, repeatable, source);
        }
        UserScalar.Form form =
                code instanceof VarargsUDF ? UserScalar.Form.VARARGS : UserScalar.Form.ROWS;
        return new UserScalar(
                name,
                parameters == null ? parameters(signature, form) : parameters,
                form,
                result(signature.types().getLast()),
                repeatable,
                source);
    }

    private <T> T declared(@Nullable T given, String what) {
        if (given == null) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The types of the %s of '%s' are not known".formatted(what, name),
                    "Declare the types of a function of batches.");
        }
        return given;
    }

    private List<Type> parameters(UserSignature signature, UserScalar.Form form) {
        List<Type> types = new ArrayList<>();
        for (java.lang.reflect.Type java :
                signature.types().subList(0, signature.types().size() - 1)) {
            boolean array =
                    form == UserScalar.Form.VARARGS
                            && java instanceof Class<?> raw
                            && raw.isArray();
            types.add(parameter(array ? ((Class<?>) java).getComponentType() : java));
        }
        return types;
    }

    private Type parameter(java.lang.reflect.Type java) {
        return java == Object.class ? Routine.ANY : typeOf(java);
    }

    /// The type of results of a class.
    Type result(java.lang.reflect.Type java) {
        Type given = result;
        if (given != null) {
            // Fails if the class cannot be mapped to the type.
            ObjectMapping.of(java, given);
            return given;
        }
        return typeOf(java);
    }

    Type typeOf(java.lang.reflect.Type java) {
        try {
            return ObjectMapping.of(java).type();
        } catch (FeldsparException e) {
            throw new FeldsparException(
                    e.code(),
                    "Function '%s' cannot be registered: %s".formatted(name, e.problem()),
                    e.advice(),
                    e);
        }
    }
}
