package io.feldspar.rdd.storage;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// About how many bytes the rows of a growing list take on the heap.
///
/// Rows are looked into at positions that lie ever farther apart (each about 1.1 times the one
/// before, as in Spark's SizeTracker) and the rest is extrapolated, so that a million rows cost a
/// hundred and some looks. A look follows references but not into classes of the platform, whose
/// fields are closed; those that rows are made of are known by name.
final class SizeEstimate {

    private static final int HEADER = 16;
    private static final int REFERENCE = 4;
    private static final int MOST_OBJECTS = 10_000;
    private static final int MOST_ELEMENTS = 200;

    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    private long rows;
    private long looked;
    private long lookedBytes;
    private long nextLook = 1;

    void add(@Nullable Object row) {
        rows++;
        if (rows >= nextLook) {
            looked++;
            lookedBytes += of(row);
            nextLook = Math.max(rows + 1, (long) (rows * 1.1));
        }
    }

    long bytes() {
        return looked == 0 ? 0 : (long) ((double) lookedBytes / looked * rows) + REFERENCE * rows;
    }

    /// The bytes of one object and all that hangs on it.
    static long of(@Nullable Object root) {
        if (root == null) {
            return 0;
        }
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        open.push(root);
        double bytes = 0;
        while (!open.isEmpty() && seen.size() < MOST_OBJECTS) {
            Object next = open.pop();
            if (seen.add(next)) {
                bytes += visit(next, open);
            }
        }
        return (long) bytes;
    }

    /// The bytes of the object by itself; what it refers to goes onto the stack.
    private static double visit(Object object, Deque<Object> open) {
        return switch (object) {
            case Sized sized -> sized.sizeInBytes();
            case String text -> 24 + HEADER + padded(text.length());
            case Number _ -> 24;
            case Boolean _, Character _, Enum<?> _, Class<?> _ -> HEADER;
            case Collection<?> list -> elements(list, list.size(), 24, open);
            case Map<?, ?> map ->
                    elements(map.keySet(), map.size(), 48, open)
                            + elements(map.values(), map.size(), 0, open);
            case Object array when array.getClass().isArray() -> array(array, open);
            case Object other -> fields(other, open);
        };
    }

    /// Looks at the first elements and takes the rest to be alike.
    private static double elements(Collection<?> all, int size, int bytesEach, Deque<Object> open) {
        double bytes = HEADER + 24 + (double) size * (REFERENCE + bytesEach);
        if (size <= MOST_ELEMENTS) {
            all.forEach(each -> push(each, open));
            return bytes;
        }
        long some = 0;
        int seen = 0;
        for (Object each : all) {
            if (seen++ == MOST_ELEMENTS) {
                break;
            }
            some += of(each);
        }
        return bytes + (double) some / MOST_ELEMENTS * size;
    }

    private static double array(Object array, Deque<Object> open) {
        int length = Array.getLength(array);
        Class<?> component = array.getClass().getComponentType();
        if (component.isPrimitive()) {
            return HEADER + padded((long) length * width(component));
        }
        return elements(java.util.Arrays.asList((Object[]) array), length, 0, open) - 24;
    }

    private static double fields(Object object, Deque<Object> open) {
        List<Field> fields = FIELDS.computeIfAbsent(object.getClass(), SizeEstimate::fieldsOf);
        long bytes = HEADER;
        for (Field field : fields) {
            if (field.getType().isPrimitive()) {
                bytes += width(field.getType());
            } else {
                bytes += REFERENCE;
                push(value(field, object), open);
            }
        }
        return padded(bytes);
    }

    private static @Nullable Object value(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            return null;
        }
    }

    /// The instance fields that may be read; those of closed classes are left out.
    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && opens(field)) {
                    fields.add(field);
                }
            }
        }
        return List.copyOf(fields);
    }

    private static boolean opens(Field field) {
        try {
            field.setAccessible(true);
            return true;
        } catch (InaccessibleObjectException | SecurityException e) {
            return false;
        }
    }

    private static void push(@Nullable Object value, Deque<Object> open) {
        if (value != null) {
            open.push(value);
        }
    }

    private static int width(Class<?> primitive) {
        if (primitive == long.class || primitive == double.class) {
            return Long.BYTES;
        }
        if (primitive == int.class || primitive == float.class) {
            return Integer.BYTES;
        }
        return primitive == short.class || primitive == char.class ? Short.BYTES : 1;
    }

    private static long padded(long bytes) {
        return (bytes + 7) & ~7L;
    }
}
