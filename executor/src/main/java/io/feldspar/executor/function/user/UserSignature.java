package io.feldspar.executor.function.user;

import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Java types of a function: those of the interface's parameters as its class or lambda gives
/// them.
///
/// @param types of the interface or class of [io.feldspar.udf.UserFunction], its own type
///     parameters in order
/// @param primitive the parameters, by index, that cannot be null
public record UserSignature(List<Type> types, List<Boolean> primitive) {

    public UserSignature {
        types = List.copyOf(types);
        primitive = List.copyOf(primitive);
    }

    /// @param contract the interface or class that it implements
    static UserSignature of(Object function, Class<?> contract) {
        SerializedLambda lambda = lambda(function);
        return lambda == null
                ? ofClass(function.getClass(), contract)
                : ofLambda(lambda, function.getClass().getClassLoader());
    }

    /// The classes that a lambda or an object has in the place of the type parameters of a
    /// functional interface, or of [io.feldspar.udf.Aggregator].
    public static List<Type> types(Object function, Class<?> contract) {
        return of(function, contract).types();
    }

    private static UserSignature ofClass(Class<?> java, Class<?> contract) {
        List<Type> types = new ArrayList<>();
        Map<TypeVariable<?>, Type> known = new HashMap<>();
        collect(java, known);
        for (TypeVariable<?> variable : contract.getTypeParameters()) {
            types.add(resolved(variable, known));
        }
        return new UserSignature(types, List.of());
    }

    /// What the type parameters of all supertypes are.
    private static void collect(@Nullable Type type, Map<TypeVariable<?>, Type> known) {
        Class<?> raw =
                type instanceof ParameterizedType generic
                        ? (Class<?>) generic.getRawType()
                        : type instanceof Class<?> plain ? plain : null;
        if (raw == null) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
                known.put(raw.getTypeParameters()[i], generic.getActualTypeArguments()[i]);
            }
        }
        collect(raw.getGenericSuperclass(), known);
        Arrays.stream(raw.getGenericInterfaces()).forEach(each -> collect(each, known));
    }

    private static Type resolved(Type type, Map<TypeVariable<?>, Type> known) {
        Type at = type;
        while (at instanceof TypeVariable<?> variable) {
            Type next = known.get(variable);
            if (next == null) {
                return Object.class;
            }
            at = next;
        }
        return at;
    }

    /// The parameters, then the result.
    private static UserSignature ofLambda(SerializedLambda lambda, @Nullable ClassLoader loader) {
        MethodType erased =
                MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(), loader);
        List<Type> types = new ArrayList<>(erased.parameterList());
        types.add(erased.returnType());
        List<Boolean> primitive = new ArrayList<>();
        Method found = lambda.getCapturedArgCount() == 0 ? method(lambda, loader) : null;
        Method method =
                found != null && found.getParameterCount() == erased.parameterCount()
                        ? found
                        : null;
        for (int i = 0; i < erased.parameterCount(); i++) {
            primitive.add(method != null && method.getParameterTypes()[i].isPrimitive());
            if (method != null
                    && method.getGenericParameterTypes()[i] instanceof ParameterizedType known) {
                types.set(i, known);
            }
        }
        if (method != null && method.getGenericReturnType() instanceof ParameterizedType known) {
            types.set(erased.parameterCount(), known);
        }
        return new UserSignature(types, primitive);
    }

    /// The static method that the lambda calls, or null.
    private static @Nullable Method method(SerializedLambda lambda, @Nullable ClassLoader loader) {
        try {
            Class<?> owner = Class.forName(lambda.getImplClass().replace('/', '.'), false, loader);
            MethodType type =
                    MethodType.fromMethodDescriptorString(lambda.getImplMethodSignature(), loader);
            Method found =
                    owner.getDeclaredMethod(lambda.getImplMethodName(), type.parameterArray());
            return Modifier.isStatic(found.getModifiers()) ? found : null;
        } catch (ReflectiveOperationException | TypeNotPresentException e) {
            return null;
        }
    }

    /// What a lambda is written as, or null for an object of a class.
    private static @Nullable SerializedLambda lambda(Object function) {
        try {
            Method method = function.getClass().getDeclaredMethod("writeReplace");
            method.setAccessible(true);
            return method.invoke(function) instanceof SerializedLambda lambda ? lambda : null;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
