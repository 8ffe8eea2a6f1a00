package io.feldspar.rdd.serialization;

import java.io.NotSerializableException;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds how an object that cannot be serialized is reached: by which fields, elements and values
/// that lambdas captured. The shortest way is told.
final class UnserializablePath {

    private static final int MOST_OBJECTS = 100_000;

    private final Deque<Place> open = new ArrayDeque<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private UnserializablePath() {}

    /// An object and how the one before it holds it.
    private record Place(Object object, String by, @Nullable Place from) {}

    /// Says which class is the problem and how it is reached.
    ///
    /// @param roots the last of which was written for its own sake
    static String explain(List<?> roots, NotSerializableException error) {
        String wanted = String.valueOf(error.getMessage());
        Object root = roots.isEmpty() ? null : roots.getLast();
        Place found = root == null ? null : new UnserializablePath().find(root, wanted);
        if (found == null) {
            return wanted + " is not Serializable";
        }
        StringBuilder out = new StringBuilder(wanted).append(" is not Serializable; it is ");
        String separator = "";
        for (Place at = found; at != null && at.from() != null; at = at.from()) {
            if (!at.by().isEmpty()) {
                out.append(separator).append(at.by());
                separator = " in ";
            }
        }
        return out.toString();
    }

    private @Nullable Place find(Object root, String wanted) {
        push(root, "", null);
        while (!open.isEmpty() && seen.size() < MOST_OBJECTS) {
            Place at = open.poll();
            Object object = at.object();
            if (!(object instanceof Serializable) && object.getClass().getName().equals(wanted)) {
                return at;
            }
            visit(at);
        }
        return null;
    }

    private void push(@Nullable Object object, String by, @Nullable Place from) {
        if (object != null && seen.add(object)) {
            open.add(new Place(object, by, from));
        }
    }

    private void visit(Place at) {
        switch (at.object()) {
            case String _, Number _, Boolean _, Class<?> _, Enum<?> _ -> {
                // Always serializable.
            }
            case Object[] array -> {
                for (Object each : array) {
                    push(each, "an element of an array", at);
                }
            }
            case SerializedLambda lambda -> captured(lambda, at);
            case Collection<?> all ->
                    all.forEach(each -> push(each, "an element of a " + simpleName(all), at));
            case Map<?, ?> map -> {
                map.keySet().forEach(key -> push(key, "a key of a " + simpleName(map), at));
                map.values().forEach(value -> push(value, "a value of a " + simpleName(map), at));
            }
            case Object other -> {
                Object replacement = replacement(other);
                if (replacement != null) {
                    push(replacement, "", at);
                } else {
                    fields(other, at);
                }
            }
        }
    }

    private static String simpleName(Object object) {
        return object.getClass().getSimpleName();
    }

    private void captured(SerializedLambda lambda, Place at) {
        String where =
                "%s.%s"
                        .formatted(
                                lambda.getCapturingClass().replace('/', '.'),
                                lambda.getImplMethodName());
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            push(lambda.getCapturedArg(i), "captured value %d of %s".formatted(i, where), at);
        }
    }

    /// What the object is written as, which is how a lambda tells what it captured.
    private static @Nullable Object replacement(Object object) {
        try {
            Method method = object.getClass().getDeclaredMethod("writeReplace");
            method.setAccessible(true);
            return method.invoke(object);
        } catch (NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException
                | InaccessibleObjectException e) {
            return null;
        }
    }

    private void fields(Object object, Place at) {
        for (Class<?> each = object.getClass(); each != null; each = each.getSuperclass()) {
            if (!Serializable.class.isAssignableFrom(each)) {
                continue;
            }
            for (Field field : each.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                boolean written = !Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers);
                if (written && !field.getType().isPrimitive()) {
                    push(
                            value(field, object),
                            "field '%s' of %s".formatted(field.getName(), each.getName()),
                            at);
                }
            }
        }
    }

    private static @Nullable Object value(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            return null;
        }
    }
}
