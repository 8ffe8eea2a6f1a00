package io.feldspar.executor.object;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How objects of a record class or a bean are made and taken apart.
public abstract sealed class ObjectClass {

    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

    private final Class<?> java;
    private final List<Part> parts;
    private final MethodHandle[] getters;

    /// A component of a record, or a property of a bean.
    ///
    /// @param primitive whether it cannot be null
    public record Part(String name, java.lang.reflect.Type type, boolean primitive) {}

    private ObjectClass(Class<?> java, List<Part> parts, MethodHandle[] getters) {
        this.java = java;
        this.parts = List.copyOf(parts);
        this.getters = getters;
    }

    /// @throws FeldsparException with TYPE_MISMATCH if the class is neither
    public static ObjectClass of(Class<?> java) {
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(java, MethodHandles.lookup());
            if (java.isRecord()) {
                return RecordClass.of(java, lookup);
            }
            if (!java.isInterface() && !Modifier.isAbstract(java.getModifiers())) {
                ObjectClass bean = BeanClass.of(java, lookup);
                if (bean != null) {
                    return bean;
                }
            }
        } catch (ReflectiveOperationException e) {
            throw notMapped(java, e);
        }
        throw notMapped(java, null);
    }

    private static FeldsparException notMapped(Class<?> java, @Nullable Exception cause) {
        return new FeldsparException(
                ErrorCode.TYPE_MISMATCH,
                "Class '%s' has no SQL type: it is neither a simple class nor a record, nor a bean"
                        .formatted(java.getName()),
                "Use a record, or a class with a constructor without arguments, getters and"
                        + " setters.",
                cause);
    }

    public final String name() {
        return java.getSimpleName();
    }

    public final Class<?> java() {
        return java;
    }

    /// In the order of the record's components, or of the names of the bean's properties.
    public final List<Part> parts() {
        return parts;
    }

    final boolean isInstance(Object object) {
        return java.isInstance(object);
    }

    /// A new object.
    abstract Object make(@Nullable Object[] values);

    final @Nullable Object part(Object object, int index) {
        try {
            return (Object) getters[index].invokeExact(object);
        } catch (Throwable e) {
            throw sneaky(e);
        }
    }

    /// Throws what a constructor or an accessor threw, so that the caller reports it.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
        throw (E) e;
    }

    private static final class RecordClass extends ObjectClass {

        private final MethodHandle constructor;

        private RecordClass(
                Class<?> java, List<Part> parts, MethodHandle[] getters, MethodHandle constructor) {
            super(java, parts, getters);
            this.constructor = constructor;
        }

        static ObjectClass of(Class<?> java, MethodHandles.Lookup lookup)
                throws ReflectiveOperationException {
            RecordComponent[] components = java.getRecordComponents();
            List<Part> parts = new ArrayList<>();
            MethodHandle[] getters = new MethodHandle[components.length];
            Class<?>[] classes = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                RecordComponent each = components[i];
                parts.add(
                        new Part(
                                each.getName(),
                                each.getGenericType(),
                                each.getType().isPrimitive()));
                classes[i] = each.getType();
                getters[i] =
                        lookup.findVirtual(
                                        java, each.getName(), MethodType.methodType(each.getType()))
                                .asType(GETTER);
            }
            MethodHandle constructor =
                    lookup.findConstructor(java, MethodType.methodType(void.class, classes))
                            .asSpreader(Object[].class, classes.length)
                            .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordClass(java, parts, getters, constructor);
        }

        @Override
        Object make(@Nullable Object[] values) {
            try {
                return (Object) constructor.invokeExact(values);
            } catch (Throwable e) {
                throw sneaky(e);
            }
        }
    }

    private static final class BeanClass extends ObjectClass {

        private final MethodHandle constructor;
        private final MethodHandle[] setters;

        private BeanClass(
                Class<?> java,
                List<Part> parts,
                MethodHandle[] getters,
                MethodHandle constructor,
                MethodHandle[] setters) {
            super(java, parts, getters);
            this.constructor = constructor;
            this.setters = setters;
        }

        /// The class as a bean, or null if it is not one.
        static @Nullable ObjectClass of(Class<?> java, MethodHandles.Lookup lookup)
                throws ReflectiveOperationException {
            Constructor<?>[] constructors = java.getDeclaredConstructors();
            if (Arrays.stream(constructors).noneMatch(each -> each.getParameterCount() == 0)) {
                return null;
            }
            List<Part> parts = new ArrayList<>();
            List<MethodHandle> getters = new ArrayList<>();
            List<MethodHandle> setters = new ArrayList<>();
            Method[] methods = java.getMethods();
            Arrays.sort(methods, Comparator.comparing(BeanClass::property));
            for (Method getter : methods) {
                Method setter = setter(getter, methods);
                if (setter != null) {
                    Class<?> type = getter.getReturnType();
                    parts.add(
                            new Part(
                                    property(getter),
                                    getter.getGenericReturnType(),
                                    type.isPrimitive()));
                    getters.add(lookup.unreflect(getter).asType(GETTER));
                    setters.add(
                            lookup.unreflect(setter)
                                    .asType(
                                            MethodType.methodType(
                                                    void.class, Object.class, Object.class)));
                }
            }
            return parts.isEmpty()
                    ? null
                    : new BeanClass(
                            java,
                            parts,
                            getters.toArray(MethodHandle[]::new),
                            constructor(java, lookup),
                            setters.toArray(MethodHandle[]::new));
        }

        private static MethodHandle constructor(Class<?> java, MethodHandles.Lookup lookup)
                throws ReflectiveOperationException {
            return lookup.findConstructor(java, MethodType.methodType(void.class))
                    .asType(MethodType.methodType(Object.class));
        }

        /// The name of the property that a method gets, or nothing.
        private static String property(Method method) {
            String name = method.getName();
            int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : name.length();
            boolean getter = prefix < name.length() && method.getParameterCount() == 0;
            return getter
                    ? name.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT)
                            + name.substring(prefix + 1)
                    : "";
        }

        /// The setter of the property that a method gets, or null.
        private static @Nullable Method setter(Method getter, Method[] methods) {
            String property = property(getter);
            for (Method each : methods) {
                if (!property.isEmpty()
                        && each.getName().startsWith("set")
                        && each.getName().substring(3).equalsIgnoreCase(property)
                        && each.getParameterCount() == 1
                        && each.getParameterTypes()[0] == getter.getReturnType()) {
                    return each;
                }
            }
            return null;
        }

        @Override
        Object make(@Nullable Object[] values) {
            try {
                Object bean = (Object) constructor.invokeExact();
                for (int i = 0; i < values.length; i++) {
                    if (values[i] != null) {
                        setters[i].invokeExact(bean, values[i]);
                    }
                }
                return bean;
            } catch (Throwable e) {
                throw sneaky(e);
            }
        }
    }
}
